using System.Text;
using SipStack.Trace;

namespace SipStack.Analysis;

/// <summary>Text of a log, fit to stand in a sentence of ours: one line, not too long, nothing invisible.</summary>
static class LogText
{
    const int Longest = 120;

    public static string Of(ReadOnlySpan<byte> text, TextSpan span) => Of(text.Slice(span));

    public static string Of(ReadOnlySpan<byte> text)
    {
        // A character has four bytes at most: what lies behind cannot be shown any more.
        var head = text[..Math.Min(text.Length, 4 * (Longest + 1))];
        return Of(Encoding.UTF8.GetString(head));
    }

    public static string Of(string text)
    {
        var result = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            if (result.Length >= Longest)
                return result.Append('…').ToString();
            if (!Rune.IsWhiteSpace(rune))
                result.Append(IsVisible(rune) ? rune.ToString() : "\uFFFD");
            else if (result.Length > 0 && result[^1] != ' ')
                result.Append(' ');
        }

        return result.ToString().TrimEnd();
    }

    static bool IsVisible(Rune rune) => !Rune.IsControl(rune) && Rune.GetUnicodeCategory(rune) != System.Globalization.UnicodeCategory.Format;
}
