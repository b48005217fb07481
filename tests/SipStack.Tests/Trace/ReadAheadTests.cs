using System.Text;
using SipStack.Benchmarks;
using SipStack.Trace;

namespace SipStack.Tests.Trace;

/// <summary>A stream that is long enough to be read ahead of on a thread of its own.</summary>
public sealed class ReadAheadTests
{
    static readonly byte[] Text = Generate();

    [Theory]
    [InlineData(16 * 1024)]
    [InlineData(1024 * 1024)]
    public void Reading_ahead_gives_the_records_of_the_whole_document(int blockSize)
    {
        var document = TraceDocument.Parse(Text);
        using var reader = new TraceReader(new Utf8Stream(new MemoryStream(Text)), blockSize);
        for (var i = 0; i < document.Records.Length; i++)
        {
            Assert.True(reader.TryRead());
            Assert.Equal((document.Records[i].Start, document.Records[i].Length), ((int)reader.Offset, reader.Record.Length));
            Assert.Equal(document.Lines.LineAt(document.Records[i].Start), reader.Line);
            Assert.Equal(document.Skims[i], reader.Skim);
            Assert.True(reader.Record.SequenceEqual(document.Text.Slice(document.Records[i].Span)));
        }

        Assert.False(reader.TryRead());
        Assert.False(reader.TryRead());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void Any_number_of_threads_gives_the_batches_in_order(int threads)
    {
        var document = TraceDocument.Parse(Text);
        using var ahead = new ReadAhead(new BatchReader(new MemoryStream(Text), 16 * 1024, RecordScanner.LongestRecord), threads);
        var (index, line) = (0, 0L);
        for (var batch = new RecordBatch(); ahead.Next(batch) is { } next; batch = next)
        {
            for (var i = 0; i < next.Count; i++, index++)
                Assert.Equal((document.Records[index].Start, (long)document.Lines.LineAt(document.Records[index].Start)), (next.Offset + next[i].Record.Start, line + next[i].Line));
            line += next.LineEnds;
        }

        Assert.Equal(document.Records.Length, index);
    }

    [Theory]
    [InlineData("TL_INFO(TF_PROTOCOL) a\n\n\r\nTL_INFO(TF_PROTOCOL) b\nc", 26)]
    [InlineData("a\nTL_INFO(TF_PROTOCOL) b\nTL_WARN(", 2)]
    [InlineData("TL_INFO(TF_PROTOCOL) a\n TL_INFO(TF_PROTOCOL) b\n", 0)]
    [InlineData("a\nb\n", 0)]
    public void A_text_is_parted_at_its_last_whole_line_that_begins_with_a_header(string text, int expected) =>
        Assert.Equal(expected, RecordScanner.LastHeaderLine(Encoding.UTF8.GetBytes(text)));

    [Fact]
    public void A_stream_that_fails_gives_what_it_gave_before()
    {
        using var reader = new TraceReader(new BrokenStream(Text, Text.Length - 1000));
        var records = 0;
        var exception = Assert.Throws<IOException>(() =>
        {
            while (reader.TryRead())
                records++;
        });
        Assert.Equal("broken", exception.Message);
        Assert.InRange(records, 1000, TraceDocument.Parse(Text).Records.Length);
    }

    [Fact]
    public void A_reader_can_be_closed_before_the_end()
    {
        using var reader = new TraceReader(new MemoryStream(Text), blockSize: 64 * 1024);
        for (var i = 0; i < 2500; i++)
            Assert.True(reader.TryRead());
    }

    static byte[] Generate()
    {
        var text = new MemoryStream();
        new TraceGenerator(new TraceShape(5 * 1024 * 1024, Seed: 3)).Write(text);
        return text.ToArray();
    }

    sealed class BrokenStream(byte[] text, int length) : MemoryStream(text)
    {
        public override int Read(byte[] buffer, int offset, int count) => Position < length ? base.Read(buffer, offset, count) : throw new IOException("broken");
    }
}
