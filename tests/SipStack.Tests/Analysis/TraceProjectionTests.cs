using System.Text;
using SipStack.Analysis;
using SipStack.Trace;

namespace SipStack.Tests;

public sealed class TraceProjectionTests
{
    const string Mark = "TL_INFO(TF_COMPONENT) [0]1.1::03/14/2011-09:00:00.000.1 (S,A:b(1))$$begin_record\n";

    public static IEnumerable<object[]> SampleNames() => Samples.All.Select(sample => new object[] { sample.Name });

    [Theory]
    [MemberData(nameof(SampleNames))]
    public void What_is_written_reads_back_to_the_chosen_records(string name)
    {
        var sample = Samples.All.First(sample => sample.Name == name).Bytes;
        var mutator = new TextMutator(name.Sum(c => c) + 5);
        for (var round = 0; round < 60; round++)
        {
            var text = round == 0 ? sample : mutator.Mutate(mutator.Mutate([.. sample, .. mutator.Text(mutator.Next(20))]));
            AssertReadsBack(TraceDocument.Parse(text), _ => mutator.Next(3) > 0);
        }
    }

    [Theory]
    [MemberData(nameof(SampleNames))]
    public void Everything_of_an_undamaged_trace_is_the_trace_without_its_blank_edges(string name)
    {
        var sample = Samples.All.First(sample => sample.Name == name).Bytes;
        var document = TraceDocument.Parse(sample);
        var written = Encoding.UTF8.GetString(Project(document, _ => true));
        // Of several blank lines between two records one is kept.
        Assert.Equal(Encoding.UTF8.GetString(sample).Replace("\r", "").Replace("\n", "").Replace(" ", ""), written.Replace("\r", "").Replace("\n", "").Replace(" ", ""));
        if (document.Records.Length == 1)
            Assert.Equal(Encoding.UTF8.GetString(document.Text.Slice(document.Records[0].Span)), written);
    }

    [Theory]
    [InlineData("a\r\n$$end_record\r\n\r\n\r\n{M}b\r\n$$end_record", "{M}a\r\n$$end_record\r\n\r\n{M}b\r\n$$end_record")]
    [InlineData("a\n$$end_record{M}", "{M}a\n$$end_record{M}")]
    [InlineData("a\n$$end_record\nSIP/2.0 200 OK\n", "{M}a\n$$end_record\nSIP/2.0 200 OK\n")]
    public void Line_ends_and_one_blank_line_stay_as_they_are(string text, string expected)
    {
        var document = TraceDocument.Parse(Encoding.UTF8.GetBytes(Mark + text.Replace("{M}", Mark)));
        Assert.Equal(expected.Replace("{M}", Mark), Encoding.UTF8.GetString(Project(document, _ => true)));
    }

    [Fact]
    public void A_record_that_lost_its_line_end_does_not_run_into_the_next()
    {
        var written = Join("SIP/2.0 200 OK\r\nCall-ID: a", "SIP/2.0 486 Busy Here");
        Assert.Equal("SIP/2.0 200 OK\r\nCall-ID: a\r\nSIP/2.0 486 Busy Here", written);
    }

    [Fact]
    public void Where_nothing_else_keeps_two_records_apart_the_end_mark_that_was_lost_does() =>
        Assert.Equal($"{Mark}a\n$$end_record\nDirection: incoming\n", Join($"{Mark}a\n", "Direction: incoming\n"));

    [Fact]
    public void A_record_that_was_cut_for_its_length_goes_on_without_a_break()
    {
        var text = Encoding.UTF8.GetBytes($"{Mark}{new string('x', 500)}\n$$end_record\n");
        Assert.Equal(text, Project(TraceDocument.Parse(text, longestRecord: 128), _ => true));
    }

    /// <summary>The first record of each text, one behind the other.</summary>
    static string Join(params string[] texts)
    {
        var result = new MemoryStream();
        var projection = new TraceProjection(result.Write);
        for (var i = 0; i < texts.Length; i++)
        {
            var bytes = Encoding.UTF8.GetBytes(texts[i]);
            var record = Assert.Single(TraceDocument.Parse(bytes).Records.ToArray());
            projection.Add(bytes.AsSpan(record.Start, record.Length), record.Format, i, record.Start, followsBlank: false);
        }

        return Encoding.UTF8.GetString(result.ToArray());
    }

    static byte[] Project(TraceDocument document, Func<int, bool> isChosen)
    {
        using var result = new MemoryStream();
        var projection = new TraceProjection(result.Write);
        for (var i = 0; i < document.Records.Length; i++)
        {
            var record = document.Records[i];
            var end = i == 0 ? 0 : document.Records[i - 1].End;
            if (isChosen(i))
                projection.Add(document.Text.Slice(record.Span), record.Format, 0, record.Start, record.Start > end);
        }

        return result.ToArray();
    }

    static void AssertReadsBack(TraceDocument document, Func<int, bool> isChosen)
    {
        var chosen = new List<TraceRecord>();
        var text = document.Text.ToArray();
        var written = Project(document, i =>
        {
            var chooses = isChosen(i);
            if (chooses)
                chosen.Add(document.Records[i]);
            return chooses;
        });
        var actual = TraceDocument.Parse(written);
        Assert.Equal(chosen.Select(record => Trimmed(text, record)), actual.Records.ToArray().Select(record => Trimmed(written, record)));
        Assert.Equal(chosen.Select(record => record.Format), actual.Records.ToArray().Select(record => record.Format));
    }

    /// <summary>The record without blanks at its end and without end marks, one of which may have been added.</summary>
    static string Trimmed(byte[] text, TraceRecord record)
    {
        var trimmed = Encoding.UTF8.GetString(text, record.Start, record.Length).TrimEnd();
        while (trimmed.EndsWith("$$end_record", StringComparison.Ordinal))
            trimmed = trimmed[..^"$$end_record".Length].TrimEnd();
        return trimmed;
    }
}
