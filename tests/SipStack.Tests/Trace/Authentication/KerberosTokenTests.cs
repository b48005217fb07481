using System.Text;
using SipStack.Trace;

namespace SipStack.Tests.Trace;

public sealed class KerberosTokenTests
{
    static readonly byte[] Kerberos = [0x2A, 0x86, 0x48, 0x86, 0xF7, 0x12, 0x01, 0x02, 0x02];
    static readonly byte[] MicrosoftKerberos = [0x2A, 0x86, 0x48, 0x82, 0xF7, 0x12, 0x01, 0x02, 0x02];
    static readonly byte[] Ntlm = [0x2B, 0x06, 0x01, 0x04, 0x01, 0x82, 0x37, 0x02, 0x02, 0x0A];
    static readonly byte[] Spnego = [0x2B, 0x06, 0x01, 0x05, 0x05, 0x02];

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_ticket_tells_realm_and_service(bool isMicrosoft)
    {
        var text = NtlmMessages.Base64(Frame(isMicrosoft ? MicrosoftKerberos : Kerberos, Request("CONTOSO.COM", "sip", "fe01.contoso.com")));
        Assert.Equal((byte)'Y', text[0]);
        Assert.True(KerberosToken.TryDecodeBase64(text, out var token));
        Assert.Equal((KerberosMessageKind.Request, "CONTOSO.COM", "sip/fe01.contoso.com"), (token.Kind, token.Realm, token.ServiceName));
        Assert.Empty(token.Problems);
        Assert.False(SpnegoToken.TryDecodeBase64(text, out _));
        Assert.False(NtlmToken.TryDecodeBase64(text, out _));
    }

    [Theory]
    [InlineData(2, KerberosMessageKind.Reply)]
    [InlineData(3, KerberosMessageKind.Error)]
    [InlineData(9, KerberosMessageKind.Unknown)]
    public void Other_messages_are_told_apart(byte id, KerberosMessageKind kind)
    {
        Assert.True(KerberosToken.TryDecodeBase64(NtlmMessages.Base64(Frame(Kerberos, [id, 0, 0x6F, 0])), out var token));
        Assert.Equal((kind, null, null), (token.Kind, token.Realm, token.ServiceName));
    }

    [Fact]
    public void A_negotiation_lists_its_mechanisms_and_holds_the_ticket()
    {
        var token = ReadSpnego([MicrosoftKerberos, Kerberos, Ntlm, Spnego], Frame(Kerberos, Request("CONTOSO.COM", "sip", "fe01.contoso.com")));
        Assert.Equal([SecurityMechanism.MicrosoftKerberos, SecurityMechanism.Kerberos, SecurityMechanism.Ntlm, SecurityMechanism.Spnego], token.Mechanisms);
        Assert.Equal("sip/fe01.contoso.com", token.Kerberos?.ServiceName);
        Assert.Null(token.Ntlm);
    }

    [Fact]
    public void A_negotiation_may_hold_an_NTLM_message()
    {
        var token = ReadSpnego([Ntlm], NtlmMessages.Authenticate(0x42908255));
        Assert.Equal(FlagState.Clear, token.Ntlm?.Flags.Get(NtlmFlag.Key128));
        Assert.Null(token.Kerberos);
    }

    [Fact]
    public void Names_are_bare_of_control_characters_and_bounded()
    {
        var text = NtlmMessages.Base64(Frame(Kerberos, Request("CON\u202ETOSO\u001B", "sip", new string('x', 1000), "more")));
        Assert.True(KerberosToken.TryDecodeBase64(text, out var token));
        Assert.Equal(("CONTOSO", 256), (token.Realm, token.ServiceName?.Length));
    }

    [Fact]
    public void A_token_that_is_cut_anywhere_does_no_harm()
    {
        var whole = Frame(Spnego, Value(0xA0, Value(0x30, Value(0xA0, Value(0x30, Value(0x06, Kerberos))), Value(0xA2, Value(0x04, Frame(Kerberos, Request("CONTOSO.COM", "sip", "fe01.contoso.com")))))));
        for (var length = 0; length < whole.Length; length++)
            Assert.False(SpnegoToken.TryDecodeBase64(NtlmMessages.Base64(whole[..length]), out _));
        var random = new Random(4);
        for (var round = 0; round < 20_000; round++)
        {
            var changed = (byte[])whole.Clone();
            for (var change = random.Next(1, 6); change > 0; change--)
                changed[random.Next(changed.Length)] = (byte)random.Next(256);
            SpnegoToken.TryDecodeBase64(NtlmMessages.Base64(changed), out var token);
            Assert.True(token.Kerberos?.ServiceName is null or { Length: <= 256 });
        }
    }

    [Fact]
    public void Deep_nesting_is_not_followed()
    {
        byte[] value = [];
        for (var depth = 0; depth < 1_000; depth++)
            value = Value(0x30, value);
        Assert.True(KerberosToken.TryDecodeBase64(NtlmMessages.Base64(Frame(Kerberos, [1, 0, .. value])), out var token));
        Assert.Equal("The ticket could not be read.", Assert.Single(token.Problems));
    }

    [Fact]
    public void More_than_64_KiB_is_not_decoded()
    {
        var text = new byte[64 * 1024 + 1];
        text.AsSpan().Fill((byte)'Y');
        Assert.False(KerberosToken.TryDecodeBase64(text, out _));
        Assert.False(SpnegoToken.TryDecodeBase64(text, out _));
    }

    static SpnegoToken ReadSpnego(byte[][] mechanisms, byte[] inner)
    {
        var list = Value(0x30, [.. mechanisms.SelectMany(mechanism => Value(0x06, mechanism))]);
        var frame = Frame(Spnego, Value(0xA0, Value(0x30, Value(0xA0, list), Value(0xA2, Value(0x04, inner)))));
        Assert.True(SpnegoToken.TryDecodeBase64(NtlmMessages.Base64(frame), out var token));
        Assert.Empty(token.Problems);
        return token;
    }

    static byte[] Frame(byte[] mechanism, byte[] inner) => Value(0x60, Value(0x06, mechanism), inner);

    /// <summary>An AP-REQ, RFC 4120 section 5.5.1, with empty encrypted parts.</summary>
    static byte[] Request(string realm, params string[] service)
    {
        var name = Value(0x30, Value(0xA0, Value(0x02, [2])), Value(0xA1, Value(0x30, [.. service.SelectMany(GeneralString)])));
        var encrypted = Value(0x30, Value(0xA0, Value(0x02, [18])), Value(0xA2, Value(0x04, NtlmMessages.Secret("Encrypted", 40))));
        var ticket = Value(0x61, Value(0x30, Value(0xA0, Value(0x02, [5])), Value(0xA1, GeneralString(realm)), Value(0xA2, name), Value(0xA3, encrypted)));
        var fields = Value(
            0x30, Value(0xA0, Value(0x02, [5])), Value(0xA1, Value(0x02, [14])), Value(0xA2, Value(0x03, [0, 0x20, 0, 0, 0])), Value(0xA3, ticket), Value(0xA4, encrypted));
        return [1, 0, .. Value(0x6E, fields)];
    }

    static byte[] GeneralString(string text) => Value(0x1B, Encoding.UTF8.GetBytes(text));

    static byte[] Value(byte tag, params byte[][] parts)
    {
        var length = parts.Sum(part => part.Length);
        byte[] header = length < 0x80 ? [tag, (byte)length] : length < 0x100 ? [tag, 0x81, (byte)length] : [tag, 0x82, (byte)(length >> 8), (byte)length];
        return [.. header, .. parts.SelectMany(part => part)];
    }
}
