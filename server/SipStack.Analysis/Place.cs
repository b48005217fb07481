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
    internal static Place Measure(ReadOnlySpan<byte> record, int start, int length)
    {
        var before = record[..start];
        var lineStart = before.LastIndexOfAny((byte)'\n', (byte)'\r') + 1;
        var column = Encoding.UTF8.GetCharCount(record[lineStart..start]);
        return new Place(start, length, CountLines(before[..lineStart]), start - lineStart, column, column + Encoding.UTF8.GetCharCount(record.Slice(start, length)));
    }

    static int CountLines(ReadOnlySpan<byte> text)
    {
        var count = text.Count((byte)'\n');
        for (var at = text.IndexOf((byte)'\r'); at >= 0;)
        {
            if (at + 1 == text.Length || text[at + 1] != '\n')
                count++;
            var next = text[(at + 1)..].IndexOf((byte)'\r');
            at = next < 0 ? -1 : at + 1 + next;
        }

        return count;
    }
}
