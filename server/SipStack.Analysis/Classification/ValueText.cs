using System.Buffers;
using System.Text;
using SipStack.Trace;

namespace SipStack.Analysis;

/// <summary>Where the words, quoted strings and addresses of a header value end (RFC 3261 section 25.1).</summary>
static class ValueText
{
    static readonly SearchValues<byte> TokenBytes = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-.!%*_+`'~"u8);

    /// <summary>What ends an address without brackets; parameters behind it belong to the header (RFC 3261 section 20).</summary>
    public static SearchValues<byte> UriEnds { get; } = SearchValues.Create(" \t\r\n<>\";,()"u8);

    public static SearchValues<byte> ValueEnds { get; } = SearchValues.Create(" \t\r\n<>\";,"u8);

    public static bool IsToken(byte b) => TokenBytes.Contains(b);

    public static int TokenEnd(ReadOnlySpan<byte> text, int start)
    {
        var length = text[start..].IndexOfAnyExcept(TokenBytes);
        return length < 0 ? text.Length : start + length;
    }

    /// <summary>Offset behind the closing mark of the quoted string at <paramref name="start"/>; without one, the end of its line.</summary>
    public static int QuotedEnd(ReadOnlySpan<byte> text, int start)
    {
        for (var at = start + 1; at < text.Length; at++)
        {
            if (text[at] == '\\')
                at++;
            else if (text[at] == '"')
                return at + 1;
        }

        var length = text[start..].IndexOfAny((byte)'\n', (byte)'\r');
        return length < 0 ? text.Length : start + length;
    }

    public static bool StartsUri(ReadOnlySpan<byte> text)
    {
        var colon = text[..Math.Min(text.Length, 8)].IndexOf((byte)':');
        if (colon < 2)
            return false;
        var scheme = text[..colon];
        return Is(scheme, "sip"u8) || Is(scheme, "sips"u8) || Is(scheme, "tel"u8) || Is(scheme, "im"u8) || Is(scheme, "pres"u8)
            || Is(scheme, "mailto"u8) || Is(scheme, "urn"u8) || Is(scheme, "http"u8) || Is(scheme, "https"u8);
    }

    /// <summary>What a value is that holds no code, whatever it looks like.</summary>
    public static ClassificationKind KindOf(ReadOnlySpan<byte> value) =>
        value.IndexOf("0x"u8) >= 0 || value.IndexOf("0X"u8) >= 0 || value.IndexOf(": "u8) >= 0 ? ClassificationKind.QuotedText : ClassificationKind.Text;

    /// <summary>The value of a parameter with the quotation marks that stand close around it, straight or typographic.</summary>
    public static TextSpan WithMarks(ReadOnlySpan<byte> text, TextSpan value)
    {
        var before = text[..value.Start];
        var open = before.EndsWith("\""u8) ? 1 : before is [.., 0xE2, 0x80, >= 0x9C and <= 0x9F or 0xB3] ? 3 : 0;
        if (open == 0 || value.IsEmpty)
            return value;
        var close = text[value.End..] switch
        {
            [(byte)'"', ..] => 1,
            [0xE2, 0x80, >= 0x9C and <= 0x9F or 0xB3, ..] => 3,
            _ => 0,
        };
        return TextSpan.FromBounds(value.Start - open, value.End + close);
    }

    static bool Is(ReadOnlySpan<byte> name, ReadOnlySpan<byte> wanted) => Ascii.EqualsIgnoreCase(name, wanted);
}
