using SipStack.Tests.Trace;
using SipStack.Trace;

namespace SipStack.Tests;

/// <summary>Tokens of any content: what was put in is read out, and what has been damaged since does no harm.</summary>
[Trait("Category", "Fuzz")]
public sealed class TokenFuzzTests
{
    [Fact]
    public void The_fields_of_a_token_are_read_as_they_were_written() => Fuzz.Rounds(2000, random =>
    {
        var flags = (uint)random.NextInt64(1L << 32) | 1;
        var (domain, user, workstation) = (Name(random), Name(random), Name(random));
        var message = NtlmMessages.Authenticate(flags, domain, user, workstation, Bytes(random, 24), random.Next(2) == 0 ? Bytes(random, 24) : Bytes(random, 44 + random.Next(300)), Bytes(random, 16), header: random.Next(3) switch { 0 => 64, 1 => 72, _ => 88 });
        Assert.True(NtlmToken.TryDecodeBase64(NtlmMessages.Base64(message), out var token));
        Assert.Equal((NtlmMessageKind.Authenticate, flags, domain, user, workstation), (token.Kind, token.Flags.Set, token.Domain, token.User, token.Workstation));
    });

    [Fact]
    public void A_damaged_token_is_read_within_its_bounds() => Fuzz.Rounds(4000, random =>
    {
        var message = Message(random);
        for (var changes = random.Next(12); changes > 0; changes--)
            message[random.Next(message.Length)] = random.Next(3) == 0 ? (byte)0xFF : (byte)random.Next(256);
        message = message[..random.Next(message.Length + 1)];
        var text = NtlmMessages.Base64(message);
        if (text.Length > 0 && random.Next(3) == 0)
            text[random.Next(text.Length)] = (byte)random.Next(256);
        NtlmToken.TryDecodeBase64(text, out var token);
        AssertBounded(token);
        NtlmToken.TryDecodeDotted(NtlmMessages.Dotted(message), out token);
        AssertBounded(token);
        NtlmToken.TryDecodeDotted(text, out token);
        AssertBounded(token);
        SpnegoToken.TryDecodeBase64(text, out _);
        KerberosToken.TryDecodeBase64(text, out _);
    });

    static byte[] Message(Random random) => random.Next(5) switch
    {
        0 => NtlmMessages.Negotiate((uint)random.Next(), "CONTOSO", "PC"),
        1 => NtlmMessages.Challenge((uint)random.Next(), Name(random), TargetInfo(random)),
        2 => NtlmMessages.Authenticate((uint)random.Next(), nt: NtlmMessages.NtlmV2Response(DateTime.UnixEpoch.AddSeconds(random.Next()), TargetInfo(random)), header: 88),
        3 => NtlmMessages.Authenticate((uint)random.Next(), Name(random), Name(random), Name(random)),
        _ => [0x60, (byte)random.Next(256), .. Bytes(random, random.Next(300))],
    };

    static byte[] TargetInfo(Random random) =>
        NtlmMessages.TargetInfo([.. Enumerable.Range(0, random.Next(6)).Select(_ => (random.Next(12), random.Next(2) == 0 ? NtlmMessages.Utf16(Name(random)) : Bytes(random, random.Next(30))))]);

    static string Name(Random random) => string.Concat(Enumerable.Range(0, 1 + random.Next(20)).Select(_ => (char)random.Next('0', 'z')));

    static byte[] Bytes(Random random, int count)
    {
        var bytes = new byte[count];
        random.NextBytes(bytes);
        return bytes;
    }

    static void AssertBounded(NtlmToken token)
    {
        Assert.True(token.Problems.Count <= 16, string.Join(' ', token.Problems));
        Assert.All((string?[])[token.TargetName, token.Domain, token.User, token.Workstation], name => Assert.True(name is null || name.Length <= 256));
    }
}
