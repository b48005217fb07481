using System.Buffers.Binary;

namespace SipStack.Trace;

/// <summary>How the characters of a trace file are written.</summary>
public enum TextEncoding : byte
{
    /// <summary>UTF-8; single bytes that are not UTF-8 are read as Windows-1252.</summary>
    Utf8,
    Utf16LittleEndian,
    Utf16BigEndian,

    /// <summary>Not text.</summary>
    Binary,
}

/// <summary>Tells the encoding of a file from its first bytes.</summary>
public static class TextEncodings
{
    /// <summary>How many bytes the detection looks at.</summary>
    public const int DetectionLength = 4096;

    /// <summary>The encoding of a text that begins with <paramref name="start"/>, and the length of its byte order mark.</summary>
    public static TextEncoding Detect(ReadOnlySpan<byte> start, out int byteOrderMark)
    {
        byteOrderMark = 0;
        if (start is [0xEF, 0xBB, 0xBF, ..])
        {
            byteOrderMark = 3;
            return TextEncoding.Utf8;
        }

        if (start is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
        {
            byteOrderMark = 2;
            return start[0] == 0xFF ? TextEncoding.Utf16LittleEndian : TextEncoding.Utf16BigEndian;
        }

        start = start[..Math.Min(start.Length, DetectionLength)];
        if (start.IndexOf((byte)0) < 0)
            return TextEncoding.Utf8;
        if (LooksLikeUtf16LittleEndian(start))
            return TextEncoding.Utf16LittleEndian;
        return LooksBinary(start) ? TextEncoding.Binary : TextEncoding.Utf8;
    }

    /// <summary>A single zero byte can come with a display name; a binary file has many bytes that text has not.</summary>
    static bool LooksBinary(ReadOnlySpan<byte> start)
    {
        var controls = 0;
        foreach (var b in start)
        {
            if (b < 0x20 && b is not ((byte)'\t' or (byte)'\n' or (byte)'\r'))
                controls++;
        }

        return controls * 20 > start.Length;
    }

    /// <summary>A log is ASCII with islands: nearly every second byte is zero, and hardly a first one.</summary>
    static bool LooksLikeUtf16LittleEndian(ReadOnlySpan<byte> start)
    {
        int pairs = start.Length / 2, zeroHigh = 0, printable = 0;
        for (var i = 0; i < pairs; i++)
        {
            var unit = BinaryPrimitives.ReadUInt16LittleEndian(start[(i * 2)..]);
            if (unit < 0x100)
                zeroHigh++;
            if (unit is (>= 0x20 and < 0x7F) or '\r' or '\n' or '\t')
                printable++;
        }

        return pairs > 0 && zeroHigh * 10 >= pairs * 7 && printable * 10 >= pairs * 7;
    }
}
