using System.Text;
using SipStack.Trace;

namespace SipStack.Tests.Trace;

public sealed class AuthenticationHeaderTests
{
    [Theory]
    [InlineData("NTLM realm=\"SIP Communications Service\", targetname=\"fe01.contoso.com\", version=4", AuthenticationScheme.Ntlm)]
    [InlineData("kerberos realm=\"SIP Communications Service\",targetname=\"fe01.contoso.com\",version=4", AuthenticationScheme.Kerberos)]
    [InlineData("TLS-DSK realm=\"SIP Communications Service\" , targetname=fe01.contoso.com, version=\"4\"", AuthenticationScheme.TlsDsk)]
    [InlineData(" Digest version=4, targetname=”fe01.contoso.com”, realm=”SIP Communications Service”", AuthenticationScheme.Digest)]
    [InlineData("Basic realm=\"SIP Communications Service\", targetname=\"fe01.contoso.com\", version=4", AuthenticationScheme.Other)]
    public void A_challenge_is_read(string value, AuthenticationScheme scheme)
    {
        var (header, text) = Read(value);
        Assert.Equal(scheme, header.Scheme);
        Assert.Equal(("SIP Communications Service", "fe01.contoso.com", "4"), (text(header.Realm), text(header.TargetName), text(header.Version)));
        Assert.Equal((false, false, ""), (header.HasGssapiData, header.HasResponseAuth, text(header.Opaque)));
    }

    [Fact]
    public void Credentials_are_read()
    {
        var (header, text) = Read("NTLM qop=\"auth\", realm=\"SIP, Communications = Service\", opaque=\"2A0F3C\", gssapi-data=\"TlRMTVNTUAADAAAA/+=\", version=4, gssapi-data=\"other\"");
        Assert.Equal(("NTLM", "auth", "2A0F3C"), (text(header.SchemeName), text(header.Qop), text(header.Opaque)));
        Assert.Equal(("SIP, Communications = Service", "4"), (text(header.Realm), text(header.Version)));
        Assert.Equal((true, "TlRMTVNTUAADAAAA/+="), (header.HasGssapiData, text(header.GssapiData)));
    }

    [Fact]
    public void An_empty_token_is_one()
    {
        var (header, text) = Read("NTLM realm=\"r\", gssapi-data=\"\", version=4");
        Assert.Equal((true, "", "4"), (header.HasGssapiData, text(header.GssapiData), text(header.Version)));
    }

    [Fact]
    public void A_signed_answer_is_recognised()
    {
        var (header, text) = Read("NTLM rspauth=\"01000000\", srand=\"56AFA5B1\", snum=\"1\", opaque=\"2A0F3C\", qop=\"auth\", targetname=\"fe01.contoso.com\", realm=\"r\"");
        Assert.True(header.HasResponseAuth);
        Assert.Equal(("2A0F3C", "fe01.contoso.com"), (text(header.Opaque), text(header.TargetName)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("NTLM")]
    [InlineData("NTLM ,,,===,\"")]
    [InlineData("\"NTLM realm=\"")]
    [InlineData("realm=\"x\"")]
    public void Damaged_values_give_what_they_have(string value)
    {
        var (header, text) = Read(value);
        Assert.Equal("", text(header.Opaque));
        Assert.False(header.HasGssapiData);
    }

    [Fact]
    public void What_stands_behind_the_value_is_not_read()
    {
        var text = Encoding.UTF8.GetBytes("NTLM realm=\"r\", opaque=\"A\", gssapi-data=\"B\"");
        var header = AuthenticationHeader.Read(text, new TextSpan(0, 15));
        Assert.Equal((new TextSpan(12, 1), default, false), (header.Realm, header.Opaque, header.HasGssapiData));
    }

    static (AuthenticationHeader Header, Func<TextSpan, string> Text) Read(string value)
    {
        const string Before = "WWW-Authenticate:";
        var bytes = Encoding.UTF8.GetBytes($"{Before}{value}\r\nopaque=\"next\"");
        var span = new TextSpan(Before.Length, Encoding.UTF8.GetByteCount(value));
        return (AuthenticationHeader.Read(bytes, span), part => Encoding.UTF8.GetString(bytes, part.Start, part.Length));
    }
}
