using System.Text;

namespace SipStack.Analysis;

/// <summary>Where something stands in a trace.</summary>
/// <param name="Offset">Of its first byte in the UTF-8 text.</param>
/// <param name="Length">In bytes. It never spans a line end.</param>
/// <param name="Line">Zero-based.</param>
/// <param name="ByteColumn">Zero-based, bytes from the start of the line.</param>
/// <param name="Column">Zero-based, UTF-16 code units from the start of the line.</param>
/// <param name="EndColumn">The column behind it.</param>
public readonly record struct Place(long Offset, int Length, long Line, int ByteColumn, int Column, int EndColumn)
{
    /// <summary>The same place when it was measured inside a record that begins at the given offset and line.</summary>
    public Place In(long offset, long line) => this with { Offset = Offset + offset, Line = Line + line };

    /// <summary>Measures a span of a record, relative to the record's first byte.</summary>
    internal static Place Measure(ReadOnlySpan<byte> record, int start, int length) => default(PlaceCounter).Measure(record, start, length);
}

/// <summary>Measures places of one text one behind the other, so that a line full of codes is counted once.</summary>
struct PlaceCounter
{
    int counted;
    int lineStart;
    int line;
    int column;

    public Place Measure(ReadOnlySpan<byte> text, int start, int length)
    {
        if (start < counted)
            this = default;
        var next = text[counted..start];
        var last = next.LastIndexOfAny((byte)'\n', (byte)'\r');
        if (last >= 0)
        {
            line += CountLineEnds(text[..start], counted, counted + last + 1);
            lineStart = counted + last + 1;
            column = Encoding.UTF8.GetCharCount(text[lineStart..start]);
        }
        else
        {
            column += Encoding.UTF8.GetCharCount(next);
        }

        counted = start;
        return new Place(start, length, line, start - lineStart, column, column + Encoding.UTF8.GetCharCount(text.Slice(start, length)));
    }

    static int CountLineEnds(ReadOnlySpan<byte> text, int from, int to)
    {
        var count = 0;
        for (var at = from; at < to; at++)
        {
            // Of CR and LF together only the LF counts.
            if (text[at] == '\n' || (text[at] == '\r' && (at + 1 == text.Length || text[at + 1] != '\n')))
                count++;
        }

        return count;
    }
}
