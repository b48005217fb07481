using System.Text;
using SipStack.Trace;

namespace SipStack.Tests.Trace;

public sealed class DottedTokenTests
{
    /// <summary>The security record of a published case: Communicator on Windows XP, refused by a server that demands 128-bit.</summary>
    const string WindowsXpClient = "NTLMSSP.........x...............H.......R.......b...........U..B..(.....d.o.m.a.i.n.b.a.r.k.s.d.a.D.6.2.0.-.S.P.A.R.E.1........(+H~B.\\Q.d.^.7......0Nf........&U.*...F.i8...I\".....E{..a";

    [Fact]
    public void The_published_record_shows_that_128_bit_is_not_offered()
    {
        var token = Decode(WindowsXpClient);
        Assert.Equal((NtlmMessageKind.Authenticate, true, 184, 72, false), (token.Kind, token.IsDotted, token.Length, token.HeaderSize, token.HasIntegrityCode));
        Assert.Equal("0x42....55", token.Flags.ToString());
        foreach (var flag in (NtlmFlag[])[NtlmFlag.Unicode, NtlmFlag.RequestTarget, NtlmFlag.Sign, NtlmFlag.Datagram, NtlmFlag.KeyExchange, NtlmFlag.Version])
            Assert.Equal(FlagState.Set, token.Flags.Get(flag));
        foreach (var flag in (NtlmFlag[])[NtlmFlag.Key128, NtlmFlag.Key56, NtlmFlag.Oem, NtlmFlag.Seal, NtlmFlag.LmKey])
            Assert.Equal(FlagState.Clear, token.Flags.Get(flag));
        foreach (var flag in (NtlmFlag[])[NtlmFlag.ExtendedSessionSecurity, NtlmFlag.Ntlm, NtlmFlag.AlwaysSign, NtlmFlag.TargetInfo])
            Assert.Equal(FlagState.Unknown, token.Flags.Get(flag));
    }

    [Fact]
    public void The_published_record_shows_names_version_and_answer()
    {
        var token = Decode(WindowsXpClient);
        Assert.Equal(("domai", "nbarksda", "D620-SPARE1"), (token.Domain, token.User, token.Workstation));
        Assert.Equal((null, null, null, 0x28), (token.Version?.Major, token.Version?.Minor, token.Version?.Build, token.Version?.BuildLowByte));
        Assert.Equal("the visible part of the client's version fits Windows XP (5.1.2600)", token.DeclaredSystem);
        Assert.Equal((24, 24, 16), (token.LmResponseLength, token.NtResponseLength, token.SessionKeyLength));
        Assert.Equal((NtlmResponseKind.NtlmV1, FlagState.Clear), (token.ResponseKind, token.ExtendedSessionSecurity));
        Assert.Empty(token.Problems);
    }

    [Theory]
    [InlineData('B', FlagState.Clear, FlagState.Clear)]
    [InlineData('b', FlagState.Set, FlagState.Clear)]
    [InlineData('.', FlagState.Unknown, FlagState.Unknown)]
    public void The_highest_flag_byte_tells_the_key_length(char letter, FlagState key128, FlagState key56)
    {
        var token = Decode(WindowsXpClient.Replace("U..B", "U.." + letter, StringComparison.Ordinal));
        Assert.Equal((key128, key56), (token.Flags.Get(NtlmFlag.Key128), token.Flags.Get(NtlmFlag.Key56)));
    }

    [Fact]
    public void A_message_that_is_built_with_the_same_facts_prints_the_same()
    {
        var built = NtlmMessages.Authenticate(0x42908255);
        Assert.Equal(WindowsXpClient[..120], Encoding.ASCII.GetString(NtlmMessages.Dotted(built))[..120]);
        Assert.True(NtlmToken.TryDecodeBase64(NtlmMessages.Base64(built), out var token));
        Assert.Equal((FlagState.Clear, NtlmResponseKind.NtlmV1, FlagState.Clear), (token.Flags.Get(NtlmFlag.Key128), token.ResponseKind, token.ExtendedSessionSecurity));
    }

    [Theory]
    [InlineData("“", "\"")]
    [InlineData("…", "...")]
    public void What_a_web_page_does_to_the_text_is_undone(string typographic, string straight) =>
        Assert.Equal("D620-SPARE1", Decode(WindowsXpClient.Replace(straight, typographic, StringComparison.Ordinal)).Workstation);

    [Fact]
    public void Names_of_equal_length_may_have_been_replaced() =>
        Assert.Equal("XXXXXXXX", Decode(WindowsXpClient.Replace("n.b.a.r.k.s.d.a.", "X.X.X.X.X.X.X.X.", StringComparison.Ordinal)).User);

    [Theory]
    [InlineData("d.o.m.a.i.", "")]
    [InlineData("n.b.a.r.k.s.d.a.", "x.x.")]
    [InlineData("n.b.a.r.k.s.d.a.", "user name removed")]
    [InlineData("n.b.a.r.k.s.d.a.", "sixteen letters.")]
    [InlineData("E{..a", "")]
    [InlineData("E{..a", "E{..a.")]
    [InlineData("NTLMSSP.", "NTLMSSP..")]
    [InlineData("x......", "x.....")]
    public void A_text_whose_length_does_not_fit_is_not_decodable(string old, string changed)
    {
        Assert.False(NtlmToken.TryDecodeDotted(Encoding.UTF8.GetBytes(WindowsXpClient.Replace(old, changed, StringComparison.Ordinal)), out var token));
        Assert.Equal(FlagState.Unknown, token.Flags.Get(NtlmFlag.Key128));
        Assert.Single(token.Problems);
        Assert.Equal((null, null), (token.Workstation, token.DeclaredSystem));
    }

    [Fact]
    public void A_record_that_is_cut_anywhere_is_not_decodable()
    {
        for (var length = 0; length < WindowsXpClient.Length; length++)
            Assert.False(NtlmToken.TryDecodeDotted(Encoding.UTF8.GetBytes(WindowsXpClient[..length]), out _), $"{length}");
    }

    /// <summary>What the dotted form shows must never contradict the message itself.</summary>
    [Theory]
    [InlineData(0x62988255, 198, 24, 72)]
    [InlineData(0xE2988255, 198, 24, 72)]
    [InlineData(0x62988255, 300, 0, 88)]
    [InlineData(0xE2808235, 24, 24, 72)]
    [InlineData(0x82088235, 24, 24, 72)]
    [InlineData(0x40908255, 24, 24, 64)]
    [InlineData(0x42908254, 24, 24, 72)]
    [InlineData(0x42900A55, 0, 1, 72)]
    public void The_dotted_form_agrees_with_the_message(uint flags, int nt, int lm, int header)
    {
        var random = new Random(nt + lm);
        foreach (var (domain, user, workstation) in ((string, string, string)[])[("CONTOSO", "alice", "PC-0815"), ("", "alice@contoso.com", "PC"), ("A-VERY-LONG-DOMAIN-NAME", "a.very.long.user.name", "WORKSTATION-0001")])
        {
            var answer = nt > 24 ? NtlmMessages.NtlmV2Response(new DateTime(2010, 9, 28, 22, 33, 22, DateTimeKind.Utc), new byte[nt - 48]) : Bytes(nt);
            var lmAnswer = (flags & 0x80000) != 0 && nt == 24 ? [.. Bytes(8), .. new byte[16]] : Bytes(lm);
            var message = NtlmMessages.Authenticate(flags, domain, user, workstation, lmAnswer, answer, Bytes((flags & 0x40000000) != 0 ? 16 : 0), header: header);
            AssertAgreement(message);
        }

        byte[] Bytes(int size) => RandomBytes(random, size);
    }

    [Fact]
    public void Whatever_a_client_chooses_the_dotted_form_agrees_with_the_message()
    {
        var random = new Random(5);
        for (var round = 0; round < 500; round++)
        {
            var flags = (((uint)random.NextInt64() & ~NtlmFlags.Reserved) | (uint)NtlmFlag.Unicode | (uint)NtlmFlag.Version) & ~(random.Next(8) == 0 ? (uint)NtlmFlag.Unicode : 0);
            var answer = random.Next(2) == 0 ? RandomBytes(random, 24) : NtlmMessages.NtlmV2Response(DateTime.UnixEpoch, RandomBytes(random, random.Next(4, 300)));
            var isShort = answer.Length == 24 && (flags & (uint)NtlmFlag.ExtendedSessionSecurity) != 0;
            var lm = RandomBytes(random, answer.Length > 24 && random.Next(2) == 0 ? 0 : 24);
            if (isShort)
                lm.AsSpan(8).Clear();
            var key = RandomBytes(random, (flags & (uint)NtlmFlag.KeyExchange) != 0 ? 16 : 0);
            AssertAgreement(NtlmMessages.Authenticate(flags, Name(), Name(), Name(), lm, answer, key, header: random.Next(4) == 0 ? 88 : 72));
        }

        string Name() => string.Concat(Enumerable.Range(0, random.Next(24)).Select(_ => (char)random.Next('!', '~')));
    }

    [Fact]
    public void A_dotted_answer_of_NTLMv2_is_told_apart()
    {
        var answer = NtlmMessages.NtlmV2Response(null, new byte[150]);
        Assert.True(NtlmToken.TryDecodeDotted(NtlmMessages.Dotted(NtlmMessages.Authenticate(0x62988255, nt: answer)), out var token));
        Assert.Equal((NtlmResponseKind.NtlmV2, 198, FlagState.Set), (token.ResponseKind, token.NtResponseLength, token.Flags.Get(NtlmFlag.Key128)));
    }

    [Fact]
    public void A_dotted_challenge_is_no_answer_of_a_client()
    {
        var challenge = NtlmMessages.Challenge(0xE29882F3, "CONTOSO", NtlmMessages.TargetInfo((2, NtlmMessages.Utf16("CONTOSO")), (1, NtlmMessages.Utf16("FE01"))));
        Assert.True(NtlmToken.TryDecodeDotted(NtlmMessages.Dotted(challenge), out var token));
        Assert.Equal((NtlmMessageKind.Challenge, "0x........"), (token.Kind, token.Flags.ToString()));
    }

    /// <summary>Bytes that are zero in every message, or 15 at the end of a version: message type, reserved part of the version, head of an NTLMv2 proof.</summary>
    [Theory]
    [InlineData(8)]
    [InlineData(11)]
    [InlineData(68)]
    [InlineData(71)]
    [InlineData(120 + 24 + 16)]
    [InlineData(120 + 24 + 23)]
    public void A_visible_byte_where_none_can_be_makes_the_text_undecodable(int at)
    {
        var text = NtlmMessages.Dotted(NtlmMessages.Authenticate(0x62988255, nt: NtlmMessages.NtlmV2Response(null, new byte[150])));
        Assert.True(NtlmToken.TryDecodeDotted(text, out _));
        text[at] = (byte)'x';
        Assert.False(NtlmToken.TryDecodeDotted(text, out _));
    }

    [Fact]
    public void A_visible_byte_in_the_reserved_part_of_a_challenge_makes_the_text_undecodable()
    {
        var text = NtlmMessages.Dotted(NtlmMessages.Challenge(0xE29882F3, "CONTOSO", NtlmMessages.TargetInfo()));
        Assert.True(NtlmToken.TryDecodeDotted(text, out _));
        text[35] = (byte)'x';
        Assert.False(NtlmToken.TryDecodeDotted(text, out _));
    }

    /// <summary>The name is 32 bytes long, and 32 is the code of a blank.</summary>
    [Theory]
    [InlineData(' ')]
    [InlineData('.')]
    public void A_blank_may_be_hidden_or_not(char blank)
    {
        var text = NtlmMessages.Dotted(NtlmMessages.Authenticate(0x42908255, domain: "CONTOSO-LONGNAME"));
        Assert.Equal((byte)' ', text[28]);
        text[28] = text[30] = (byte)blank;
        Assert.True(NtlmToken.TryDecodeDotted(text, out var token));
        Assert.Equal(("CONTOSO-LONGNAME", "D620-SPARE1"), (token.Domain, token.Workstation));
    }

    [Theory]
    [InlineData("")]
    [InlineData("NTLMSSP")]
    [InlineData("TlRMTVNTUAADAAAA")]
    [InlineData("NTLMSSP.é")]
    [InlineData("NTLMSSP.\r\n")]
    public void Other_text_is_not_decodable(string text)
    {
        Assert.False(NtlmToken.TryDecodeDotted(Encoding.UTF8.GetBytes(text), out var token));
        Assert.Single(token.Problems);
    }

    static void AssertAgreement(byte[] message)
    {
        Assert.True(NtlmToken.TryDecodeBase64(NtlmMessages.Base64(message), out var whole));
        Assert.True(NtlmToken.TryDecodeDotted(NtlmMessages.Dotted(message), out var dotted), string.Concat(dotted.Problems));
        Assert.Equal(NtlmMessageKind.Authenticate, dotted.Kind);
        Assert.Equal(dotted.Flags.Set, whole.Flags.Set & dotted.Flags.Known);
        AssertAgrees(whole.HeaderSize, dotted.HeaderSize);
        AssertAgrees(whole.LmResponseLength, dotted.LmResponseLength);
        AssertAgrees(whole.NtResponseLength, dotted.NtResponseLength);
        AssertAgrees(whole.SessionKeyLength, dotted.SessionKeyLength);
        AssertAgrees(whole.HasIntegrityCode, dotted.HasIntegrityCode);
        AssertAgrees(whole.Domain, dotted.Domain);
        AssertAgrees(whole.User, dotted.User);
        AssertAgrees(whole.Workstation, dotted.Workstation);
        AssertAgrees(whole.ResponseKind, dotted.ResponseKind, NtlmResponseKind.Unknown);
        AssertAgrees(whole.ExtendedSessionSecurity, dotted.ExtendedSessionSecurity, FlagState.Unknown);
        Assert.True(dotted.DeclaredSystem is null || dotted.DeclaredSystem.Contains("Windows XP", StringComparison.Ordinal), dotted.DeclaredSystem);
    }

    static byte[] RandomBytes(Random random, int size)
    {
        var bytes = new byte[size];
        random.NextBytes(bytes);
        return bytes;
    }

    static void AssertAgrees<T>(T expected, T seen, T? unknown = default)
    {
        if (!Equals(seen, unknown))
            Assert.Equal(expected, seen);
    }

    static NtlmToken Decode(string text)
    {
        Assert.True(NtlmToken.TryDecodeDotted(Encoding.UTF8.GetBytes(text), out var token), string.Concat(token.Problems));
        return token;
    }
}
