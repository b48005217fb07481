using System.Buffers.Text;
using System.Runtime.CompilerServices;
using System.Text;

namespace SipStack.Lsp;

/// <summary>Decodes the escapes of a JSON string (RFC 8259, section 7) from UTF-8 to UTF-8.</summary>
static class JsonEscapes
{
    /// <summary>Bytes of one <c>\uXXXX</c>.</summary>
    public const int UnicodeLength = 6;

    const int ShortLength = 2;

    /// <summary>The text of a valid JSON string, without its quotes, in an array of exactly its size.</summary>
    /// <remarks>Precompiled code would call a method per span operation, and a document is decoded in one call, so it would never be optimised.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static byte[] Decode(ReadOnlySpan<byte> escaped)
    {
        var decoded = GC.AllocateUninitializedArray<byte>(DecodedLength(escaped));
        var target = decoded.AsSpan();
        for (int backslash; (backslash = escaped.IndexOf((byte)'\\')) >= 0;)
        {
            escaped[..backslash].CopyTo(target);
            target = target[backslash..];
            escaped = escaped[backslash..];

            // Line ends are two escapes: a search for nothing would cost as much as one for a line.
            while (escaped is [(byte)'\\', not (byte)'u', ..])
            {
                target[0] = Unescape(escaped[1]);
                target = target[1..];
                escaped = escaped[ShortLength..];
            }

            if (escaped is not [(byte)'\\', ..])
                continue;

            var length = ReadUnicode(escaped, out var rune);
            target = target[rune.EncodeToUtf8(target)..];
            escaped = escaped[length..];
        }

        escaped.CopyTo(target);
        return decoded;
    }

    /// <summary>Reads <c>\uXXXX</c> at the start of the bytes.</summary>
    public static bool TryReadUnicode(ReadOnlySpan<byte> bytes, out char unit)
    {
        unit = default;
        if (bytes.Length < UnicodeLength || bytes[0] != '\\' || bytes[1] != 'u')
            return false;
        var isHex = Utf8Parser.TryParse(bytes[2..UnicodeLength], out ushort value, out var consumed, 'x') && consumed == 4;
        unit = (char)value;
        return isHex;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static int DecodedLength(ReadOnlySpan<byte> escaped)
    {
        var length = escaped.Length;
        for (int backslash; (backslash = escaped.IndexOf((byte)'\\')) >= 0;)
        {
            escaped = escaped[backslash..];
            while (escaped is [(byte)'\\', not (byte)'u', ..])
            {
                length--;
                escaped = escaped[ShortLength..];
            }

            if (escaped is not [(byte)'\\', ..])
                continue;
            var consumed = ReadUnicode(escaped, out var rune);
            length += rune.Utf8SequenceLength - consumed;
            escaped = escaped[consumed..];
        }

        return length;
    }

    static int ReadUnicode(ReadOnlySpan<byte> escape, out Rune rune)
    {
        TryReadUnicode(escape, out var unit);
        if (TryReadUnicode(escape[UnicodeLength..], out var next) && Rune.TryCreate(unit, next, out rune))
            return 2 * UnicodeLength;
        if (!Rune.TryCreate(unit, out rune))
            rune = Rune.ReplacementChar;
        return UnicodeLength;
    }

    static byte Unescape(byte letter) => letter switch
    {
        (byte)'n' => (byte)'\n',
        (byte)'r' => (byte)'\r',
        (byte)'t' => (byte)'\t',
        (byte)'b' => (byte)'\b',
        (byte)'f' => (byte)'\f',
        _ => letter,
    };
}
