using System.Text;
using SipStack.Analysis;
using SipStack.Knowledge;
using SipStack.Trace;

namespace SipStack.Tests;

/// <summary>What holds for the pieces of every text: all samples, damaged samples and generated text, from fixed seeds.</summary>
public sealed class ClassificationInvariantTests
{
    public static IEnumerable<object[]> SampleNames() => Samples.All.Select(sample => new object[] { sample.Name });

    [Theory]
    [MemberData(nameof(SampleNames))]
    public void Pieces_stand_one_behind_the_other_each_inside_its_line(string name)
    {
        foreach (var document in Variants(name))
        {
            var end = 0;
            foreach (var piece in Classifications.Of(document, Catalog.Default))
            {
                Assert.True(piece.Span.Start >= end && !piece.Span.IsEmpty, $"{piece} begins before {end}");
                end = piece.Span.End;
                var line = document.Lines.LineAt(piece.Span.Start);
                Assert.InRange(end, 0, document.Lines.ContentEnd(document.Text, line));
            }
        }
    }

    /// <summary>A character must not be parted, or the columns of a client would lie inside it.</summary>
    [Theory]
    [MemberData(nameof(SampleNames))]
    public void Pieces_begin_and_end_between_characters(string name)
    {
        // Text of an editor is valid UTF-8, whatever a mutation has made of it.
        foreach (var document in Variants(name).Select(document => TraceDocument.Parse(Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(document.Text)))))
        {
            foreach (var piece in Classifications.Of(document, Catalog.Default))
            {
                Assert.True((document.Text[piece.Span.Start] & 0xC0) != 0x80, piece.ToString());
                Assert.True(piece.Span.End == document.Text.Length || (document.Text[piece.Span.End] & 0xC0) != 0x80, piece.ToString());
            }
        }
    }

    [Theory]
    [MemberData(nameof(SampleNames))]
    public void Pieces_of_a_range_are_those_of_the_whole_that_lie_in_it(string name)
    {
        var mutator = new TextMutator(name.Length);
        foreach (var document in Variants(name))
        {
            var whole = Classifications.Of(document, Catalog.Default);
            for (var round = 0; round < 4; round++)
            {
                var start = mutator.Next(document.Text.Length + 1);
                var span = new TextSpan(start, mutator.Next(document.Text.Length - start + 1));
                Assert.Equal(whole.Where(piece => piece.Span.Start < span.End && piece.Span.End > span.Start), Classifications.In(document, span, Catalog.Default));
            }
        }
    }

    [Theory]
    [MemberData(nameof(SampleNames))]
    public void Every_finding_is_shown_as_failing_and_every_failing_code_stands_in_a_record_with_a_finding(string name)
    {
        foreach (var document in Variants(name))
        {
            var findings = Findings.Of(document, Catalog.Default);
            var failing = Classifications.Of(document, Catalog.Default).Where(piece => piece.Kind == ClassificationKind.FailingCode).ToList();
            var starts = failing.Select(piece => (long)piece.Span.Start).ToHashSet();
            Assert.All(findings.Where(finding => finding.Site != CodeSite.Transaction), finding => Assert.Contains(finding.Place.Offset, starts));
            var records = findings.Select(finding => document.RecordAt((int)finding.Place.Offset)).ToHashSet();
            Assert.All(failing, piece => Assert.Contains(document.RecordAt(piece.Span.Start), records));
        }
    }

    [Fact]
    public void A_body_is_text_whatever_it_looks_like()
    {
        const string message = """
            SIP/2.0 200 OK
            Call-ID: 1
            Content-Type: text/plain
            Content-Length: 200

            From: <sip:mallory@fabrikam.com>;tag=1
            ms-diagnostics: 1000;HRESULT="0xC3E93EE4(SIP_E_AUTH_NTLMMISMATCH)"
            TL_nothing <b
            """;
        var document = TraceDocument.Parse(Encoding.UTF8.GetBytes(message));
        var body = document.Lines.StartOf(5);
        var pieces = Classifications.In(document, new TextSpan(body, document.Text.Length - body), Catalog.Default);
        Assert.Equal(3, pieces.Count);
        Assert.All(pieces, piece => Assert.Equal(ClassificationKind.BodyText, piece.Kind));
    }

    static IEnumerable<TraceDocument> Variants(string name)
    {
        var bytes = Samples.All.First(sample => sample.Name == name).Bytes;
        yield return TraceDocument.Parse(bytes);
        yield return TraceDocument.Parse((byte[])[.. bytes, .. bytes]);
        var mutator = new TextMutator(name.Aggregate(29, (hash, c) => unchecked((hash * 31) + c)));
        for (var i = 0; i < 30; i++)
            yield return TraceDocument.Parse(mutator.Mutate(bytes));
        for (var i = 0; i < 4; i++)
            yield return TraceDocument.Parse(mutator.Text(1 + mutator.Next(60)), 64 + mutator.Next(4000));
    }
}
