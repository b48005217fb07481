using SipStack.Knowledge;

namespace SipStack.Tests;

public sealed class RemedyManifestTests
{
    [Fact]
    public void A_trigger_reads_codes_and_conditions()
    {
        var trigger = RemedyTrigger.Parse("0xC3E93EC3 SIP_E_AUTH_UNAUTHORIZED scheme=NTLM|unknown method=REGISTER without=0x80090302");
        Assert.Equal(["0xC3E93EC3", "SIP_E_AUTH_UNAUTHORIZED"], trigger.Codes);
        Assert.Equal(["NTLM", "unknown"], trigger.Schemes);
        Assert.Equal(["REGISTER"], trigger.Methods);
        Assert.Equal(["0x80090302"], trigger.Without);
    }

    [Theory]
    [InlineData("0xC3E93EC3", null, "REGISTER", true)]
    [InlineData("sip_e_auth_unauthorized", "ntlm", "register", true)]
    [InlineData("0xC3E93EC3", "Kerberos", "REGISTER", false)]
    [InlineData("0xC3E93EC3", "NTLM", null, false)]
    [InlineData("0xC3E93EE4", "NTLM", "REGISTER", false)]
    [InlineData("0xC3E93EC3 0x80090302", "NTLM", "REGISTER", false)]
    public void A_trigger_matches_only_when_all_its_conditions_do(string codes, string? scheme, string? method, bool matches)
    {
        var trigger = RemedyTrigger.Parse("0xC3E93EC3 SIP_E_AUTH_UNAUTHORIZED scheme=NTLM|unknown method=REGISTER without=0x80090302");
        Assert.Equal(matches, trigger.Matches(new() { Codes = codes.Split(' '), Scheme = scheme, Method = method }));
    }

    [Theory]
    [InlineData("-Target")]
    [InlineData("-Target host")]
    [InlineData("-Target planet required")]
    [InlineData("-Target host perhaps")]
    [InlineData("-Target host required more")]
    public void A_wrong_argument_is_refused(string text) => Assert.Throws<FormatException>(() => RemedyArgument.Parse(text));
}
