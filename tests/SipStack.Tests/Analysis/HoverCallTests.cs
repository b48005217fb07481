
namespace SipStack.Tests;

public sealed class HoverCallTests
{
    [Theory]
    [InlineData("healthy-handshake", "ok1", "REGISTER, 3 records, ended with 200 OK.")]
    [InlineData("article-two-records", "c8f814156fe8424b91f58a7593130b7a", "REGISTER, 2 records, ended with 401 Unauthorized.")]
    [InlineData("two-hops-of-one-failure", "hop1", "INVITE, 3 records, ended with 404 Not Found.")]
    public void A_call_id_tells_what_happened(string name, string callId, string answer) =>
        Assert.Equal(answer, HoverAt.Word_in(File.ReadAllText(Samples.Case(name)), callId).Answer());

    [Fact]
    public void The_summary_names_users_times_and_findings_by_line()
    {
        var hover = HoverAt.Word_in(File.ReadAllText(Samples.Case("two-hops-of-one-failure")), "hop1").Plain();
        Assert.Contains("From             sip:anna@contoso.com\n", hover, StringComparison.Ordinal);
        Assert.Contains("Endpoint (epid)  2\n", hover, StringComparison.Ordinal);
        Assert.Contains("First record     2011-03-14 09:26:53.600 (line 1)\n", hover, StringComparison.Ordinal);
        Assert.Contains("Last record      2011-03-14 09:26:53.602 (line 25), 2 ms after the first\n", hover, StringComparison.Ordinal);
        Assert.Contains("- line 21: ", hover, StringComparison.Ordinal);
    }

    [Fact]
    public void A_bye_at_the_end_does_not_hide_how_the_invite_ended()
    {
        var text = "SIP/2.0 200 OK\nCSeq: 1 INVITE\nCall-ID: §c1\n\nBYE sip:b@contoso.com SIP/2.0\nCSeq: 2 BYE\nCall-ID: c1\n\nSIP/2.0 481 Gone\nCSeq: 2 BYE\nCall-ID: c1\n";
        Assert.Equal("INVITE, 3 records, ended with 200 OK.", HoverAt.Mark_in(text).Answer());
    }

    [Fact]
    public void A_call_id_that_is_part_of_another_one_is_another_call()
    {
        var text = "OPTIONS sip:b@contoso.com SIP/2.0\nCSeq: 1 OPTIONS\nCall-ID: §c1\n\nSIP/2.0 200 OK\nCSeq: 1 OPTIONS\nCall-ID: c11\n";
        Assert.Equal("OPTIONS, 1 record, without a final answer in this log.", HoverAt.Mark_in(text).Answer());
    }

    [Fact]
    public void A_finding_shows_who_when_and_where_and_the_copy_at_the_other_hop()
    {
        var hover = HoverAt.Word_in(File.ReadAllText(Samples.Case("two-hops-of-one-failure")), "1003", "source=\"local\"").Plain();
        Assert.Contains("- line 13: 2011-03-14 09:26:53.601, 404 to INVITE, user sip:anna@contoso.com, endpoint 2, went to edge01.contoso.com:5061, reported by fe01.contoso.com\n", hover, StringComparison.Ordinal);
        Assert.Contains("- line 9: the same failure at another hop 1 ms before this one with peer fe01.contoso.com:5061\n", hover, StringComparison.Ordinal);
        Assert.Contains("- line 33: the same failure at another hop 1 ms after this one with peer 192.0.2.15:50001\n", hover, StringComparison.Ordinal);
    }

    public static IEnumerable<object[]> HostileNames() => new[]
    {
        "](command:evil)[x](https://evil.example)",
        "<img src=https://evil.example/x onerror=alert(1)>",
        "**bold** __under__ `code` # head | cell | ~~x~~",
        "\u202Egnp.exe\u2066\u200F",
        "\u001B[31mred\u0007",
        "www.evil.example WWW.evil.example mailto:x@evil.example https://evil.example",
        "![x](https://evil.example/y.png)",
        new string('a', 10_000),
    }.Select(name => new object[] { name });

    [Theory]
    [MemberData(nameof(HostileNames))]
    public void Names_of_a_log_stay_text(string name)
    {
        // A name with angle brackets cannot stand in an address, so every name also stands where anything can.
        var uri = name.Replace("<", "%3C", StringComparison.Ordinal).Replace(">", "%3E", StringComparison.Ordinal);
        var text = $"SIP/2.0 404 Not Found\nFrom: <sip:{uri}>;tag=1;epid={uri}\nTo: <sip:{uri}>\nCSeq: 1 INVITE\nCall-ID: c1\nms-diagnostics: 1003;reason=\"{name}\";source=\"{name}\"\n";
        foreach (var hover in new[] { HoverAt.Word_in(text, "c1"), HoverAt.Word_in(text, "1003") })
        {
            var markdown = hover.Markdown();
            var plain = hover.Plain();
            Assert.DoesNotContain("](", Unescaped(Own(markdown)), StringComparison.Ordinal);
            Assert.DoesNotContain("<img", markdown, StringComparison.Ordinal);
            Assert.DoesNotContain("www.", Own(markdown), StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("https://evil", markdown, StringComparison.Ordinal);
            foreach (var rendered in new[] { markdown, plain })
            {
                Assert.Null(Characters.FirstHidden(rendered, "\n"));
                Assert.True(rendered.Length < 6000, "A long name is cut.");
            }
        }
    }

    [Fact]
    public void A_line_break_in_a_value_cannot_begin_a_new_paragraph()
    {
        var text = "SIP/2.0 404 Not Found\nFrom: <sip:a\n ===\n - x>;tag=1\nCSeq: 1 INVITE\nCall-ID: §c1\n";
        Assert.DoesNotContain("\n ===", HoverAt.Mark_in(text).Markdown(), StringComparison.Ordinal);
        Assert.DoesNotContain("\n - x", HoverAt.Mark_in(text).Markdown(), StringComparison.Ordinal);
    }

    /// <summary>The part that speaks of the log; articles behind it have links of our own.</summary>
    static string Own(string markdown)
    {
        var end = markdown.IndexOf("**What ", StringComparison.Ordinal);
        return end < 0 ? markdown : markdown[..end];
    }

    static string Unescaped(string markdown) => markdown.Replace("\\]\\(", "", StringComparison.Ordinal);
}
