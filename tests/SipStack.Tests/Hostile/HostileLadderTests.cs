using System.Text.RegularExpressions;
using System.Xml.Linq;
using SipStack.Analysis;
using SipStack.Knowledge;
using SipStack.Trace;

namespace SipStack.Tests;

/// <summary>Ladders of hostile logs: text of the log stays text in each form, whatever it holds.</summary>
public sealed partial class HostileLadderTests
{
    public static IEnumerable<object[]> Attacks() => Attack.All.Select(attack => new object[] { attack.Name });

    [Theory]
    [MemberData(nameof(Attacks))]
    public void A_drawing_is_well_formed_and_has_no_element_or_attribute_but_ours(string name)
    {
        foreach (var svg in Ladders(Attack.Of(name)).Select(LadderSvg.Render))
        {
            foreach (var element in XDocument.Parse(svg).Descendants())
            {
                Assert.Matches(@"\A(svg|title|desc|style|rect|line|path|circle|text|g)\z", element.Name.LocalName);
                Assert.All(element.Attributes(), attribute => Assert.Matches(Ours(), $"{attribute.Name.LocalName}={attribute.Value}"));
            }

            Assert.Null(Characters.FirstHidden(svg, "\n"));
        }
    }

    [Theory]
    [MemberData(nameof(Attacks))]
    public void A_page_has_no_tag_but_ours(string name)
    {
        foreach (var html in Ladders(Attack.Of(name)).Select(LadderHtml.Render))
        {
            var body = html[html.IndexOf("</head>", StringComparison.Ordinal)..];
            Assert.All(Tag().Matches(body), tag =>
            {
                Assert.Matches(@"\A</?(head|body|h1|h2|p|code|div|svg|title|desc|rect|line|path|circle|text|g|a|table|thead|tbody|tr|th|td|span|html)[ >]", tag.Value);
                Assert.All(Attribute().Matches(tag.Value), attribute => Assert.Matches(Ours(), $"{attribute.Groups[1].Value}={attribute.Groups[2].Value}"));
            });
            Assert.Equal(body.Count(c => c == '<'), Tag().Count(body));
            Assert.Equal(body.Count(c => c == '>'), Tag().Count(body));
            Assert.Null(Characters.FirstHidden(html, "\n"));
        }
    }

    [Theory]
    [MemberData(nameof(Attacks))]
    public void Mermaid_has_no_statement_but_ours(string name)
    {
        foreach (var ladder in Ladders(Attack.Of(name)))
        {
            var lines = LadderMermaid.Render(ladder).TrimEnd('\n').Split('\n');
            Assert.Equal("sequenceDiagram", lines[0]);
            Assert.All(lines[1..], line => Assert.Matches(Statement(), line));
            Assert.All(lines[1..], line => Assert.DoesNotMatch("(as|:) (?i:end|loop|alt|opt|par|note|rect|break|critical)\\z", line));
            Assert.InRange(lines.Sum(line => line.Length + 1), 1, 50_000);
        }
    }

    [Theory]
    [MemberData(nameof(Attacks))]
    public void Text_has_its_rows_and_nothing_that_hides_or_steers(string name)
    {
        foreach (var ladder in Ladders(Attack.Of(name)))
        {
            var text = LadderText.Render(ladder);
            Assert.Null(Characters.FirstHidden(text, "\n"));
            Assert.All(LadderText.Render(ladder, isAscii: true), c => Assert.InRange(c, '\n', '~'));
            Assert.All(text.Split('\n'), line => Assert.InRange(line.Length, 0, 2000));
        }
    }

    static IEnumerable<Ladder> Ladders(Attack attack)
    {
        foreach (var slot in HostileTrace.SlotsFor(attack))
        {
            var document = TraceDocument.Parse(HostileTrace.With(attack, slot).Text);
            var messages = MessageIndex.Of(document);
            var findings = Findings.Of(document, Catalog.Default);
            foreach (var call in messages.Calls.ToArray())
            {
                yield return Analysis.Ladders.Of(document, messages, call, findings, Catalog.Default);
                yield return Analysis.Ladders.Of(document, messages, call, findings, Catalog.Default, mergesHops: true);
            }
        }
    }

    [GeneratedRegex("""\A(((x|y|x1|y1|x2|y2|cx|cy|r|rx|width|height|font-size|tabindex|data-index|data-line|data-end-line)=-?[0-9.]+)|class=[a-z -]+|id=m[0-9]+|href=#m[0-9]+|d=[-MHhVvlmqz0-9. ]+|viewBox=[0-9 ]+|(fill|stroke)=(none|currentColor|#fff)|text-anchor=(start|middle|end)|role=(group|list|listitem|region)|aria-hidden=true|aria-label=Ladder diagram|pointer-events=all|xmlns=http://www\.w3\.org/2000/svg)\z""", RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex Ours();

    [GeneratedRegex("<[^<>]*>", RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex Tag();

    [GeneratedRegex(" ([a-zA-Z0-9-]+)=\"([^\"]*)\"", RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex Attribute();

    [GeneratedRegex(@"\A    (accTitle:|participant p[0-9]+ as|Note (over|right of) p[0-9]+:|p[0-9]+(->>|-->>|-x|--x)p[0-9]+:) ([\p{L}\p{Nd} ._/,+]|#[0-9]+;)*\z", RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex Statement();
}
