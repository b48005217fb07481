namespace SipStack.Trace;

/// <summary>
/// The short way through a record that nothing has damaged: from its begin mark straight to its end mark, without looking at the
/// lines between. Where anything in between could matter to <see cref="OpenRecord"/>, the lines are looked at after all.
/// </summary>
static class WholeRecord
{
    /// <summary>Length of the record at the start of <paramref name="window"/> when it is certain without reading its lines; else 0.</summary>
    public static int Measure(ReadOnlySpan<byte> window, bool isFinal)
    {
        var begin = window[..Math.Min(window.Length, LongestHeader)].IndexOf("$$begin_record"u8);
        if (begin < 0 || HeaderFormats.StartingAt(window) != RecordFormat.Wpp)
            return 0;
        // Only a header that is whole itself says for sure that the mark is its own.
        var header = HeaderFormats.Of(RecordFormat.Wpp)?.Read(window) ?? default;
        if (!header.HasBeginMark || header.MessageStart != begin + "$$begin_record".Length)
            return 0;
        var rest = window[(begin + "$$begin_record".Length)..];
        var mark = rest.IndexOf("$$"u8);
        if (mark < 0 || !rest[mark..].StartsWith("$$end_record"u8) || !IsLineStart(rest, mark))
            return 0;
        var body = rest[..mark];
        // What a header line of any form must hold (HeaderFormats), and a header that a paste has broken before its begin mark.
        if (window[..begin].IndexOfAny((byte)'\n', (byte)'\r') >= 0 || body.IndexOf("TL_"u8) >= 0 || body.IndexOf((byte)'|') >= 0 || body.IndexOf("[0x"u8) >= 0)
            return 0;
        var markStart = begin + "$$begin_record".Length + mark;
        var next = Lines.Next(window, markStart, out var lineEnd);
        var isWhole = lineEnd < next && (next < window.Length || window[lineEnd] != '\r');
        return isWhole || isFinal ? next : 0;
    }

    /// <summary>A header line that is not broken is far shorter.</summary>
    const int LongestHeader = 1024;

    static bool IsLineStart(ReadOnlySpan<byte> text, int at) => at > 0 && text[at - 1] is (byte)'\n' or (byte)'\r';
}
