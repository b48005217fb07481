using SipStack.Analysis;

namespace SipStack.Tests;

/// <summary>The hover of a finding, as a person reads it.</summary>
public sealed class FindingHoverTests
{
    [Fact]
    public void The_sample_of_the_article_reads_from_answer_to_quick_fix()
    {
        var text = Of("article-two-records", "0xC3E93EC3");
        Assert.StartsWith(
            """
            NTLM: the client offers no 128-bit session security, this server demands it. [proven]
            0xC3E93EC3  SIP_E_AUTH_UNAUTHORIZED · SIP protocol stack

            In this log
              - line 7: the client's NTLM answer has the 128-bit flag clear; the visible part of the client's version fits Windows XP (5.1.2600)
              - line 4: 0x80090302 SEC_E_UNSUPPORTED_FUNCTION, the result that NTLM prescribes when the client does not offer what the server demands
              - also possible: NTLM: the client offers no NTLMv2 session security either; where the server demands that too, 128-bit alone does not help (lines 4 and 7)
              - ruled out: user name or password (line 4: a wrong user name or password would give 0x8009030C)
            """.ReplaceLineEndings("\n"),
            text,
            StringComparison.Ordinal);
        Assert.Equal(["In this log", "What to do", "What not to do", "Sources", "Quick fixes here"], Headings(text));
        Assert.EndsWith("Create script: allow NTLM clients without 128-bit on the registrar (lowers security)\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_record_behind_a_failure_shows_that_failure_and_its_quick_fixes()
    {
        var text = Of("article-two-records", "0x80090302");
        Assert.StartsWith("The security check behind the failure in line 21.\n0x80090302  SEC_E_UNSUPPORTED_FUNCTION", text, StringComparison.Ordinal);
        Assert.Contains("- line 21: NTLM: the client offers no 128-bit session security, this server demands it. [proven]\n", text, StringComparison.Ordinal);
        Assert.Equal(["In this log", "What to do", "What not to do", "Sources", "Quick fixes here"], Headings(text));
    }

    [Fact]
    public void No_line_stands_twice()
    {
        foreach (var name in Samples.CaseNames)
        {
            var bytes = File.ReadAllBytes(Samples.Case(name));
            foreach (var finding in Findings.Of(SipStack.Trace.TraceDocument.Parse(bytes), SipStack.Knowledge.Catalog.Default))
            {
                var lines = HoverAt.In(bytes, (int)finding.Place.Offset, CancellationToken.None).Plain().Split('\n').Where(line => line.Length > 0).ToList();
                Assert.Equal((name, lines.Distinct().Count()), (name, lines.Count));
            }
        }
    }

    [Fact]
    public void What_to_capture_stands_behind_the_causes_and_before_what_to_do()
    {
        var text = HoverAt.Word_in("ms-diagnostics: 1000;reason=\"Final handshake failed\";HRESULT=\"0xC3E93EC3(SIP_E_AUTH_UNAUTHORIZED)\"\n", "0xC3E9").Plain();
        Assert.Equal(["What happened", "Likely causes", "To be sure", "What to do", "What not to do", "Sources", "Quick fixes here"], Headings(text));
    }

    [Fact]
    public void A_security_record_that_decides_no_cause_still_gives_the_answer_and_the_advice()
    {
        var text = HoverAt.Word_in(File.ReadAllText(Samples.Case("cause-credentials")), "0xC3E93EC3", "\nCall-ID: refuted").Plain();
        Assert.StartsWith("No domain controller could be reached to check the credentials.\n", text, StringComparison.Ordinal);
        Assert.Contains("- ruled out: NTLM 128-bit session security (line 37: 0x80090311 SEC_E_NO_AUTHENTICATING_AUTHORITY: no domain", text, StringComparison.Ordinal);
        Assert.Equal(["In this log", "What happened", "Likely causes", "What to do", "What not to do", "Sources"], Headings(text));
    }

    [Fact]
    public void A_code_without_a_cause_points_at_the_one_in_the_same_message_that_has_one() =>
        Assert.Contains("- line 13, in the same message: The clocks of two servers differ too much: a signed message was refused. [strong]\n", Of("full-um-inner-outranks", "15030"), StringComparison.Ordinal);

    [Fact]
    public void The_names_beside_a_code_are_shown_for_the_next_step()
    {
        const string Header = "ms-diagnostics: 1010;reason=\"Certificate trust with another server could not be established\";tls-target=\"sip.fabrikam.com\";PeerServer=\"edge.fabrikam.com\";HRESULT=\"0x80090322(SEC_E_WRONG_PRINCIPAL)\"\n";
        Assert.Contains("- line 1: tls-target sip.fabrikam.com, PeerServer edge.fabrikam.com\n", HoverAt.Word_in(Header, "0x8009").Plain(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_code_that_nobody_explains_comes_with_its_reason_and_what_to_do()
    {
        var text = HoverAt.Word_in("ms-client-diagnostics: 52999;reason=\"Something [new](https://example.com) happened\";component=\"App\"\n", "52999");
        Assert.Contains("- line 1: reason Something [new](https://example.com) happened\n", text.Plain(), StringComparison.Ordinal);
        Assert.Contains("reason Something \\[new\\]", text.Markdown(), StringComparison.Ordinal);
        Assert.Equal(["In this log", "What to do"], Headings(text.Plain()));
    }

    [Fact]
    public void A_winsock_number_beside_an_unknown_id_brings_the_advice_for_connections()
    {
        var text = Of("unknown-id-with-winsock-number", "1038");
        Assert.Contains("- line 29: Winsock error 10061: the connection could not be made\n", text, StringComparison.Ordinal);
        Assert.Contains("What to do\n  1. Resolve the name on this server", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_of_free_text_points_at_the_record_that_has_the_cause()
    {
        var text = Of("route-from-an-untrusted-source", "0xC3E93C5E");
        Assert.Contains("- line 6, the same code: The server does not route this request: its Route header comes from a source that is not trusted. [strong]\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("To be sure", Headings(text));
    }

    [Theory]
    [InlineData("fabrikam.com", "fabrikam.com", "2 failures with this code in this log, all for one domain: look at that domain first")]
    [InlineData("fabrikam.com", "litware.com", "2 failures with this code in this log, for 2 domains: look at the DNS server that was asked, and at port 53, before the records")]
    public void Failures_to_find_partners_are_counted_by_domain(string first, string second, string expected)
    {
        static string Line(string domain) => $"ms-diagnostics: 1008;reason=\"Unable to resolve DNS SRV record\";domain=\"{domain}\"\n";
        Assert.Contains($"- {expected}\n", HoverAt.Word_in(Line(first) + Line(second), "1008").Plain(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_flags_of_an_ice_warning_are_taken_apart()
    {
        var hover = HoverAt.Word_in("ms-client-diagnostics: 23;reason=\"x\";CalleeMediaDebug=\"audio:ICEWarn=0x80012b\"\n", "0x80012b").Plain();
        Assert.StartsWith("The ways for media that failed for this client.\nICEWarn 0x80012B\n", hover, StringComparison.Ordinal);
        Assert.Contains("- 0x1: the media relay (A/V Edge) cannot be reached\n", hover, StringComparison.Ordinal);
        Assert.Contains("- 0x100: the TCP way through NAT failed (calls that work report it too)\n", hover, StringComparison.Ordinal);
    }

    static string Of(string name, string code) => HoverAt.Word_in(File.ReadAllText(Samples.Case(name)), code).Plain();

    static List<string> Headings(string plain) => [.. plain.Split('\n').Skip(2).Where((line, i) => line.Length > 0 && line[0] != ' ')];
}
