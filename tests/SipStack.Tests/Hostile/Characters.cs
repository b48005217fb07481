using System.Globalization;
using System.Text;

namespace SipStack.Tests;

/// <summary>Characters that a person sees as what they are; written for the tests alone, so that it does not share a mistake with the product.</summary>
static class Characters
{
    public static bool IsVisible(Rune rune) => Rune.GetUnicodeCategory(rune) is not
        (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate);

    /// <summary>The first character that is not visible and not one of <paramref name="allowed"/>, for a message; null when there is none.</summary>
    public static string? FirstHidden(string text, string allowed = "")
    {
        for (var at = 0; at < text.Length;)
        {
            var isWhole = Rune.TryGetRuneAt(text, at, out var rune);
            if (!isWhole || (!IsVisible(rune) && !(rune.IsBmp && allowed.Contains((char)rune.Value))))
                return $"U+{(isWhole ? rune.Value : text[at]):X4} at {at} of \"{text[Math.Max(0, at - 20)..Math.Min(text.Length, at + 20)]}\"";
            at += rune.Utf16SequenceLength;
        }

        return null;
    }
}
