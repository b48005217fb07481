namespace SipStack.Trace;

/// <summary>A line of a record, or the part of it that a paste has glued to another line. Prefix and surrounding blanks are taken off.</summary>
/// <param name="Next">Offset of the line behind it.</param>
/// <param name="IsIndented">True when blanks stand before its line (RFC 3261 folding, or a paste that indents every line).</param>
readonly record struct Segment(TextSpan Span, int Next, bool IsIndented)
{
    /// <summary>Whether the next line begins with the colon that was cut off from this one.</summary>
    public bool NextBeginsWithColon(ReadOnlySpan<byte> text)
    {
        var at = Next + LinePrefix.Measure(text[Next..Math.Min(text.Length, Next + 64)]);
        return at < text.Length && text[at] == ':';
    }
}

/// <summary>Cuts a record into segments.</summary>
ref struct SegmentReader(ReadOnlySpan<byte> text, int start, bool isFirstLineTail)
{
    readonly ReadOnlySpan<byte> text = text;
    int at = start;
    int restStart = -1;
    int restEnd;
    // A text that went through syslog has #015 at the end of its first line already; elsewhere it is just text.
    readonly bool isSyslog = isFirstLineTail && text[start..].TrimStart(" \t"u8).StartsWith("#015"u8);
    bool isTail = isFirstLineTail;
    bool isCollapsed;
    bool isIndented;

    public bool TryRead(out Segment segment)
    {
        if (restStart < 0)
        {
            isCollapsed = false;
            if (at >= text.Length)
            {
                segment = default;
                return false;
            }

            var lineStart = at;
            at = Lines.Next(text, lineStart, out restEnd);
            restStart = lineStart + (isTail ? Bytes.SkipBlanks(text[lineStart..restEnd], 0) : LinePrefix.Measure(text[lineStart..restEnd]));
            isIndented = !isTail && Bytes.IsBlank(text[lineStart]) && restStart > lineStart;
            isTail = false;
        }

        var content = text[restStart..restEnd];
        var cut = Glue.FindCut(content, ref isCollapsed, out var cutLength);
        var syslog = isSyslog ? content.IndexOf("#015"u8) : -1;
        if (syslog >= 0 && (cut < 0 || syslog < cut))
            (cut, cutLength) = (syslog, "#015".Length);
        var contentStart = restStart;
        var contentEnd = cut < 0 ? restEnd : restStart + cut;
        restStart = cut < 0 ? -1 : Bytes.SkipBlanks(text[..restEnd], contentEnd + cutLength);
        segment = new Segment(WithoutBreak(Bytes.Trim(text, contentStart, contentEnd)), at, isIndented);
        return true;
    }

    /// <summary>A page that was turned into Markdown writes each line break as a backslash.</summary>
    readonly TextSpan WithoutBreak(TextSpan span) =>
        span.Length > 1 && text[span.End - 1] == '\\' ? Bytes.Trim(text, span.Start, span.End - 1) : span;
}
