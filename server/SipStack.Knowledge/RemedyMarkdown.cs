using System.Buffers;
using System.Globalization;
using System.Text;

namespace SipStack.Knowledge;

/// <summary>Makes any text inert in Markdown: one line, no mark-up, no link, nothing that reorders or hides characters.</summary>
static class RemedyMarkdown
{
    static readonly SearchValues<char> Markup = SearchValues.Create("\\`*_{}[]<>#!|~&$^@");

    public static string Escape(string text)
    {
        var result = new StringBuilder(text.Length + 16);
        var rest = text.AsSpan();
        while (!rest.IsEmpty)
        {
            _ = Rune.DecodeFromUtf16(rest, out var rune, out var length);
            rest = rest[length..];
            if (IsInvisible(rune))
            {
                result.Append(' ');
                continue;
            }

            // CommonMark 2.4: a backslash before ASCII punctuation makes it plain.
            if (rune.IsAscii && (Markup.Contains((char)rune.Value) || StartsAddress((char)rune.Value, rest)))
                result.Append('\\');

            result.Append(rune);
        }

        return result.ToString();
    }

    /// <summary>Some viewers turn a bare <c>www.example.com</c> or <c>https://example.com</c> into a link.</summary>
    static bool StartsAddress(char character, ReadOnlySpan<char> next) => character is '.' or ':' && next is not ([] or [' ', ..]);

    static bool IsInvisible(Rune rune) => Rune.GetUnicodeCategory(rune) is
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or
        UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned;
}
