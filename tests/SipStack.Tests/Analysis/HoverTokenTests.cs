using System.Text;
using SipStack.Tests.Trace;

namespace SipStack.Tests;

public sealed class HoverTokenTests
{
    const uint XpFlags = 0x42908255;
    const uint HealthyFlags = 0x62988255;
    const uint ServerFlags = 0xE29882F3;

    public static TheoryData<string, uint, string, string[]> Answers() => new()
    {
        {
            "no 128-bit, no session security", XpFlags, "The client's NTLM answer: it offers no 128-bit session security.",
            ["Flags                    0x42908255\n", "128-bit                  clear\n", "56-bit                   clear\n", "NTLMv2 session security  clear\n", "Response                 NTLMv1\n", "Sender                   the client says it is Windows XP (5.1.2600)\n", "demands 128-bit or NTLMv2 session security refuses this answer with 0x80090302"]
        },
        {
            "128-bit and session security", HealthyFlags, "The client's NTLM answer: it offers 128-bit session security.",
            ["128-bit                  set\n", "NTLMv2 session security  set\n", "Key exchange             set\n", "Signing                  set\n", "Sealing                  clear\n", "Unicode                  set\n", "a refusal has another reason"]
        },
        {
            "128-bit only", 0x62908255, "The client's NTLM answer: it offers 128-bit session security.",
            ["NTLMv2 session security  clear\n", "demands NTLMv2 session security refuses this answer", "the 128-bit demand is met"]
        },
    };

    [Theory]
    [MemberData(nameof(Answers))]
    public void An_answer_shows_what_the_client_offers(string what, uint flags, string answer, string[] lines)
    {
        var hover = Request(NtlmMessages.Authenticate(flags)).Plain();
        Assert.True(hover.StartsWith(answer + "\n", StringComparison.Ordinal), $"{what}: {hover}");
        foreach (var line in lines)
            Assert.Contains(line, hover, StringComparison.Ordinal);
        Assert.Contains("Domain                   domai\n", hover, StringComparison.Ordinal);
        Assert.Contains("User                     nbarksda\n", hover, StringComparison.Ordinal);
        Assert.Contains("Workstation              D620-SPARE1\n", hover, StringComparison.Ordinal);
        Assert.Contains("Keep this log secret\n", hover, StringComparison.Ordinal);
    }

    [Fact]
    public void A_challenge_shows_the_server_and_how_far_its_clock_is_from_the_record()
    {
        var info = NtlmMessages.TargetInfo(
            (3, NtlmMessages.Utf16("fe01.contoso.com")),
            (4, NtlmMessages.Utf16("contoso.com")),
            (7, NtlmMessages.FileTime(new DateTime(2011, 3, 14, 9, 33, 54, DateTimeKind.Utc))));
        var hover = Challenge(NtlmMessages.Challenge(ServerFlags, "CONTOSO", info)).Plain();
        Assert.StartsWith("The server's NTLM challenge: it offers 128-bit session security.\n", hover, StringComparison.Ordinal);
        Assert.Contains("the server says it is Windows 7 or Server 2008 R2 (6.1.7601)\n", hover, StringComparison.Ordinal);
        Assert.Contains("Target                   CONTOSO\n", hover, StringComparison.Ordinal);
        Assert.Contains("Server                   fe01.contoso.com\n", hover, StringComparison.Ordinal);
        Assert.Contains("2011-03-14 09:33:54.000 UTC, 7 min 0 s after the time of this record", hover, StringComparison.Ordinal);
    }

    [Fact]
    public void The_clocks_of_client_and_server_in_one_answer_are_compared()
    {
        var server = new DateTime(2011, 3, 14, 9, 26, 54, DateTimeKind.Utc);
        var nt = NtlmMessages.NtlmV2Response(server.AddMinutes(-20), NtlmMessages.TargetInfo((7, NtlmMessages.FileTime(server)))[..^4]);
        var hover = Request(NtlmMessages.Authenticate(HealthyFlags, nt: nt)).Plain();
        Assert.Contains("Response                 NTLMv2\n", hover, StringComparison.Ordinal);
        Assert.Contains("Clocks                   the client's is 20 min 0 s before the server's\n", hover, StringComparison.Ordinal);
    }

    [Fact]
    public void The_token_of_a_security_record_is_read_through_its_dots()
    {
        var text = File.ReadAllText(Samples.Case("article-two-records"));
        foreach (var word in new[] { "gssapi-data", "NTLMSSP" })
        {
            var hover = HoverAt.Word_in(text, word).Plain();
            Assert.StartsWith("The client's NTLM answer: it offers no 128-bit session security.\n", hover, StringComparison.Ordinal);
            Assert.Contains("Workstation              D620-SPARE1\n", hover, StringComparison.Ordinal);
            Assert.Contains("most of them hidden by the log", hover, StringComparison.Ordinal);
            Assert.Contains("Flags                    0x42....55\n", hover, StringComparison.Ordinal);
            Assert.Contains("fits Windows XP (5.1.2600)", hover, StringComparison.Ordinal);
            Assert.Contains("- line 21: NTLM: the client offers no 128-bit session security, this server demands it. [proven]\n", hover, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_flag_that_the_dots_hide_is_unknown()
    {
        var token = Encoding.ASCII.GetString(NtlmMessages.Dotted(NtlmMessages.Authenticate(0xE2888235)));
        var hover = HoverAt.Word_in($"LogType: security\nText: x\nSIP-Call-ID: a\nData: gssapi-data=\"{token}\"\n$$end_record\n", "NTLMSSP").Plain();
        Assert.StartsWith("The client's NTLM answer: whether it offers 128-bit session security is hidden in this log.\n", hover, StringComparison.Ordinal);
        Assert.Contains("128-bit                  unknown (hidden in this log)\n", hover, StringComparison.Ordinal);
        Assert.Contains("does not tell whether the client meets a strict server", hover, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sip/fe01.contoso.com", "a ticket for just the service that the header names")]
    [InlineData("sip/fe02.contoso.com", "The ticket is for another service than the header names.")]
    public void A_kerberos_ticket_is_compared_with_the_target_name(string targetName, string meaning)
    {
        var hover = HoverAt.Word_in(Header("Kerberos", targetName, Convert.ToBase64String(KerberosTicket("CONTOSO.COM", "sip", "fe01.contoso.com"))), "gssapi-data").Plain();
        Assert.StartsWith("The client's Kerberos ticket for sip/fe01.contoso.com.\n", hover, StringComparison.Ordinal);
        Assert.Contains("Realm                      CONTOSO.COM\n", hover, StringComparison.Ordinal);
        Assert.Contains(meaning, hover, StringComparison.Ordinal);
    }

    [Fact]
    public void A_negotiation_lists_what_is_offered()
    {
        byte[] kerberos = [0x06, 0x09, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x12, 0x01, 0x02, 0x02];
        byte[] ntlm = [0x06, 0x0A, 0x2B, 0x06, 0x01, 0x04, 0x01, 0x82, 0x37, 0x02, 0x02, 0x0A];
        var init = Tag(0xA0, Tag(0x30, Tag(0xA0, Tag(0x30, [.. kerberos, .. ntlm]))));
        var token = Tag(0x60, [0x06, 0x06, 0x2B, 0x06, 0x01, 0x05, 0x05, 0x02, .. init]);
        var hover = HoverAt.Word_in(Header("Kerberos", "sip/a", Convert.ToBase64String(token)), "gssapi-data").Plain();
        Assert.Contains("Offered  Kerberos, NTLM\n", hover, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("TLS-DSK", "FgMBAEEBAAA9AwFN", "A step of a TLS handshake")]
    [InlineData("NTLM", "????", "This token cannot be decoded.")]
    [InlineData("NTLM", "", "An empty token: the client begins the sign-in")]
    public void Other_tokens_are_named(string scheme, string data, string answer) =>
        Assert.StartsWith(answer, HoverAt.Word_in(Header(scheme, "fe01", data), "gssapi-data").Answer(), StringComparison.Ordinal);

    [Fact]
    public void Challenge_responses_and_keys_appear_in_no_form()
    {
        var hovers = new[]
        {
            Request(NtlmMessages.Authenticate(XpFlags)),
            Request(NtlmMessages.Authenticate(HealthyFlags, nt: NtlmMessages.NtlmV2Response(DateTime.UtcNow, []), header: 88)),
            Challenge(NtlmMessages.Challenge(ServerFlags, "CONTOSO", NtlmMessages.TargetInfo((1, NtlmMessages.Utf16("FE01"))))),
            HoverAt.Word_in(File.ReadAllText(Samples.Case("article-two-records")), "gssapi-data"),
        };
        // What NtlmMessages puts in the place of secrets, and printable parts of those in the article.
        string[] secrets = ["Lq7zXk2W", "Nv5yJq8B", "Sg3wPz6D", "Cw2hYt7G", "Pj8rZq5H", "Kd4nUx3M", "Ik9xVm4F", "(+H~B", "&U.*", "E{.."];
        foreach (var secret in secrets)
        {
            foreach (var form in new[] { secret, Convert.ToHexString(Encoding.ASCII.GetBytes(secret)), Convert.ToBase64String(Encoding.ASCII.GetBytes(secret)).TrimEnd('=')[..^1] })
            {
                Assert.All(hovers, hover => Assert.DoesNotContain(form, hover.Plain(), StringComparison.OrdinalIgnoreCase));
                Assert.All(hovers, hover => Assert.DoesNotContain(form, hover.Markdown(), StringComparison.OrdinalIgnoreCase));
            }
        }
    }

    [Fact]
    public void The_table_is_markdown_or_plain_and_names_in_it_cannot_break_out()
    {
        var hover = Request(NtlmMessages.Authenticate(XpFlags, user: "a | [x](https://e.example) `c` <b>", workstation: "\u202EW\n\n# H"));
        Assert.Contains("\n| User | a \\| \\[x\\]\\(https\\:/\\/e.example) \\`c\\` &lt;b&gt; |\n", hover.Markdown(), StringComparison.Ordinal);
        Assert.Contains("\n| Workstation | W\\# H |\n", hover.Markdown(), StringComparison.Ordinal);
        var plain = hover.Plain();
        Assert.DoesNotContain("**", plain, StringComparison.Ordinal);
        Assert.DoesNotContain("| --- |", plain, StringComparison.Ordinal);
        Assert.DoesNotContain("\\", plain, StringComparison.Ordinal);
    }

    static SipStack.Analysis.HoverText? Request(byte[] token) => HoverAt.Word_in(Header("NTLM", "fe01.contoso.com", Convert.ToBase64String(token)), "gssapi-data");

    static SipStack.Analysis.HoverText? Challenge(byte[] token) =>
        HoverAt.Word_in(Header("NTLM", "fe01.contoso.com", Convert.ToBase64String(token)).Replace("Authorization", "WWW-Authenticate", StringComparison.Ordinal), Convert.ToBase64String(token));

    static string Header(string scheme, string targetName, string token) =>
        "TL_INFO(TF_PROTOCOL) [1]0B44.11C8::03/14/2011-09:26:54.000.0007a1d0 (SIPStack,A::B:S.cpp(125))$$begin_record\nDirection: incoming\n"
        + $"Start-Line: REGISTER sip:contoso.com SIP/2.0\nAuthorization: {scheme} qop=\"auth\", realm=\"SIP Communications Service\", opaque=\"AB\", targetname=\"{targetName}\", gssapi-data=\"{token}\"\n"
        + "CSeq: 3 REGISTER\nCall-ID: a\nMessage-Body: -\n$$end_record\n";

    /// <summary>An AP-REQ whose ticket shows realm and service (RFC 4120 section 5.5.1).</summary>
    static byte[] KerberosTicket(string realm, params string[] service)
    {
        var name = service.SelectMany(part => Tag(0x1B, Encoding.ASCII.GetBytes(part))).ToArray();
        var ticket = Tag(0x30, [.. Tag(0xA1, Tag(0x1B, Encoding.ASCII.GetBytes(realm))), .. Tag(0xA2, Tag(0x30, [.. Tag(0xA0, [2, 1, 2]), .. Tag(0xA1, Tag(0x30, name))]))]);
        var request = Tag(0x6E, Tag(0x30, Tag(0xA3, Tag(0x61, ticket))));
        return Tag(0x60, [0x06, 0x09, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x12, 0x01, 0x02, 0x02, 0x01, 0x00, .. request]);
    }

    static byte[] Tag(byte tag, byte[] content) => content.Length < 0x80 ? [tag, (byte)content.Length, .. content] : [tag, 0x81, (byte)content.Length, .. content];
}
