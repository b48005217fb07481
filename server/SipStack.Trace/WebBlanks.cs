namespace SipStack.Trace;

/// <summary>
/// Blanks that web pages and word processors put in place of the ASCII one: U+00A0, the spaces U+2000 to U+200A, U+202F and U+3000, and the
/// characters without width (U+200B to U+200D, U+2060, U+FEFF) that they put where a long word may be broken.
/// </summary>
static class WebBlanks
{
    /// <summary>Length in bytes of such a blank at the beginning of <paramref name="text"/>, or 0.</summary>
    public static int LengthAt(ReadOnlySpan<byte> text)
    {
        if (text.Length < 2 || text[0] < 0xC2)
            return 0;
        if (text[0] == 0xC2)
            return text[1] == 0xA0 ? 2 : 0;
        return text.Length >= 3 && IsOfThree(text[0], text[1], text[2]) ? 3 : 0;
    }

    /// <summary>Length in bytes of such a blank at the end of <paramref name="text"/>, or 0.</summary>
    public static int LengthBefore(ReadOnlySpan<byte> text)
    {
        if (text.Length < 2 || text[^1] is < 0x80 or > 0xBF)
            return 0;
        if (text[^2] == 0xC2)
            return text[^1] == 0xA0 ? 2 : 0;
        return text.Length >= 3 && IsOfThree(text[^3], text[^2], text[^1]) ? 3 : 0;
    }

    static bool IsOfThree(byte first, byte second, byte third) => (first, second) switch
    {
        (0xE2, 0x80) => third is (>= 0x80 and <= 0x8D) or 0xAF,
        (0xE2, 0x81) => third == 0xA0,
        (0xE3, 0x80) => third == 0x80,
        (0xEF, 0xBB) => third == 0xBF,
        _ => false,
    };
}
