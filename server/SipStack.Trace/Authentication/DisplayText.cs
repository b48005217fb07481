using System.Globalization;
using System.Text;

namespace SipStack.Trace;

/// <summary>Makes names of a token fit to be shown: a sender chooses them freely.</summary>
static class DisplayText
{
    public const int LongestName = 256;

    /// <summary>UTF-16LE, cut at <see cref="LongestName"/> characters, without control, formatting and direction characters.</summary>
    public static string OfUtf16(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder();
        while (bytes.Length >= 2 && text.Length < LongestName)
        {
            Span<char> pair = [Unit(bytes), bytes.Length >= 4 ? Unit(bytes[2..]) : '\0'];
            var isPair = char.IsSurrogatePair(pair[0], pair[1]);
            if (!isPair || text.Length + 2 <= LongestName)
                Append(text, isPair ? new Rune(pair[0], pair[1]) : Rune.TryCreate(pair[0], out var rune) ? rune : Rune.ReplacementChar);
            bytes = bytes[(isPair ? 4 : 2)..];
        }

        return text.ToString();
    }

    /// <summary>A code page that is not known: only its ASCII half is certain.</summary>
    public static string OfOem(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder();
        for (var i = 0; i < bytes.Length && text.Length < LongestName; i++)
            Append(text, bytes[i] < 0x80 ? new Rune(bytes[i]) : Rune.ReplacementChar);
        return text.ToString();
    }

    /// <summary>UTF-8, with the same limits.</summary>
    public static string OfUtf8(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder();
        while (!bytes.IsEmpty && text.Length < LongestName)
        {
            Rune.DecodeFromUtf8(bytes, out var rune, out var length);
            if (text.Length + rune.Utf16SequenceLength <= LongestName)
                Append(text, rune);
            bytes = bytes[length..];
        }

        return text.ToString();
    }

    static char Unit(ReadOnlySpan<byte> bytes) => (char)(bytes[0] | (bytes[1] << 8));

    static void Append(StringBuilder text, Rune rune)
    {
        if (Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator))
            text.Append(rune.ToString());
    }
}
