using System.Buffers.Text;
using System.Text;

namespace SipStack.Lsp;

/// <summary>The header section of a message (LSP 3.17, Base Protocol): <c>name: value</c> lines, ended by an empty line.</summary>
static class HeaderSection
{
    public const long TwoLengths = long.MaxValue;

    static ReadOnlySpan<byte> LengthName => "Content-Length:"u8;

    static ReadOnlySpan<byte> TypeName => "Content-Type:"u8;

    /// <summary>Length of the section with its empty line, or -1 when the empty line has not come yet.</summary>
    public static int FindEnd(ReadOnlySpan<byte> bytes)
    {
        for (var line = 0; ;)
        {
            var feed = bytes[line..].IndexOf((byte)'\n');
            if (feed < 0)
                return -1;
            var isEmpty = feed == 0 || (feed == 1 && bytes[line] == '\r');
            line += feed + 1;
            if (isEmpty)
                return line;
        }
    }

    /// <summary>
    /// Reads <c>Content-Length</c> (bytes). Other headers are skipped; a line that is no header makes the section invalid. Of two lengths that
    /// differ nobody knows which one is meant: that is <see cref="TwoLengths"/>.
    /// </summary>
    /// <param name="section">The section with its empty line.</param>
    /// <param name="contentLength">Length of the body.</param>
    /// <param name="isUtf8">False when <c>Content-Type</c> names another encoding, which is to be answered with an error.</param>
    public static bool TryParse(ReadOnlySpan<byte> section, out long contentLength, out bool isUtf8)
    {
        contentLength = -1;
        isUtf8 = true;
        while (!section.IsEmpty)
        {
            var feed = section.IndexOf((byte)'\n');
            var line = section[..feed];
            if (line is [.. var content, (byte)'\r'])
                line = content;
            section = section[(feed + 1)..];
            if (line.IsEmpty)
                break;

            var colon = line.IndexOf((byte)':');
            if (colon <= 0 || !IsName(line[..colon]))
                return false;
            var value = line[(colon + 1)..];
            if (Ascii.EqualsIgnoreCase(line[..(colon + 1)], LengthName))
            {
                if (!TryParseLength(value, out var length))
                    return false;
                contentLength = contentLength < 0 || contentLength == length ? length : TwoLengths;
            }
            else if (Ascii.EqualsIgnoreCase(line[..(colon + 1)], TypeName))
            {
                isUtf8 = IsUtf8(value);
            }
        }

        return contentLength >= 0;
    }

    /// <summary>
    /// Finds where a length header starts in bytes that are not in step with the framing. The line must be whole and hold
    /// nothing but digits: the text of a SIP message has such a header too, but inside JSON its line end is an escape.
    /// </summary>
    /// <param name="bytes">What has been received.</param>
    /// <param name="keep">When nothing was found: offset from which the bytes may still turn out to be a header.</param>
    /// <returns>The offset, or -1.</returns>
    public static int FindStart(ReadOnlySpan<byte> bytes, out int keep)
    {
        keep = bytes.Length - PartialNameLength(bytes);
        for (var from = 0; ;)
        {
            var colon = bytes[from..].IndexOf((byte)':');
            if (colon < 0)
                return -1;

            from += colon + 1;
            var start = from - LengthName.Length;
            if (start < 0 || !Ascii.EqualsIgnoreCase(bytes[start..from], LengthName))
                continue;

            var value = bytes[from..];
            var end = 0;
            while (end < value.Length && value[end] is (>= (byte)'0' and <= (byte)'9') or (byte)' ' or (byte)'\t' or (byte)'\r')
                end++;
            if (end == value.Length && end < 32)
            {
                keep = start;
                return -1;
            }

            if (end < value.Length && value[end] == '\n' && TryParseLength(value[..end], out _))
                return start;
        }
    }

    /// <summary>The charset of a media type; without one it is UTF-8, which old clients write as <c>utf8</c>.</summary>
    static bool IsUtf8(ReadOnlySpan<byte> type)
    {
        for (var at = type.IndexOf((byte)';'); at >= 0; at = type.IndexOf((byte)';'))
        {
            type = Trim(type[(at + 1)..]);
            if (type.Length < "charset="u8.Length || !Ascii.EqualsIgnoreCase(type[.."charset="u8.Length], "charset="u8))
                continue;
            var name = type["charset="u8.Length..];
            if (name.IndexOf((byte)';') is >= 0 and var end)
                name = name[..end];
            name = Trim(name).Trim((byte)'"');
            return Ascii.EqualsIgnoreCase(name, "utf-8"u8) || Ascii.EqualsIgnoreCase(name, "utf8"u8);
        }

        return true;
    }

    // Plain loops here: the vectorised searches would be compiled at start-up, for thirty bytes.
    static bool IsName(ReadOnlySpan<byte> bytes)
    {
        foreach (var letter in bytes)
        {
            if (letter is <= (byte)' ' or (byte)'"' or (byte)'{' or (byte)'}' or (byte)'[' or (byte)']')
                return false;
        }

        return true;
    }

    static int PartialNameLength(ReadOnlySpan<byte> bytes)
    {
        for (var length = Math.Min(bytes.Length, LengthName.Length - 1); length > 0; length--)
        {
            if (Ascii.EqualsIgnoreCase(bytes[^length..], LengthName[..length]))
                return length;
        }

        return 0;
    }

    static bool TryParseLength(ReadOnlySpan<byte> value, out long length)
    {
        value = Trim(value);
        length = -1;
        return value is [>= (byte)'0' and <= (byte)'9', ..] && Utf8Parser.TryParse(value, out length, out var consumed) && consumed == value.Length;
    }

    static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> value)
    {
        while (value is [(byte)' ' or (byte)'\t', ..])
            value = value[1..];
        while (value is [.., (byte)' ' or (byte)'\t' or (byte)'\r'])
            value = value[..^1];
        return value;
    }
}
