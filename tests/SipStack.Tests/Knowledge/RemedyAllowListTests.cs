using SipStack.Knowledge;

namespace SipStack.Tests;

public sealed class RemedyAllowListTests
{
    [Theory]
    [InlineData("fe01.contoso.com")]
    [InlineData("a.b")]
    [InlineData("xn--bcher-kva.example")]
    [InlineData("1.example.com")]
    public void A_dns_name_is_accepted(string text)
    {
        Assert.True(AllowList.IsFqdn(text));
        Assert.True(AllowList.IsHost(text));
    }

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("fe01")]
    [InlineData("fe01.")]
    [InlineData(".com")]
    [InlineData("a..com")]
    [InlineData("-a.com")]
    [InlineData("a-.com")]
    [InlineData("192.0.2.1")]
    [InlineData("fe01.contoso.com\n")]
    [InlineData("fe01.contoso.com\r\n")]
    [InlineData("fe01.contoso.com ")]
    [InlineData("fe01.contoso.com;calc")]
    [InlineData("$(calc).com")]
    [InlineData("..\\x.com")]
    [InlineData("f\u00fc.com")]
    [InlineData("\u0430.com")]
    [InlineData("a\u202e.com")]
    [InlineData("a_b.com")]
    public void Anything_else_is_no_dns_name(string text) => Assert.False(AllowList.IsFqdn(text));

    [Fact]
    public void Lengths_of_names_are_limited()
    {
        Assert.True(AllowList.IsFqdn(new string('a', 63) + ".com"));
        Assert.False(AllowList.IsFqdn(new string('a', 64) + ".com"));
        var longest = string.Join('.', Enumerable.Repeat(new string('a', 49), 5)) + ".co";
        Assert.Equal(252, longest.Length);
        Assert.True(AllowList.IsFqdn(longest));
        Assert.False(AllowList.IsFqdn(longest + "mm"));
    }

    [Theory]
    [InlineData("FE01", true)]
    [InlineData("FRONTEND-000001", true)]
    [InlineData("FRONTEND-0000012", false)]
    [InlineData("-FE01", false)]
    [InlineData("FE 01", false)]
    [InlineData("FE01&calc", false)]
    [InlineData("", false)]
    public void A_computer_name_has_at_most_fifteen_characters(string text, bool accepted) => Assert.Equal(accepted, AllowList.IsHost(text));

    [Theory]
    [InlineData("sip:alice@contoso.com", "sip:alice@contoso.com")]
    [InlineData("SIP:alice@contoso.com", "sip:alice@contoso.com")]
    [InlineData("a.l-i_c+e@contoso.com", "sip:a.l-i_c+e@contoso.com")]
    public void A_sip_address_is_accepted(string text, string expected) => Assert.Equal(expected, AllowList.SipAddress(text));

    [Theory]
    [InlineData("alice")]
    [InlineData("@contoso.com")]
    [InlineData("sip:@contoso.com")]
    [InlineData("alice@")]
    [InlineData("alice@contoso")]
    [InlineData("alice@contoso.com;opaque=x")]
    [InlineData("alice@contoso.com\n")]
    [InlineData("al ice@contoso.com")]
    [InlineData("al'ice@contoso.com")]
    [InlineData("al\u2019ice@contoso.com")]
    [InlineData("-alice@contoso.com")]
    [InlineData("a@b@contoso.com")]
    [InlineData("tel:+1555@contoso.com")]
    [InlineData("")]
    public void Anything_else_is_no_sip_address(string text) => Assert.Null(AllowList.SipAddress(text));

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    [InlineData(65535, true)]
    [InlineData(65536, false)]
    [InlineData(-5061, false)]
    public void A_port_is_between_1_and_65535(int port, bool accepted) => Assert.Equal(accepted, AllowList.IsPort(port));
}
