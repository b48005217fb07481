namespace SipStack.Trace;

/// <summary>The <c>branch</c> parameter of a Via header (RFC 3261 section 20.42).</summary>
static class ViaBranch
{
    /// <summary>The branch of the first hop in a header's value; empty when it has none.</summary>
    public static TextSpan Of(ReadOnlySpan<byte> text, TextSpan value)
    {
        var name = ";branch="u8;
        var found = text.Slice(value).IndexOf(name);
        if (found < 0)
            return default;
        var start = value.Start + found + name.Length;
        return TextSpan.FromBounds(start, Bytes.SkipToken(text[..value.End], start));
    }
}
