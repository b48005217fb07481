using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using SipStack.Analysis;
using SipStack.Knowledge;
using SipStack.Trace;

namespace SipStack.Tests;

/// <summary>What the drawings of a ladder look like from inside.</summary>
public sealed class LadderDrawingTests
{
    [Fact]
    public void A_drawing_has_a_group_for_each_row_with_the_lines_of_its_record()
    {
        var ladder = TwoHops();
        var svg = XDocument.Parse(LadderSvg.Render(ladder));
        Assert.Equal(ladder.Title, Elements(svg, "title").First().Value);
        Assert.Contains("from 192.0.2.31 to fe01", Elements(svg, "desc").Single().Value, StringComparison.Ordinal);
        var rows = Elements(svg, "g").Where(group => group.Attribute("data-index") is not null).ToList();
        Assert.Equal(ladder.Arrows.Select(arrow => $"{arrow.Record.First} {arrow.Record.Last}"), rows.Select(row => $"{row.Attribute("data-line")?.Value} {row.Attribute("data-end-line")?.Value}"));
        Assert.All(rows, row => Assert.NotEmpty(row.Elements().First(element => element.Name.LocalName == "title").Value));
        Assert.Contains("fails", rows[^2].Attribute("class")?.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void A_page_allows_its_own_style_sheet_and_nothing_else()
    {
        var html = LadderHtml.Render(TwoHops());
        var style = Regex.Match(html, "<style>(.*?)</style>", RegexOptions.Singleline | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(10)).Groups[1].Value;
        var hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(style)));
        Assert.Contains($"content=\"default-src 'none'; style-src 'sha256-{hash}'; base-uri 'none'; form-action 'none'\"", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("style=", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotMatch("(src|href)=\"(?!#m[0-9]+\")", html);
        Assert.Single(Regex.Matches(html, "<style", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(10)));
        // The one address in it names the format of the drawing and is not loaded.
        Assert.All(Regex.Matches(html, "https?://[^\" ]*", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(10)), match => Assert.Equal("http://www.w3.org/2000/svg", match.Value));
    }

    [Fact]
    public void Every_link_of_a_page_leads_to_a_row_of_its_table()
    {
        var html = LadderHtml.Render(TwoHops());
        foreach (Match link in Regex.Matches(html, "href=\"#(m[0-9]+)\"", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(10)))
            Assert.Contains($"<tr id=\"{link.Groups[1].Value}\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Mermaid_is_capped_and_says_so()
    {
        var ladder = Many(500);
        var text = LadderMermaid.Render(ladder);
        Assert.Equal(LadderMermaid.MostRows, Regex.Count(text, "->>", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(10)));
        Assert.EndsWith("    Note over p1: 300 more records are not shown\n", text, StringComparison.Ordinal);
        Assert.InRange(text.Length, 1000, 50_000);
    }

    [Fact]
    public void A_call_of_very_many_messages_is_cut_and_every_form_says_so()
    {
        var ladder = Many(2100);
        Assert.Equal((2000, 100), (ladder.Arrows.Count, ladder.Hidden));
        Assert.EndsWith("\n100 more records are not shown.\n", LadderText.Render(ladder), StringComparison.Ordinal);
        Assert.Contains("100 more records are not shown", LadderSvg.Render(ladder), StringComparison.Ordinal);
        Assert.Contains("<p>100 more records are not shown.</p>", LadderHtml.Render(ladder), StringComparison.Ordinal);
        Assert.Contains("1900 more records are not shown", LadderMermaid.Render(ladder), StringComparison.Ordinal);
    }

    [Fact]
    public void Long_names_are_broken_over_lines_and_lifelines_stay_straight()
    {
        var ladder = OfTrace("in INVITE 1 peer:a-very-long-host-name-of-a-department.in-some-region.of-the-world.contoso.com:5061; out INVITE 1 peer:日本語の名前.contoso.com:5061; in 200 1/INVITE peer:日本語の名前.contoso.com:5061");
        var lines = LadderText.Render(ladder).Split('\n');
        var bars = lines.Where(line => line.Contains('│') && !line.Contains('─')).Select(line => line.IndexOf('│', StringComparison.Ordinal)).Distinct();
        Assert.Single(bars);
        Assert.Contains(lines, line => line.Trim() is "of-the-world.contoso.com" or ".contoso.com" || line.Contains("contoso.com", StringComparison.Ordinal));
    }

    static IEnumerable<XElement> Elements(XDocument document, string name) => document.Descendants().Where(element => element.Name.LocalName == name);

    static Ladder TwoHops() => OfText(File.ReadAllBytes(Samples.Case("invite-over-two-hops")), 1);

    static Ladder Many(int messages) => OfTrace(string.Join(';', Enumerable.Range(1, messages).Select(number => $"in MESSAGE {number} peer:192.0.2.1:5061")));

    static Ladder OfTrace(string trace) => OfText(CallsTrace.Of(trace), 0);

    static Ladder OfText(byte[] text, int call)
    {
        var document = TraceDocument.Parse(text);
        var messages = MessageIndex.Of(document);
        return Ladders.Of(document, messages, messages.Calls[call], Findings.Of(document, Catalog.Default), Catalog.Default);
    }
}
