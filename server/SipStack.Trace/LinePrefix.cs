namespace SipStack.Trace;

/// <summary>What a paste puts before a line: indentation, a number (<c>  12. </c>), a list dash (<c>- </c>).</summary>
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
        if (at + 1 < line.Length && line[at] == '-' && Bytes.IsBlank(line[at + 1]))
            at = Bytes.SkipBlanks(line, at + 1);
        return at;
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
