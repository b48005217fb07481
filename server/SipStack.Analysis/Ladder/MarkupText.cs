using System.Globalization;
using System.Text;

namespace SipStack.Analysis;

/// <summary>Text into XML, HTML and Mermaid so that it shows and is nothing else.</summary>
static class MarkupText
{
    /// <summary>For element content and quoted attributes of XML and HTML; control, format and unpaired surrogate characters become U+FFFD.</summary>
    public static string Xml(string text)
    {
        var result = new StringBuilder(text.Length + 16);
        foreach (var rune in text.EnumerateRunes())
        {
            _ = rune.Value switch
            {
                '<' => result.Append("&lt;"),
                '>' => result.Append("&gt;"),
                '&' => result.Append("&amp;"),
                '"' => result.Append("&quot;"),
                '\'' => result.Append("&#39;"),
                '\n' => result.Append('\n'),
                _ => result.Append(IsVisible(rune) ? rune.ToString() : "\uFFFD"),
            };
        }

        return result.ToString();
    }

    /// <summary>
    /// For labels of Mermaid: everything but letters, digits and a few harmless signs as an entity code (<c>#35;</c>), since the syntax has no
    /// quoting and labels are rendered as HTML in some programs. A word that is a keyword is broken up the same way.
    /// </summary>
    public static string Mermaid(string text)
    {
        var result = new StringBuilder(text.Length + 16);
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune) || rune.Value is ' ' or '.' or '_' or '/' or ',' or '+')
                result.Append(rune.ToString());
            else
                result.Append(CultureInfo.InvariantCulture, $"#{(IsVisible(rune) ? rune.Value : 0xFFFD)};");
        }

        var escaped = result.ToString();
        return Keywords.Contains(escaped.Trim()) ? $"#{(int)escaped.Trim()[0]};{escaped.Trim()[1..]}" : escaped;
    }

    static readonly HashSet<string> Keywords = new(StringComparer.OrdinalIgnoreCase) { "end", "as", "loop", "alt", "opt", "par", "note", "rect", "break", "critical" };

    /// <summary>U+FFFE and U+FFFF are no characters of XML at all.</summary>
    static bool IsVisible(Rune rune) => rune.Value is not (0xFFFE or 0xFFFF) && !Invisible.Is(rune);
}
