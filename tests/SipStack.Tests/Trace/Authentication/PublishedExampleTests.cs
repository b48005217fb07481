using SipStack.Trace;

namespace SipStack.Tests.Trace;

/// <summary>The messages that the specification prints, [MS-NLMP] section 4.2.</summary>
public sealed class PublishedExampleTests
{
    const string Names = "44006F006D00610069006E00" + "5500730065007200" + "43004F004D0050005500540045005200";

    [Fact]
    public void Section_4_2_2_3_is_NTLMv1_with_both_key_lengths()
    {
        var token = Decode("4E544C4D5353500003000000" + "180018006C000000" + "1800180084000000" + "0C000C0048000000" + "0800080054000000" + "100010005C000000" + "100010009C000000"
            + "358280E2" + "0501280A0000000F" + Names
            + "98DEF7B87F88AA5DAFE2DF779688A172DEF11C7D5CCDEF13" + "67C43011F30298A2AD35ECE64F16331C44BDBED927841F94" + "518822B1B3F350C8958682ECBB3E3CB7");
        AssertNames(token);
        Assert.Equal("0xE2808235", token.Flags.ToString());
        Assert.Equal((FlagState.Set, FlagState.Set, FlagState.Clear), KeysAndSessionSecurity(token));
        Assert.Equal((NtlmResponseKind.NtlmV1, 24, 24, 16), Answer(token));
    }

    [Fact]
    public void Section_4_2_3_3_lacks_128_bit_and_has_session_security()
    {
        var token = Decode("4E544C4D5353500003000000" + "180018006C000000" + "1800180084000000" + "0C000C0048000000" + "0800080054000000" + "100010005C000000" + "000000009C000000"
            + "35820882" + "0501280A0000000F" + Names
            + "AAAAAAAAAAAAAAAA00000000000000000000000000000000" + "7537F803AE367128CA458204BDE7CAF81E97ED2683267232");
        AssertNames(token);
        Assert.Equal("0x82088235", token.Flags.ToString());
        Assert.Equal((FlagState.Clear, FlagState.Set, FlagState.Set), KeysAndSessionSecurity(token));
        Assert.Equal((NtlmResponseKind.NtlmV1SessionSecurity, 24, 24, 0), Answer(token));
    }

    [Fact]
    public void Section_4_2_4_3_is_NTLMv2()
    {
        var token = Decode("4E544C4D5353500003000000" + "180018006C000000" + "5400540084000000" + "0C000C0048000000" + "0800080054000000" + "100010005C000000" + "10001000D8000000"
            + "358288E2" + "0501280A0000000F" + Names
            + "86C35097AC9CEC102554764A57CCCC19AAAAAAAAAAAAAAAA"
            + "68CD0AB851E51C96AABC927BEBEF6A1C" + "0101000000000000" + "0000000000000000" + "AAAAAAAAAAAAAAAA" + "00000000"
            + "02000C0044006F006D00610069006E00" + "01000C00530065007200760065007200" + "00000000" + "00000000"
            + "C5DAD2544FC9799094CE1CE90BC9D03E");
        AssertNames(token);
        Assert.Equal("0xE2888235", token.Flags.ToString());
        Assert.Equal((FlagState.Set, FlagState.Set, FlagState.Set), KeysAndSessionSecurity(token));
        Assert.Equal((NtlmResponseKind.NtlmV2, 24, 84, 16), Answer(token));
        Assert.Equal(new NtlmTargetInfo { NetBiosDomain = "Domain", NetBiosComputer = "Server" }, token.TargetInfo);
        Assert.Null(token.ClientTime);
    }

    [Theory]
    [InlineData("338202E2", "", "0xE2028233", FlagState.Set, false)]
    [InlineData("33820A82", "", "0x820A8233", FlagState.Clear, false)]
    [InlineData("33828AE2", "02000C0044006F006D00610069006E0001000C0053006500720076006500720000000000", "0xE28A8233", FlagState.Set, true)]
    public void The_challenges_of_section_4_2_are_read(string flags, string targetInfo, string expectedFlags, FlagState key128, bool hasTargetInfo)
    {
        var place = hasTargetInfo ? "2400240044000000" : "0000000000000000";
        var token = Decode("4E544C4D5353500002000000" + "0C000C0038000000" + flags + "0123456789ABCDEF" + "0000000000000000" + place + "060070170000000F" + "530065007200760065007200" + targetInfo);
        Assert.Equal((NtlmMessageKind.Challenge, "Server", expectedFlags), (token.Kind, token.TargetName, token.Flags.ToString()));
        Assert.Equal(key128, token.Flags.Get(NtlmFlag.Key128));
        Assert.Equal("the server says it is Windows Vista (6.0.6000)", token.DeclaredSystem);
        Assert.Equal(hasTargetInfo ? new NtlmTargetInfo { NetBiosDomain = "Domain", NetBiosComputer = "Server" } : null, token.TargetInfo);
        Assert.Equal(NtlmResponseKind.Unknown, token.ResponseKind);
        Assert.Empty(token.Problems);
    }

    static void AssertNames(NtlmToken token)
    {
        Assert.Equal(NtlmMessageKind.Authenticate, token.Kind);
        Assert.Equal(("Domain", "User", "COMPUTER"), (token.Domain, token.User, token.Workstation));
        Assert.Equal("the client says it is Windows XP (5.1.2600)", token.DeclaredSystem);
        Assert.Equal((72, false), (token.HeaderSize, token.HasIntegrityCode));
        Assert.Empty(token.Problems);
    }

    static (FlagState Key128, FlagState Key56, FlagState SessionSecurity) KeysAndSessionSecurity(NtlmToken token) =>
        (token.Flags.Get(NtlmFlag.Key128), token.Flags.Get(NtlmFlag.Key56), token.ExtendedSessionSecurity);

    static (NtlmResponseKind Kind, int? Lm, int? Nt, int? Key) Answer(NtlmToken token) => (token.ResponseKind, token.LmResponseLength, token.NtResponseLength, token.SessionKeyLength);

    static NtlmToken Decode(string hex)
    {
        Assert.True(NtlmToken.TryDecodeBase64(NtlmMessages.Base64(Convert.FromHexString(hex)), out var token));
        return token;
    }
}
