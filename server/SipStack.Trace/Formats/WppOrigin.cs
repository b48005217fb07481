namespace SipStack.Trace;

/// <summary>
/// <c>(component,function:source-file(line))</c> of a WPP prefix. The function may hold brackets, colons and commas of its own,
/// so the end is the first <c>(digits))</c>, and the source file is split off from the right. What is missing stays empty.
/// </summary>
readonly record struct WppOrigin(TextSpan Component, TextSpan Function, TextSpan SourceFile)
{
    /// <summary>Reads what stands at <paramref name="at"/> and goes behind it.</summary>
    public static WppOrigin Read(ReadOnlySpan<byte> text, ref int at)
    {
        if (at >= text.Length || text[at] != '(')
            return default;
        var line = text.Slice(at, Length(text[at..]));
        var close = FindEnd(line, out var sourceLine);
        if (close < 0)
            return default;
        var inside = line[..close];
        var comma = inside.IndexOf((byte)',');
        var colon = inside[..sourceLine].LastIndexOf((byte)':');
        var function = comma < 0 ? 1 : comma + 1;
        var functionEnd = colon > function ? colon : sourceLine;
        var origin = new WppOrigin(
            TextSpan.FromBounds(at + 1, at + (comma < 0 ? sourceLine : comma)),
            TextSpan.FromBounds(at + function, at + functionEnd),
            colon > function ? TextSpan.FromBounds(at + colon + 1, at + sourceLine) : default);
        at = WppText.Continue(text, at + close + 1);
        return origin;
    }

    /// <summary>How far an origin can reach: to the end of its line, or over the two lines into which a hard wrap may have broken it.</summary>
    static int Length(ReadOnlySpan<byte> text)
    {
        const int Longest = 300;
        var breaks = 0;
        for (var at = 0; at < text.Length;)
        {
            var next = Lines.Next(text, at, out var lineEnd);
            if (text[at..lineEnd].IndexOf("))"u8) >= 0 || next == lineEnd || ++breaks > 2 || next > Longest)
                return lineEnd;
            at = next;
        }

        return text.Length;
    }

    /// <summary>Index of the bracket that closes the origin: the one behind <c>(digits)</c>.</summary>
    static int FindEnd(ReadOnlySpan<byte> line, out int sourceLine)
    {
        sourceLine = 0;
        for (var from = 0; ;)
        {
            var found = line[from..].IndexOf("))"u8);
            if (found < 0)
                return -1;
            var close = from + found;
            var digits = close;
            while (digits > 0 && Bytes.IsDigit(line[digits - 1]))
                digits--;
            // The bracket at the very start is the one that opens the origin.
            if (digits < close && digits > 1 && line[digits - 1] == '(')
            {
                sourceLine = digits - 1;
                return close + 1;
            }

            from = close + 1;
        }
    }
}
