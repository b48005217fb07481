namespace SipStack.Trace;

/// <summary>
/// The dotted form of a token in a security record: one character per byte, printable ASCII as it is, a full stop for 0x2E and for
/// everything that cannot be printed.
/// </summary>
static class DottedText
{
    /// <summary>Tokens of clients have a few hundred bytes. The bound keeps the search for a layout short.</summary>
    public const int LongestToken = 2048;

    /// <summary>Whether the byte may be printed as a full stop. Of a blank it is not known for certain.</summary>
    public static bool IsHidden(byte b) => b is <= 0x20 or >= 0x7F or (byte)'.';

    /// <summary>
    /// Gives one byte per character. Web pages turn three full stops into U+2026 and straight quotation marks into curved ones; that is undone.
    /// </summary>
    /// <returns>False when the text holds other characters, or more than <paramref name="token"/> takes.</returns>
    public static bool TryRead(ReadOnlySpan<byte> text, Span<byte> token, out int length)
    {
        length = 0;
        for (var i = 0; i < text.Length;)
        {
            ReadOnlySpan<byte> meant;
            if (text[i] is >= 0x20 and < 0x7F)
                meant = text.Slice(i, 1);
            else if (text[i..].StartsWith("…"u8))
                meant = "..."u8;
            else if (text[i..].StartsWith("‘"u8) || text[i..].StartsWith("’"u8))
                meant = "'"u8;
            else if (Quotes.LengthAt(text[i..]) > 0)
                meant = "\""u8;
            else
                return false;
            if (!meant.TryCopyTo(token[length..]))
                return false;
            length += meant.Length;
            i += text[i] < 0x7F ? 1 : 3;
        }

        return true;
    }
}
