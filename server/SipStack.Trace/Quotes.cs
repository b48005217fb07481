namespace SipStack.Trace;

/// <summary>The quotation marks that stand around parameter values: the straight one, and what web pages and tables make of it.</summary>
static class Quotes
{
    /// <summary>What a mark can begin with.</summary>
    public static bool MayBegin(byte b) => b is (byte)'"' or (byte)'&' or 0xE2;

    /// <summary>Length in bytes of the quotation mark at the beginning of <paramref name="text"/>, or 0.</summary>
    public static int LengthAt(ReadOnlySpan<byte> text)
    {
        if (text.IsEmpty)
            return 0;
        if (text[0] == '"')
            return 1;
        // The source of a web page writes it as an entity.
        if (text[0] == '&')
            return text.StartsWith("&quot;"u8) ? "&quot;".Length : 0;
        // U+201C to U+201F are E2 80 9C to E2 80 9F; U+2033, the double prime, is E2 80 B3.
        return text.Length >= 3 && text[0] == 0xE2 && text[1] == 0x80 && text[2] is (>= 0x9C and <= 0x9F) or 0xB3 ? 3 : 0;
    }
}
