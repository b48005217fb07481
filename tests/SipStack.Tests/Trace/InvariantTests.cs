using SipStack.Analysis;
using SipStack.Knowledge;
using SipStack.Trace;

namespace SipStack.Tests;

/// <summary>What holds for every text, whatever is in it: all samples, damaged samples and generated text, from fixed seeds.</summary>
public sealed class InvariantTests
{
    const int Rounds = 150;

    public static IEnumerable<object[]> SampleNames() => Samples.All.Select(sample => new object[] { sample.Name });

    [Theory]
    [MemberData(nameof(SampleNames))]
    public void Records_and_the_blank_gaps_between_them_are_the_text(string name)
    {
        foreach (var text in Variants(name))
            AssertCovered(TraceDocument.Parse(text));
    }

    [Theory]
    [MemberData(nameof(SampleNames))]
    public void Streaming_gives_the_records_of_the_whole_document_for_any_block_size(string name)
    {
        var mutator = new TextMutator(Seed(name));
        foreach (var text in Variants(name))
        {
            var longest = mutator.Next(3) == 0 ? 16 + mutator.Next(200) : RecordScanner.LongestRecord;
            AssertStreamed(text, 1 + mutator.Next(300), longest);
        }
    }

    [Theory]
    [MemberData(nameof(SampleNames))]
    public void The_short_way_through_whole_records_comes_to_what_the_long_way_does(string name)
    {
        foreach (var text in Variants(name))
        {
            for (var at = 0; ;)
            {
                var expected = RecordScanner.ScanLines(text, at, isFinal: true, out var slow);
                var actual = RecordScanner.Next(text, at, isFinal: true, out var fast, out var skim);
                Assert.Equal((expected, slow), (actual, fast));
                if (expected != ScanResult.Record)
                    break;
                var read = RecordSkim.Read(text, slow);
                Assert.Equal(read with { NeedsReading = skim.NeedsReading }, skim);
                at = slow.End;
            }
        }
    }

    [Theory]
    [MemberData(nameof(SampleNames))]
    public void Editing_gives_the_document_that_reading_afresh_gives(string name)
    {
        var mutator = new TextMutator(Seed(name) + 1);
        foreach (var text in Variants(name).Take(20))
        {
            var longest = mutator.Next(3) == 0 ? 64 + mutator.Next(400) : RecordScanner.LongestRecord;
            var document = TraceDocument.Parse(text, longest);
            for (var edit = 0; edit < 8; edit++)
            {
                var start = mutator.Next(document.Text.Length + 1);
                var change = new TextSpan(start, Math.Min(mutator.Next(60), document.Text.Length - start));
                document = document.WithChange(change, mutator.Next(3) == 0 ? [] : mutator.Piece());
                AssertSame(TraceDocument.Parse(document.Text.ToArray(), longest), document);
            }
        }
    }

    [Theory]
    [MemberData(nameof(SampleNames))]
    public void Streaming_gives_the_findings_of_the_whole_document(string name)
    {
        var mutator = new TextMutator(Seed(name) + 2);
        foreach (var text in Variants(name).Take(40))
        {
            var whole = Findings.Of(TraceDocument.Parse(text), Catalog.Default);
            using var records = new TraceReader(new MemoryStream(text), 1 + mutator.Next(500));
            var reader = new FindingReader(records, Catalog.Default);
            foreach (var expected in whole)
            {
                Assert.True(reader.TryRead(out var actual));
                Assert.Equal(Describe(expected), Describe(actual));
            }

            Assert.False(reader.TryRead(out _));
        }
    }

    [Theory]
    [MemberData(nameof(SampleNames))]
    public void Fields_lie_in_their_record_one_behind_the_other(string name)
    {
        foreach (var text in Variants(name))
        {
            var document = TraceDocument.Parse(text);
            foreach (var record in document.Records)
            {
                var fields = new FieldReader(document.Text, record);
                var at = record.Start;
                while (fields.TryRead(out var field))
                {
                    Assert.InRange(field.Name.Start, at, record.End);
                    Assert.InRange(field.Value.Start, field.Name.End, record.End);
                    Assert.InRange(field.Value.End, field.Value.Start, record.End);
                    at = Math.Max(field.Name.End, field.Value.End);
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(SampleNames))]
    public void Findings_stand_in_file_order_and_inside_one_line(string name)
    {
        foreach (var text in Variants(name).Take(40))
        {
            var document = TraceDocument.Parse(text);
            var before = -1L;
            foreach (var finding in Findings.Of(document, Catalog.Default))
            {
                Assert.True(finding.Place.Offset > before);
                before = finding.Place.Offset;
                var line = (int)finding.Place.Line;
                Assert.Equal(line, document.Lines.LineAt((int)finding.Place.Offset));
                Assert.Equal((int)finding.Place.Offset - document.Lines.StartOf(line), finding.Place.ByteColumn);
                Assert.InRange(finding.Place.Offset + finding.Place.Length, 0, document.Lines.ContentEnd(document.Text, line));
            }
        }
    }

    [Fact]
    public void The_same_holds_for_text_made_of_pieces()
    {
        for (var seed = 0; seed < 400; seed++)
        {
            var mutator = new TextMutator(seed);
            var text = mutator.Text(1 + mutator.Next(60));
            AssertCovered(TraceDocument.Parse(text));
            AssertStreamed(text, 1 + mutator.Next(100), 8 + mutator.Next(300));
            var document = TraceDocument.Parse(text, 8 + mutator.Next(300));
            for (var edit = 0; edit < 4; edit++)
            {
                var start = mutator.Next(document.Text.Length + 1);
                var change = new TextSpan(start, Math.Min(mutator.Next(30), document.Text.Length - start));
                var changed = document.WithChange(change, mutator.Piece());
                AssertCovered(changed);
            }
        }
    }

    /// <summary>The sample itself, damaged copies of it, and the sample behind and before other text.</summary>
    static IEnumerable<byte[]> Variants(string name)
    {
        var bytes = Samples.All.First(sample => sample.Name == name).Bytes;
        yield return bytes;
        yield return [.. bytes, .. bytes];
        var mutator = new TextMutator(Seed(name));
        for (var i = 0; i < Rounds; i++)
            yield return mutator.Mutate(bytes);
    }

    // Names are stable between runs, string hash codes are not.
    static int Seed(string name) => name.Aggregate(17, (hash, c) => unchecked((hash * 31) + c));

    static void AssertCovered(TraceDocument document)
    {
        var at = 0;
        foreach (var record in document.Records)
        {
            Assert.True(record.Start >= at && record.Length > 0);
            AssertBlank(document.Text[at..record.Start]);
            at = record.End;
        }

        Assert.True(at <= document.Text.Length);
        AssertBlank(document.Text[at..]);
    }

    static void AssertBlank(ReadOnlySpan<byte> gap) => Assert.True(gap.IndexOfAnyExcept(" \t\r\n"u8) < 0);

    static void AssertStreamed(byte[] text, int blockSize, int longest)
    {
        var whole = TraceDocument.Parse(text, longest);
        using var reader = new TraceReader(new TrickleStream(text, blockSize), Math.Max(16, blockSize), longest);
        foreach (var expected in whole.Records)
        {
            Assert.True(reader.TryRead());
            Assert.Equal((expected.Start, expected.Length, expected.Format), ((int)reader.Offset, reader.Record.Length, reader.Format));
            Assert.Equal(whole.Lines.LineAt(expected.Start), reader.Line);
            Assert.True(reader.Record.SequenceEqual(text.AsSpan(expected.Start, expected.Length)));
        }

        Assert.False(reader.TryRead());
    }

    static void AssertSame(TraceDocument expected, TraceDocument actual)
    {
        Assert.True(expected.Records.SequenceEqual(actual.Records));
        Assert.Equal(expected.Lines.Count, actual.Lines.Count);
        for (var line = 0; line < expected.Lines.Count; line++)
            Assert.Equal(expected.Lines.StartOf(line), actual.Lines.StartOf(line));
    }

    static string Describe(Finding finding) =>
        $"{finding.Place} {finding.Severity} {finding.Code} {finding.Message} {string.Join('|', finding.Evidence.Select(evidence => $"{evidence.Place} {evidence.Text}"))}";

    /// <summary>Gives at most a block at a time, as a pipe does.</summary>
    sealed class TrickleStream(byte[] text, int blockSize) : MemoryStream(text)
    {
        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(count, blockSize));
    }
}
