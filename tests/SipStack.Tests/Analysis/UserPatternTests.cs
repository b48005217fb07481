using System.Text;
using SipStack.Analysis;

namespace SipStack.Tests;

public sealed class UserPatternTests
{
    [Theory]
    [InlineData("anna@contoso.com", "\"Anna\"<sip:anna@contoso.com>;tag=1;epid=2")]
    [InlineData("ANNA@Contoso.com", "<sip:anna@contoso.com>")]
    [InlineData("sip:anna@contoso.com", "<sips:anna@contoso.com:5061;transport=tls>")]
    [InlineData("<sip:anna@contoso.com;opaque=user>", "sip:anna@contoso.com")]
    [InlineData("anna", "<sip:anna@contoso.com>")]
    [InlineData("@contoso.com", "<sip:anna@contoso.com>")]
    [InlineData("fe01.contoso.com", "<sip:fe01.contoso.com:5061;lr>")]
    [InlineData("+14255550100", "<sip:+14255550100@contoso.com;user=phone>")]
    [InlineData("+1 (425) 555-0100", "<tel:+1-425-555-0100>")]
    [InlineData("5550100", "<sip:+14255550100;ext=100@contoso.com;user=phone>")]
    [InlineData("tel:+14255550100", "<sip:anna@contoso.com>, <tel:+14255550100;phone-context=x>")]
    [InlineData("zoë@contoso.com", "<sip:zoë@contoso.com>")]
    public void A_user_is_found_in_an_address_header(string pattern, string header) => Assert.True(Parse(pattern).IsIn(Encoding.UTF8.GetBytes(header)));

    [Theory]
    [InlineData("anna", "<sip:hanna@contoso.com>")]
    [InlineData("anna", "<sip:anna.b@contoso.com>")]
    [InlineData("anna@contoso.com", "<sip:anna@contoso.com.fabrikam.com>")]
    [InlineData("anna@contoso.com", "\"sip:anna@contoso.com\"<sip:bob@fabrikam.com>")]
    [InlineData("anna@contoso.com", "<>;tag=1")]
    [InlineData("+5550100", "<tel:+14255550100>")]
    [InlineData("5550100", "<sip:anna5550100@contoso.com>")]
    [InlineData("@contoso.com", "<sip:anna@fabrikam.com>")]
    [InlineData("contoso", "<sip:anna@contoso.com>")]
    public void What_only_looks_alike_is_not(string pattern, string header) => Assert.False(Parse(pattern).IsIn(Encoding.UTF8.GetBytes(header)));

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("@")]
    [InlineData("sip:")]
    [InlineData("two words")]
    public void What_is_no_user_is_refused(string text) => Assert.False(UserPattern.TryParse(text, out _));

    static UserPattern Parse(string text)
    {
        Assert.True(UserPattern.TryParse(text, out var pattern));
        return pattern;
    }
}
