using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text;

namespace SipStack.Trace;

/// <summary>Small questions about UTF-8 text that the parser asks all the time.</summary>
static class Bytes
{
    static readonly SearchValues<byte> Tokens = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-.!%*_+`'~"u8);

    public static bool IsBlank(byte b) => b is (byte)' ' or (byte)'\t';

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsSpace(byte b) => b <= ' ' && b is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n';

    public static bool IsDigit(byte b) => (uint)(b - '0') <= 9;

    public static bool IsUpper(byte b) => (uint)(b - 'A') <= 'Z' - 'A';

    public static bool IsLetter(byte b) => (uint)((b | 0x20) - 'a') <= 'z' - 'a';

    public static bool IsHex(byte b) => char.IsAsciiHexDigit((char)b);

    /// <summary>The value of a hexadecimal digit.</summary>
    public static int HexValue(byte b) => (b & 0xF) + (b >> 6) * 9;

    /// <summary>A character of <c>token</c>, RFC 3261 section 25.1.</summary>
    public static bool IsToken(byte b) => Tokens.Contains(b);

    public static int SkipBlanks(ReadOnlySpan<byte> text, int at)
    {
        while (at < text.Length)
        {
            if (IsBlank(text[at]))
                at++;
            else if (WebBlanks.LengthAt(text[at..]) is > 0 and var length)
                at += length;
            else
                break;
        }

        return at;
    }

    public static int SkipSpaces(ReadOnlySpan<byte> text, int at)
    {
        while (at < text.Length)
        {
            if (IsSpace(text[at]))
                at++;
            else if (WebBlanks.LengthAt(text[at..]) is > 0 and var length)
                at += length;
            else
                break;
        }

        return at;
    }

    public static int SkipDigits(ReadOnlySpan<byte> text, int at)
    {
        while (at < text.Length && IsDigit(text[at]))
            at++;
        return at;
    }

    public static int SkipHex(ReadOnlySpan<byte> text, int at)
    {
        while (at < text.Length && IsHex(text[at]))
            at++;
        return at;
    }

    public static int SkipToken(ReadOnlySpan<byte> text, int at)
    {
        var length = text[at..].IndexOfAnyExcept(Tokens);
        return length < 0 ? text.Length : at + length;
    }

    public static int TrimEnd(ReadOnlySpan<byte> text, int start, int end)
    {
        while (end > start)
        {
            if (IsSpace(text[end - 1]))
                end--;
            else if (WebBlanks.LengthBefore(text[start..end]) is > 0 and var length)
                end -= length;
            else
                break;
        }

        return end;
    }

    public static TextSpan Trim(ReadOnlySpan<byte> text, int start, int end)
    {
        start = SkipSpaces(text[..end], Math.Min(start, end));
        return TextSpan.FromBounds(start, TrimEnd(text, start, end));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool StartsWithIgnoreCase(ReadOnlySpan<byte> text, ReadOnlySpan<byte> prefix) =>
        text.Length >= prefix.Length && Ascii.EqualsIgnoreCase(text[..prefix.Length], prefix);

    /// <summary>The decimal number at the start of <paramref name="text"/>; false without a digit or above <see cref="int.MaxValue"/>.</summary>
    public static bool TryReadNumber(ReadOnlySpan<byte> text, out int value, out int length)
    {
        long number = 0;
        length = 0;
        while (length < text.Length && IsDigit(text[length]) && number <= int.MaxValue)
            number = number * 10 + (text[length++] - '0');
        value = number <= int.MaxValue ? (int)number : 0;
        return length > 0 && number <= int.MaxValue;
    }
}
