using SipStack.Trace;

namespace SipStack.Tests.Trace;

public sealed class NtlmFlagTests
{
    /// <summary>Flags that servers and clients have sent; the messages around them are made here.</summary>
    [Theory]
    [InlineData(0x42908255, 24, FlagState.Clear, FlagState.Clear, FlagState.Clear, NtlmResponseKind.NtlmV1)]
    [InlineData(0x62988255, 198, FlagState.Set, FlagState.Clear, FlagState.Set, NtlmResponseKind.NtlmV2)]
    [InlineData(0xE2808235, 24, FlagState.Set, FlagState.Set, FlagState.Clear, NtlmResponseKind.NtlmV1)]
    [InlineData(0x82088235, 24, FlagState.Clear, FlagState.Set, FlagState.Set, NtlmResponseKind.NtlmV1SessionSecurity)]
    [InlineData(0xE2888235, 84, FlagState.Set, FlagState.Set, FlagState.Set, NtlmResponseKind.NtlmV2)]
    public void The_clients_choice_is_read(uint flags, int nt, FlagState key128, FlagState key56, FlagState sessionSecurity, NtlmResponseKind kind)
    {
        var lm = kind == NtlmResponseKind.NtlmV1SessionSecurity ? [.. NtlmMessages.Secret("Kd4nUx3M", 8), .. new byte[16]] : NtlmMessages.Secret("Lq7zXk2W", 24);
        var answer = nt == 24 ? NtlmMessages.Secret("Nv5yJq8B", 24) : NtlmMessages.NtlmV2Response(null, new byte[nt - 48]);
        var token = Decode(NtlmMessages.Authenticate(flags, lm: lm, nt: answer));
        Assert.Equal((key128, key56), (token.Flags.Get(NtlmFlag.Key128), token.Flags.Get(NtlmFlag.Key56)));
        Assert.Equal((sessionSecurity, kind), (token.ExtendedSessionSecurity, token.ResponseKind));
        Assert.Equal((24, nt, 16), (token.LmResponseLength, token.NtResponseLength, token.SessionKeyLength));
    }

    [Theory]
    [InlineData(5, 2, 3790, "the server says it is Windows Server 2003 or XP x64 (5.2.3790)")]
    [InlineData(6, 1, 7601, "the server says it is Windows 7 or Server 2008 R2 (6.1.7601)")]
    public void A_challenge_offers_everything(byte major, byte minor, ushort build, string system)
    {
        var time = new DateTime(2017, 10, 3, 12, 0, 0, 500, DateTimeKind.Utc);
        var info = NtlmMessages.TargetInfo(
            (2, NtlmMessages.Utf16("CONTOSO")), (1, NtlmMessages.Utf16("FE01")), (4, NtlmMessages.Utf16("contoso.com")), (3, NtlmMessages.Utf16("fe01.contoso.com")), (5, NtlmMessages.Utf16("forest.example")),
            (7, NtlmMessages.FileTime(time)));
        var token = Decode(NtlmMessages.Challenge(0xE29882F3, "CONTOSO", info, (major, minor, build)));
        Assert.Equal((FlagState.Set, FlagState.Set, FlagState.Set), (token.Flags.Get(NtlmFlag.Key128), token.Flags.Get(NtlmFlag.Key56), token.ExtendedSessionSecurity));
        Assert.Equal((NtlmMessageKind.Challenge, "CONTOSO", 56), (token.Kind, token.TargetName, token.HeaderSize));
        Assert.Equal(system, token.DeclaredSystem);
        var expected = new NtlmTargetInfo
        {
            NetBiosComputer = "FE01",
            NetBiosDomain = "CONTOSO",
            DnsComputer = "fe01.contoso.com",
            DnsDomain = "contoso.com",
            DnsForest = "forest.example",
            ServerTime = time,
        };
        Assert.Equal(expected, token.TargetInfo);
        Assert.Empty(token.Problems);
    }

    [Fact]
    public void A_negotiate_has_OEM_names()
    {
        var token = Decode(NtlmMessages.Negotiate(0xE2083233, "CONTOSO", "PC-0815"));
        Assert.Equal((NtlmMessageKind.Negotiate, "CONTOSO", "PC-0815", 40), (token.Kind, token.Domain, token.Workstation, token.HeaderSize));
        Assert.Equal(FlagState.Set, token.Flags.Get(NtlmFlag.OemDomainSupplied));
        Assert.Equal("the client says it is Windows XP (5.1.2600)", token.DeclaredSystem);
    }

    [Fact]
    public void Flags_and_names_of_flags_are_those_of_the_specification()
    {
        Assert.Equal(22, NtlmFlagNames.All.Count);
        Assert.Equal(uint.MaxValue, NtlmFlagNames.All.Aggregate(NtlmFlags.Reserved, (bits, flag) => bits | (uint)flag));
        Assert.All(NtlmFlagNames.All, flag => Assert.Equal(0u, NtlmFlags.Reserved & (uint)flag));
        Assert.All(NtlmFlagNames.All, flag => Assert.StartsWith("NTLM", NtlmFlagNames.Of(flag), StringComparison.Ordinal));
        Assert.Equal(22, NtlmFlagNames.All.Select(NtlmFlagNames.Of).Distinct().Count());
        Assert.Equal("NTLMSSP_NEGOTIATE_128", NtlmFlagNames.Of(NtlmFlag.Key128));
        Assert.Equal("0x04000000", NtlmFlagNames.Of((NtlmFlag)0x04000000));
    }

    [Fact]
    public void A_flag_is_known_only_where_its_byte_is()
    {
        var flags = new NtlmFlags(0xFF0000FF, 0x42000055);
        Assert.Equal((FlagState.Set, FlagState.Clear, FlagState.Unknown), (flags.Get(NtlmFlag.KeyExchange), flags.Get(NtlmFlag.Key128), flags.Get(NtlmFlag.Ntlm)));
        Assert.Equal("0x42....55", flags.ToString());
        Assert.Equal(FlagState.Unknown, default(NtlmFlags).Get(NtlmFlag.Key128));
    }

    [Fact]
    public void Reserved_bits_are_told()
    {
        var token = Decode(NtlmMessages.Authenticate(0x42908255 | 0x04000100));
        Assert.Equal(0x04000100u, token.Flags.UnnamedBits);
        Assert.False(NtlmToken.TryDecodeDotted(NtlmMessages.Dotted(NtlmMessages.Authenticate(0x4A908255)), out _));
    }

    static NtlmToken Decode(byte[] message)
    {
        Assert.True(NtlmToken.TryDecodeBase64(NtlmMessages.Base64(message), out var token));
        return token;
    }
}
