using SipStack.Trace;

namespace SipStack.Analysis;

/// <summary>The SDP (RFC 8866) and XML blocks of a message body.</summary>
static class BodyBlocks
{
    /// <summary>Reads the blocks; false when the whole body is one of them, or none is there.</summary>
    public static bool Read(ReadOnlySpan<byte> text, TextSpan body, out List<TextSpan> blocks)
    {
        blocks = [];
        var start = -1;
        var isSdp = false;
        var end = body.Start;
        for (var at = body.Start; at < body.End;)
        {
            var next = NextLine(text, at, body.End);
            var line = text[at..next].Trim(" \t\r\n"u8);
            if (start >= 0 && !line.IsEmpty && !GoesOn(line, isSdp))
            {
                blocks.Add(TextSpan.FromBounds(start, end));
                start = -1;
            }

            if (start < 0 && Begins(line))
                (start, isSdp) = (at, line.StartsWith("v=0"u8));
            if (!line.IsEmpty)
                end = next;
            at = next;
        }

        if (start >= 0)
            blocks.Add(TextSpan.FromBounds(start, end));
        return blocks.Count > 1 || (blocks.Count == 1 && (blocks[0].Start > body.Start || blocks[0].End < body.End));
    }

    static bool Begins(ReadOnlySpan<byte> line) => line.StartsWith("v=0"u8) || (line.Length > 1 && line[0] == '<' && (char.IsAsciiLetter((char)line[1]) || line[1] is (byte)'?' or (byte)'!'));

    /// <summary>An SDP block has lines <c>letter=…</c> only; an XML block goes on until the boundary of the next part (RFC 2046 section 5.1.1).</summary>
    static bool GoesOn(ReadOnlySpan<byte> line, bool isSdp) =>
        isSdp ? line.Length > 1 && char.IsAsciiLetterLower((char)line[0]) && line[1] == '=' : !line.StartsWith("--"u8) && !line.StartsWith("v=0"u8);

    static int NextLine(ReadOnlySpan<byte> text, int start, int end)
    {
        var length = text[start..end].IndexOf((byte)'\n');
        return length < 0 ? end : start + length + 1;
    }
}
