namespace SipStack.Trace;

/// <summary>What a paste puts before a line: indentation, a number (<c>  12. </c>), the mark of a list (<c>- </c>, <c>* </c>, <c>• </c>) or of a quoted mail (<c>&gt; &gt; </c>).</summary>
static class LinePrefix
{
    /// <summary>Length of the prefix of a line; 0 for an undamaged one.</summary>
    public static int Measure(ReadOnlySpan<byte> line)
    {
        // A byte order mark at the start of a line comes from a file that was appended to another.
        var at = Bytes.SkipBlanks(line, line.StartsWith("\uFEFF"u8) ? 3 : 0);
        var afterNumber = SkipNumber(line, at);
        if (afterNumber > at)
            at = Bytes.SkipBlanks(line, afterNumber);
        for (var mark = MarkLength(line, at); mark > 0; mark = MarkLength(line, at))
            at = Bytes.SkipBlanks(line, at + mark);
        return at;
    }

    /// <summary>Length of a list or mail mark that stands alone before a blank (or before another mark of a mail), or 0.</summary>
    static int MarkLength(ReadOnlySpan<byte> line, int at)
    {
        var length = at == line.Length ? 0 : line[at] switch
        {
            (byte)'-' or (byte)'*' or (byte)'>' => 1,
            // U+2022, the bullet, and U+00B7, the middle dot.
            0xE2 when line[at..].StartsWith("\u2022"u8) => 3,
            0xC2 when line[at..].StartsWith("\u00B7"u8) => 2,
            _ => 0,
        };
        if (length == 0 || at + length == line.Length)
            return 0;
        var next = line[(at + length)..];
        return Bytes.IsBlank(next[0]) || WebBlanks.LengthAt(next) > 0 || (line[at] == '>' && next[0] == '>') ? length : 0;
    }

    /// <summary>A number of at most six digits with a full stop, colon or bracket and a blank (or the line's end) behind it.</summary>
    static int SkipNumber(ReadOnlySpan<byte> line, int at)
    {
        var end = Bytes.SkipDigits(line, at);
        if (end == at || end - at > 6 || end == line.Length || line[end] is not ((byte)'.' or (byte)':' or (byte)')'))
            return at;
        end++;
        return end == line.Length || Bytes.IsBlank(line[end]) ? end : at;
    }
}
