using System.Diagnostics;
using System.Text;
using SipStack.Trace;

namespace SipStack.Tests.Trace;

public sealed class HostileTokenTests
{
    static readonly byte[][] Messages =
    [
        NtlmMessages.Authenticate(0x42908255),
        NtlmMessages.Authenticate(0x62988255, nt: NtlmMessages.NtlmV2Response(DateTime.UnixEpoch, NtlmMessages.TargetInfo((3, NtlmMessages.Utf16("fe01.contoso.com")))), header: 88),
        NtlmMessages.Challenge(0xE29882F3, "CONTOSO", NtlmMessages.TargetInfo((2, NtlmMessages.Utf16("CONTOSO")), (7, new byte[8]))),
        NtlmMessages.Negotiate(0xE2083233, "CONTOSO", "PC"),
    ];

    [Fact]
    public void A_message_that_is_cut_anywhere_never_shows_other_flags()
    {
        foreach (var message in Messages)
        {
            Assert.True(NtlmToken.TryDecodeBase64(NtlmMessages.Base64(message), out var whole));
            for (var length = 0; length < message.Length; length++)
            {
                if (!NtlmToken.TryDecodeBase64(NtlmMessages.Base64(message[..length]), out var token))
                    Assert.True(length < 16 && token.Problems.Count > 0, $"{length}");
                Assert.Equal(whole.Flags.Set & token.Flags.Known, token.Flags.Set);
                if (token.Version is { IsComplete: true })
                    Assert.Equal(whole.Version, token.Version);
                Assert.True(token.Workstation is null || token.Workstation == whole.Workstation);
                Assert.True(token.ResponseKind is NtlmResponseKind.Unknown || token.ResponseKind == whole.ResponseKind);
            }
        }
    }

    [Fact]
    public void Base64_that_is_cut_or_damaged_is_decoded_up_to_there()
    {
        var text = NtlmMessages.Base64(Messages[0]);
        for (var length = 0; length < text.Length; length++)
        {
            NtlmToken.TryDecodeBase64(text.AsSpan(0, length), out var token);
            Assert.NotEmpty(token.Problems);
            Assert.Equal(length / 4 * 3 >= 64 ? FlagState.Clear : FlagState.Unknown, token.Flags.Get(NtlmFlag.Key128));
        }

        text[120] = (byte)'!';
        Assert.True(NtlmToken.TryDecodeBase64(text, out var damaged));
        Assert.Equal(FlagState.Clear, damaged.Flags.Get(NtlmFlag.Key128));
        Assert.Contains("The text is not base64 from character 121 on.", damaged.Problems);
    }

    [Theory]
    [InlineData(36, 0xFFFF, 0xFFFFFFFF, "The user name does not lie in the token.")]
    [InlineData(36, 0xFFFF, 0x7FFFFFFF, "The user name does not lie in the token.")]
    [InlineData(36, 0x0001, 0xFFFFFFFF, "The user name does not lie in the token.")]
    [InlineData(36, 0x0010, 0x000000B8, "The user name does not lie in the token.")]
    [InlineData(36, 0x0010, 0x00000033, "The user name begins inside the header.")]
    [InlineData(36, 0x0010, 0x00000000, "The user name begins inside the header.")]
    [InlineData(36, 0x0010, 0x000000B7, "The user name does not lie in the token.")]
    [InlineData(20, 0xFFFF, 0xFFFFFFF0, "The NT response does not lie in the token.")]
    [InlineData(12, 0xFFFF, 0xFFFFFFF0, "The LM response does not lie in the token.")]
    [InlineData(28, 0xFFFF, 0xFFFFFFF0, "The domain name does not lie in the token.")]
    [InlineData(52, 0xFFFF, 0xFFFFFFF0, "The session key does not lie in the token.")]
    public void A_field_that_lies_elsewhere_is_left_out(int field, int length, uint offset, string problem)
    {
        var message = NtlmMessages.Authenticate(0x42908255);
        BitConverter.GetBytes((ushort)length).CopyTo(message, field);
        BitConverter.GetBytes(offset).CopyTo(message, field + 4);
        Assert.True(NtlmToken.TryDecodeBase64(NtlmMessages.Base64(message), out var token));
        Assert.Equal(problem, Assert.Single(token.Problems));
        Assert.Equal(("D620-SPARE1", FlagState.Clear), (token.Workstation, token.Flags.Get(NtlmFlag.Key128)));
        Assert.Equal(field == 36, token.User is null);
        Assert.Equal(field == 20, token.NtResponseLength is null);
    }

    [Theory]
    [InlineData(12, "The target name does not lie in the token.")]
    [InlineData(40, "The target information does not lie in the token.")]
    public void A_field_of_a_challenge_that_lies_elsewhere_is_left_out(int field, string problem)
    {
        var message = NtlmMessages.Challenge(0xE29882F3, "CONTOSO", NtlmMessages.TargetInfo((2, NtlmMessages.Utf16("CONTOSO"))));
        BitConverter.GetBytes(uint.MaxValue).CopyTo(message, field + 4);
        Assert.True(NtlmToken.TryDecodeBase64(NtlmMessages.Base64(message), out var token));
        Assert.Equal((problem, FlagState.Set, false), (Assert.Single(token.Problems), token.Flags.Get(NtlmFlag.Key128), token.HasIntegrityCode));
    }

    [Fact]
    public void The_workstation_may_be_the_one_that_is_lost()
    {
        var message = NtlmMessages.Authenticate(0x42908255);
        BitConverter.GetBytes(uint.MaxValue).CopyTo(message, 48);
        Assert.True(NtlmToken.TryDecodeBase64(NtlmMessages.Base64(message), out var token));
        Assert.Equal(("The workstation name does not lie in the token.", null, "nbarksda"), (Assert.Single(token.Problems), token.Workstation, token.User));
    }

    [Fact]
    public void A_message_without_flags_says_so()
    {
        Assert.True(NtlmToken.TryDecodeBase64(NtlmMessages.Base64(NtlmMessages.Authenticate(0x42908255)[..62]), out var token));
        Assert.Contains("The message is too short to have flags.", token.Problems);
        Assert.False(NtlmToken.TryDecodeBase64(NtlmMessages.Base64(Messages[0].AsSpan(1).ToArray()), out token));
        Assert.Equal("The token does not begin as NTLM does.", Assert.Single(token.Problems));
    }

    [Fact]
    public void Fields_may_overlap()
    {
        var message = NtlmMessages.Authenticate(0x42908255);
        for (var field = 12; field < 60; field += 8)
            message.AsSpan(44, 8).CopyTo(message.AsSpan(field));
        Assert.True(NtlmToken.TryDecodeBase64(NtlmMessages.Base64(message), out var token));
        Assert.Equal(("D620-SPARE1", "D620-SPARE1", "D620-SPARE1"), (token.Domain, token.User, token.Workstation));
        Assert.Equal(NtlmResponseKind.Unknown, token.ResponseKind);
    }

    [Theory]
    [InlineData(64 * 1024, true)]
    [InlineData(64 * 1024 + 1, false)]
    [InlineData(64 * 1024 + 4, false)]
    public void More_than_64_KiB_is_not_decoded(int length, bool isDecoded)
    {
        var text = new byte[length];
        text.AsSpan().Fill((byte)'A');
        NtlmMessages.Base64(Messages[0])[..240].CopyTo(text, 0);
        Assert.Equal(isDecoded, NtlmToken.TryDecodeBase64(text, out var token));
        Assert.Equal(isDecoded, !token.Problems.Contains("The token is longer than 64 KiB."));
        Assert.False(NtlmToken.TryDecodeDotted(text, out _));
    }

    [Theory]
    [InlineData("")]
    [InlineData("=")]
    [InlineData("!!!!")]
    [InlineData("TlRMTVNTUAA=")]
    [InlineData("TlRMTVNTUAAEAAAAAAAAAA==")]
    [InlineData("TlRMTVNTUAAAAAAAAAAAAA==")]
    [InlineData("TlRMTVNTUAD/////AAAAAA==")]
    [InlineData("YIIBAAYGKwYBBQUC")]
    public void Other_tokens_give_a_reason(string text)
    {
        Assert.False(NtlmToken.TryDecodeBase64(Encoding.ASCII.GetBytes(text), out var token));
        Assert.NotEmpty(token.Problems);
        Assert.Equal(new NtlmFlags(0, 0), token.Flags);
    }

    [Fact]
    public void Random_changes_do_no_harm()
    {
        var random = new Random(20101122);
        for (var round = 0; round < 5_000; round++)
        {
            var message = (byte[])Messages[round % Messages.Length].Clone();
            for (var change = random.Next(1, 12); change > 0; change--)
                message[random.Next(8, message.Length)] = random.Next(3) == 0 ? (byte)0xFF : (byte)random.Next(256);
            NtlmToken.TryDecodeBase64(NtlmMessages.Base64(message), out var token);
            AssertBounded(token);
            NtlmToken.TryDecodeDotted(NtlmMessages.Dotted(message), out token);
            AssertBounded(token);
        }
    }

    [Fact]
    public void Random_bytes_do_no_harm()
    {
        var random = new Random(20101123);
        for (var round = 0; round < 5_000; round++)
        {
            var bytes = new byte[random.Next(400)];
            random.NextBytes(bytes);
            if (round % 2 == 0)
                "NTLMSSP\0"u8[..Math.Min(8, bytes.Length)].CopyTo(bytes);
            NtlmToken.TryDecodeBase64(bytes, out var token);
            AssertBounded(token);
            NtlmToken.TryDecodeBase64(NtlmMessages.Base64(bytes), out token);
            AssertBounded(token);
            NtlmToken.TryDecodeDotted(bytes, out token);
            AssertBounded(token);
            KerberosToken.TryDecodeBase64(NtlmMessages.Base64(bytes), out _);
            SpnegoToken.TryDecodeBase64(NtlmMessages.Base64(bytes), out _);
        }
    }

    /// <summary>A text that leaves as much open as the form allows: every length and every offset behind the first one is hidden.</summary>
    [Theory]
    [InlineData('.')]
    [InlineData('x')]
    public void The_search_for_a_layout_is_short(char payload)
    {
        var text = new byte[2048];
        text.AsSpan().Fill((byte)'.');
        text.AsSpan(72).Fill((byte)payload);
        "NTLMSSP."u8.CopyTo(text);
        text[32] = (byte)'H';
        var clock = Stopwatch.StartNew();
        NtlmToken.TryDecodeDotted(text, out var token);
        AssertBounded(token);
        text[60] = (byte)'T';
        NtlmToken.TryDecodeDotted(text, out token);
        AssertBounded(token);
        // A guard against a search that grows beyond all bounds, not a measurement.
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(30), $"{clock.Elapsed}");
    }

    static void AssertBounded(NtlmToken token)
    {
        Assert.True(token.Problems.Count <= 16, string.Join(' ', token.Problems));
        Assert.All((string?[])[token.TargetName, token.Domain, token.User, token.Workstation], name => Assert.True(name is null || name.Length <= 256));
    }
}
