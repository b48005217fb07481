using SipStack.Analysis;
using SipStack.Knowledge;
using SipStack.Trace;

namespace SipStack.Tests;

/// <summary>What holds for the navigation of every text: all samples, damaged samples and generated text, from fixed seeds.</summary>
public sealed class NavigationInvariantTests
{
    const int Rounds = 25;

    public static IEnumerable<object[]> SampleNames() => Samples.All.Select(sample => new object[] { sample.Name });

    [Theory]
    [MemberData(nameof(SampleNames))]
    public void Every_record_stands_in_the_outline_exactly_once_and_children_inside_their_parents(string name)
    {
        foreach (var trace in Variants(name))
        {
            var nodes = Outline.Of(trace.Document, trace.Messages, trace.Findings, Catalog.Default);
            var records = new int[trace.Document.Records.Length];
            foreach (var node in nodes)
                AssertNode(trace.Document, node, records);
            Assert.All(records, count => Assert.Equal(1, count));
            Assert.Equal(nodes.OrderBy(node => node.Span.Start).Select(node => node.Span.Start), nodes.Select(node => node.Span.Start));
        }
    }

    [Theory]
    [MemberData(nameof(SampleNames))]
    public void A_large_document_shows_the_failing_calls_alone(string name)
    {
        foreach (var trace in Variants(name).Take(5))
        {
            var all = Outline.Of(trace.Document, trace.Messages, trace.Findings, Catalog.Default);
            var few = Outline.Of(trace.Document, trace.Messages, trace.Findings, Catalog.Default, large: 0);
            Assert.All(few, node => Assert.Equal(OutlineKind.Call, node.Kind));
            Assert.Subset(all.Select(node => (node.Name, node.Span)).ToHashSet(), few.Select(node => (node.Name, node.Span)).ToHashSet());
            var lenses = Lenses.Of(trace.Document, trace.Messages, trace.Findings, Catalog.Default, large: 0);
            Assert.Equal(few.Count, lenses.Count(lens => lens.Kind == LensKind.Call));
        }
    }

    [Theory]
    [MemberData(nameof(SampleNames))]
    public void Folds_lie_in_the_text_and_hold_each_other_or_are_apart(string name)
    {
        foreach (var trace in Variants(name))
        {
            var folds = Folds.Of(trace.Document);
            var open = new Stack<Fold>();
            foreach (var fold in folds)
            {
                Assert.InRange(fold.FirstLine, 0, trace.Document.Lines.Count - 2);
                Assert.InRange(fold.LastLine, fold.FirstLine + 1, trace.Document.Lines.Count - 1);
                while (open.TryPeek(out var top) && top.LastLine <= fold.FirstLine)
                    open.Pop();
                Assert.True(open.Count == 0 || fold.LastLine <= open.Peek().LastLine);
                open.Push(fold);
            }

            for (var most = 0; most < folds.Count; most += 1 + folds.Count / 4)
                Assert.Equal(most, Folds.Of(trace.Document, most).Count);
        }
    }

    [Theory]
    [MemberData(nameof(SampleNames))]
    public void Every_reference_points_to_the_word_it_claims(string name)
    {
        foreach (var trace in Variants(name).Take(10))
        {
            var words = new List<Word>();
            foreach (var record in trace.Document.Records)
                Words.Read(trace.Document.Text, record, words);
            foreach (var word in words.DistinctBy(word => (word.Kind, trace.Text(word.Span))))
                AssertOccurrences(trace, word);
        }
    }

    [Theory]
    [MemberData(nameof(SampleNames))]
    public void Whatever_is_asked_at_any_place_is_answered_with_places_of_the_document(string name)
    {
        foreach (var trace in Variants(name).Take(5))
        {
            for (var offset = 0; offset <= trace.Document.Text.Length; offset += 7)
            {
                AssertGrows(trace.Document, offset);
                if (Definitions.At(trace.Document, () => trace.Messages, offset) is not { } definition)
                    continue;
                Assert.InRange(offset, definition.Origin.Start, definition.Origin.End);
                AssertInside(new TextSpan(0, trace.Document.Text.Length), definition.Target);
                AssertInside(definition.Target, definition.Selection);
            }
        }
    }

    [Theory]
    [MemberData(nameof(SampleNames))]
    public void Hints_stand_inside_the_range_in_file_order(string name)
    {
        foreach (var trace in Variants(name))
        {
            var whole = new TextSpan(0, trace.Document.Text.Length);
            var all = Hints.In(trace.Document, () => trace.Messages, Catalog.Default, whole);
            Assert.Equal(all.OrderBy(hint => hint.Offset).Select(hint => hint.Offset), all.Select(hint => hint.Offset));
            Assert.All(all, hint => Assert.InRange(hint.Offset, 1, whole.End));
            var part = new TextSpan(whole.End / 3, whole.End / 3);
            Assert.Equal(all.Where(hint => part.Start <= hint.Offset && hint.Offset <= part.End), Hints.In(trace.Document, () => trace.Messages, Catalog.Default, part));
        }
    }

    [Fact]
    public void The_same_holds_for_text_made_of_pieces()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var mutator = new TextMutator(seed);
            var trace = new CaseTrace(mutator.Text(1 + mutator.Next(60)));
            var records = new int[trace.Document.Records.Length];
            foreach (var node in Outline.Of(trace.Document, trace.Messages, trace.Findings, Catalog.Default))
                AssertNode(trace.Document, node, records);
            Assert.All(records, count => Assert.Equal(1, count));
            Assert.All(Folds.Of(trace.Document), fold => Assert.InRange(fold.LastLine, fold.FirstLine + 1, trace.Document.Lines.Count - 1));
            for (var offset = 0; offset <= trace.Document.Text.Length; offset += 11)
                AssertGrows(trace.Document, offset);
        }
    }

    static IEnumerable<CaseTrace> Variants(string name)
    {
        var bytes = Samples.All.First(sample => sample.Name == name).Bytes;
        yield return new CaseTrace(bytes);
        yield return new CaseTrace([.. bytes, .. bytes]);
        var mutator = new TextMutator(name.Sum(c => c) + 3);
        for (var i = 0; i < Rounds; i++)
            yield return new CaseTrace(mutator.Mutate(bytes));
    }

    static void AssertNode(TraceDocument document, OutlineNode node, int[] records)
    {
        Assert.NotEqual("", node.Name);
        Assert.DoesNotContain(node.Name.EnumerateRunes(), Invisible.Is);
        AssertInside(new TextSpan(0, document.Text.Length), node.Span);
        AssertInside(node.Span, node.Selection);
        foreach (var child in node.Children)
        {
            AssertInside(node.Span, child.Span);
            AssertNode(document, child, records);
        }

        if (node.Children.Count == 0)
            records[document.RecordAt(node.Span.Start)]++;
    }

    static void AssertOccurrences(CaseTrace trace, Word word)
    {
        var found = Occurrences.Of(trace.Document, word.Span.Start);
        Assert.Contains(found, occurrence => occurrence.Record == trace.Document.RecordAt(word.Span.Start));
        Assert.Equal(found.Select(occurrence => occurrence.Record).Distinct().Order(), found.Select(occurrence => occurrence.Record));
        foreach (var occurrence in found)
        {
            Assert.Equal(occurrence.Record, trace.Document.RecordAt(occurrence.Span.Start));
            Assert.Equal(trace.Text(word.Span), trace.Text(occurrence.Span), ignoreCase: word.IgnoresCase);
        }
    }

    static void AssertGrows(TraceDocument document, int offset)
    {
        var spans = SelectionSpans.At(document, offset);
        Assert.NotEmpty(spans);
        for (var i = 0; i < spans.Count; i++)
        {
            Assert.InRange(offset, spans[i].Start, spans[i].End);
            AssertInside(new TextSpan(0, document.Text.Length), spans[i]);
            if (i == 0)
                continue;
            AssertInside(spans[i], spans[i - 1]);
            Assert.True(spans[i].Length > spans[i - 1].Length);
        }
    }

    static void AssertInside(TextSpan outer, TextSpan inner)
    {
        Assert.InRange(inner.Start, outer.Start, outer.End);
        Assert.InRange(inner.End, inner.Start, outer.End);
    }
}
