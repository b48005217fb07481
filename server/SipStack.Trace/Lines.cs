namespace SipStack.Trace;

/// <summary>Line ends are LF, CRLF and CR, as in LSP; nothing else ends a line.</summary>
static class Lines
{
    /// <summary>Offset behind the line end of the line at <paramref name="start"/>, or the text length.</summary>
    /// <param name="contentEnd">Offset of the line end itself.</param>
    public static int Next(ReadOnlySpan<byte> text, int start, out int contentEnd)
    {
        var length = text[start..].IndexOfAny((byte)'\n', (byte)'\r');
        if (length < 0)
        {
            contentEnd = text.Length;
            return text.Length;
        }

        contentEnd = start + length;
        var isCrLf = text[contentEnd] == '\r' && contentEnd + 1 < text.Length && text[contentEnd + 1] == '\n';
        return contentEnd + (isCrLf ? 2 : 1);
    }

    /// <summary>How many line ends <paramref name="text"/> holds; a CR at its end counts as one of its own.</summary>
    public static int Count(ReadOnlySpan<byte> text)
    {
        var count = 0;
        for (var at = 0; at < text.Length;)
        {
            var next = Next(text, at, out var contentEnd);
            if (contentEnd < next)
                count++;
            at = next;
        }

        return count;
    }
}
