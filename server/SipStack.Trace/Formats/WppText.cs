namespace SipStack.Trace;

/// <summary>How the parts of a WPP prefix hang together.</summary>
static class WppText
{
    /// <summary>Skips blanks, and one line break where a paste has wrapped the header, with the paste prefix of the next line.</summary>
    public static int Continue(ReadOnlySpan<byte> text, int at)
    {
        at = Bytes.SkipBlanks(text, at);
        if (at >= text.Length || text[at] is not ((byte)'\r' or (byte)'\n'))
            return at;
        var next = Lines.Next(text, at, out _);
        var content = next + LinePrefix.Measure(text[next..]);
        // Only what can go on a header is taken over the line break; a free-text line without text ends here.
        return content < text.Length && text[content] is (byte)'[' or (byte)'(' or (byte)'$' ? content : at;
    }

    /// <summary>What stands between two brackets on one line.</summary>
    public static bool TryBracket(ReadOnlySpan<byte> text, int at, byte open, byte close, out TextSpan inside)
    {
        inside = default;
        if (at >= text.Length || text[at] != open)
            return false;
        var length = text[(at + 1)..].IndexOfAny(close, (byte)'\n', (byte)'\r');
        if (length < 0 || text[at + 1 + length] != close)
            return false;
        inside = new TextSpan(at + 1, length);
        return true;
    }
}
