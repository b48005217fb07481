using SipStack.Trace;

namespace SipStack.Analysis;

/// <summary>Takes UTF-8 text.</summary>
public delegate void TextSink(ReadOnlySpan<byte> utf8);

/// <summary>
/// Writes chosen records as a trace: each byte for byte as it stands, so that reading the result gives these records again. Between two
/// records stands what keeps them apart and nothing else: a line end where a record has lost its own, a blank line where one stood, and,
/// where the next record has no header and would be read as part of the one before, the end mark that one has lost.
/// </summary>
public sealed class TraceProjection(TextSink output)
{
    /// <summary>So much of the next record decides whether it would be read as one of its own.</summary>
    const int LongestLook = 64 * 1024;

    byte[] last = [];
    int lastLength;
    long lastEnd;
    int lastSource = -1;
    bool isLastWhole;

    /// <summary>How many records were written.</summary>
    public long Records { get; private set; }

    /// <summary>Writes the next record.</summary>
    /// <param name="source">Number of the trace that it comes from.</param>
    /// <param name="offset">Its offset there.</param>
    /// <param name="followsBlank">Whether blank lines stand before it there.</param>
    public void Add(ReadOnlySpan<byte> record, RecordFormat format, int source, long offset, bool followsBlank)
    {
        // A record that was cut for its length goes on without a line end.
        var isContinued = source == lastSource && offset == lastEnd;
        if (Records > 0 && !(isContinued && !EndsLine(Last)))
            output(Separator(record, format, followsBlank));
        output(record);
        Records++;
        (lastSource, lastEnd) = (source, offset + record.Length);
        Keep(record, format);
    }

    /// <summary>Writes all that passes a filter.</summary>
    public void AddAll(FilteredTrace trace, CancellationToken cancellation = default)
    {
        while (trace.TryRead(cancellation))
            Add(trace.Record, trace.Format, 0, trace.Offset, trace.FollowsBlank);
    }

    ReadOnlySpan<byte> Last => last.AsSpan(0, lastLength);

    byte[] Separator(ReadOnlySpan<byte> record, RecordFormat format, bool followsBlank)
    {
        var lineEnd = LineEndOf(Last);
        var closing = EndsLine(Last) ? [] : lineEnd;
        if (isLastWhole)
            return followsBlank ? [.. closing, .. lineEnd] : closing;
        // A trace header always begins a record (docs/log-format.md).
        if (format is RecordFormat.Wpp or RecordFormat.UccApi or RecordFormat.Avaya || StaysApart(closing, record, format))
            return closing;
        byte[] blank = [.. closing, .. lineEnd];
        if (StaysApart(blank, record, format))
            return blank;
        byte[] marked = [.. closing, .. "$$end_record"u8, .. lineEnd];
        return StaysApart(marked, record, format) ? marked : closing;
    }

    /// <summary>Whether the record is still found as it is when it stands behind the last one.</summary>
    bool StaysApart(ReadOnlySpan<byte> separator, ReadOnlySpan<byte> record, RecordFormat format)
    {
        var look = record[..Math.Min(record.Length, LongestLook)];
        byte[] text = [.. Last, .. separator, .. look];
        var start = text.Length - look.Length;
        var at = 0;
        while (at < start && RecordScanner.Next(text, at, isFinal: true, out var found) == ScanResult.Record && found.Start < start)
            at = found.End;
        return at <= start && RecordScanner.Next(text, at, isFinal: true, out var next) == ScanResult.Record && next.Start == start && next.Format == format;
    }

    void Keep(ReadOnlySpan<byte> record, RecordFormat format)
    {
        // A client's records and those with an end mark are many and short: the rest of what is kept costs next to nothing.
        if (last.Length < record.Length)
            last = new byte[Math.Max(record.Length, 2 * last.Length)];
        record.CopyTo(last);
        lastLength = record.Length;
        // Text of no known form does not end with a mark on its first line.
        isLastWhole = format != RecordFormat.Unrecognized && EndsWithMark(record);
    }

    static bool EndsWithMark(ReadOnlySpan<byte> record)
    {
        var text = record.TrimEnd(" \t\r\n"u8);
        return text[(text.LastIndexOfAny((byte)'\n', (byte)'\r') + 1)..].StartsWith("$$end_record"u8);
    }

    static bool EndsLine(ReadOnlySpan<byte> record) => record[^1] is (byte)'\n' or (byte)'\r';

    static byte[] LineEndOf(ReadOnlySpan<byte> record)
    {
        var at = record.LastIndexOfAny((byte)'\n', (byte)'\r');
        if (at < 0)
            return [(byte)'\n'];
        if (record[at] == '\r')
            return [(byte)'\r'];
        return at > 0 && record[at - 1] == '\r' ? "\r\n"u8.ToArray() : [(byte)'\n'];
    }
}
