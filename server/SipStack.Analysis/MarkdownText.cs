using System.Text;

namespace SipStack.Analysis;

/// <summary>Text into Markdown that shows just that text, and our own Markdown into plain text.</summary>
public static class MarkdownText
{
    /// <summary>
    /// Escapes everything that Markdown or HTML in it could take for markup, and what renderers make links of although it is none. The
    /// result is one line; characters that are not seen become U+FFFD.
    /// </summary>
    public static string Escape(string text)
    {
        var result = new StringBuilder(text.Length + 16);
        for (var at = 0; at < text.Length;)
        {
            _ = Rune.DecodeFromUtf16(text.AsSpan(at), out var rune, out var length);
            if (rune.Value is '\n' or '\r' or '\t')
                result.Append(' ');
            else if (Invisible.Is(rune))
                result.Append('\uFFFD');
            else if (rune.Value is '<' or '>' or '&')
                result.Append(rune.Value switch { '<' => "&lt;", '>' => "&gt;", _ => "&amp;" });
            else if (IsMarkup(text, at))
                result.Append('\\').Append(text[at]);
            else
                result.Append(rune);
            at += length;
        }

        return result.ToString();
    }

    /// <summary>A source with its address as a link when that is https; another address stands as code, which no renderer makes a link of.</summary>
    public static string Citation(string source)
    {
        var end = source.IndexOf(' ', StringComparison.Ordinal);
        var (address, remark) = end < 0 ? (source, "") : (source[..end], source[end..]);
        if (SipStack.Knowledge.Citation.Link(source) == address)
            return $"<{address}>{Escape(remark)}";
        return address.StartsWith("http://", StringComparison.Ordinal) && !address.Contains('`', StringComparison.Ordinal) ? $"`{address}`{Escape(remark)}" : Escape(source);
    }

    /// <summary>
    /// A bracket, a colon, a slash and a full stop are markup only where they can be part of a link, a dash only where a block begins:
    /// plain words and times stay readable in the raw text.
    /// </summary>
    static bool IsMarkup(string text, int at) => text[at] switch
    {
        '\\' or '`' or '*' or '_' or '{' or '}' or '[' or ']' or '#' or '+' or '!' or '|' or '~' or '$' or '@' => true,
        '(' => at > 0 && text[at - 1] is ']' or '$',
        ':' => at + 1 < text.Length && !char.IsWhiteSpace(text[at + 1]) && !char.IsAsciiDigit(text[at + 1]),
        '/' => at > 0 && text[at - 1] == '/',
        '.' => text.AsSpan(0, at).EndsWith("www", StringComparison.OrdinalIgnoreCase) || IsNumber(text.AsSpan(0, at)),
        ')' => IsNumber(text.AsSpan(0, at)),
        '-' or '=' => at == 0,
        _ => false,
    };

    /// <summary>A number at the beginning starts a list.</summary>
    static bool IsNumber(ReadOnlySpan<char> text) => !text.IsEmpty && !text.ContainsAnyExceptInRange('0', '9');

    /// <summary>Our Markdown as it reads in a terminal: marks taken off, links written out.</summary>
    public static string ToPlain(string markdown)
    {
        var result = new StringBuilder(markdown.Length);
        for (var i = 0; i < markdown.Length; i++)
        {
            var c = markdown[i];
            if (c == '\\' && i + 1 < markdown.Length && char.IsAsciiLetterOrDigit(markdown[i + 1]) is false && !char.IsWhiteSpace(markdown[i + 1]))
                result.Append(markdown[++i]);
            else if (c is '`' or '*')
                continue;
            else if (c == '[' && TryReadLink(markdown, i, out var text, out var address, out var end))
            {
                result.Append(text).Append(": ").Append(address);
                i = end;
            }
            else if (c is '<' && markdown.AsSpan(i).StartsWith("<https://"))
                continue;
            else if (c is '>' && i > 0 && IsEndOfAddress(markdown, i))
                continue;
            else if (TryReadEntity(markdown, i, out var character, out var length))
            {
                result.Append(character);
                i += length - 1;
            }
            else
                result.Append(c);
        }

        return result.ToString();
    }

    static bool TryReadLink(string markdown, int at, out string text, out string address, out int end)
    {
        text = address = "";
        end = 0;
        var close = markdown.IndexOf("](https://", at, StringComparison.Ordinal);
        if (close < 0 || markdown.AsSpan(at, close - at).Contains('\n'))
            return false;
        var last = close + 2;
        var depth = 0;
        // Addresses hold brackets of their own, such as ws.10(v=technet.10).
        while (last < markdown.Length && !(markdown[last] == ')' && depth == 0) && markdown[last] != '\n')
        {
            depth += markdown[last] == '(' ? 1 : markdown[last] == ')' ? -1 : 0;
            last++;
        }

        text = markdown[(at + 1)..close];
        address = markdown[(close + 2)..last];
        end = last;
        return true;
    }

    static bool IsEndOfAddress(string markdown, int at)
    {
        var open = markdown.LastIndexOf("<https://", at, StringComparison.Ordinal);
        return open >= 0 && !markdown.AsSpan(open, at - open).ContainsAny(' ', '\n');
    }

    static bool TryReadEntity(string markdown, int at, out char character, out int length)
    {
        (character, length) = ('&', 0);
        if (markdown[at] != '&')
            return false;
        var rest = markdown.AsSpan(at);
        (character, length) = rest.StartsWith("&lt;") ? ('<', 4) : rest.StartsWith("&gt;") ? ('>', 4) : rest.StartsWith("&amp;") ? ('&', 5) : ('&', 0);
        return length > 0;
    }
}
