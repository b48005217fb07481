using SipStack.Trace;

namespace SipStack.Analysis;

/// <summary>XML in a body, given line by line; a tag, a value or a comment may run over lines. Until the first tag everything is text.</summary>
sealed class MarkupClassifier(ClassificationWriter writer)
{
    enum State : byte
    {
        Text,
        Tag,
        Value,
        Comment,
    }

    State state;
    byte quote;
    bool sawTag;

    /// <summary>Whether the line before has left something open.</summary>
    public bool IsInside => state != State.Text;

    public void AddLine(ReadOnlySpan<byte> text, int start, int end)
    {
        var line = text[..end];
        sawTag |= start < end && line[start] == '<' && TagName(line, start) is { IsEmpty: false };
        for (var at = start; at < end;)
        {
            at = state switch
            {
                State.Text => AddText(line, at),
                State.Tag => AddInTag(line, at),
                State.Value => AddValue(line, at),
                _ => AddComment(line, at),
            };
        }
    }

    int AddText(ReadOnlySpan<byte> line, int start)
    {
        var open = sawTag ? FindTag(line, start) : line.Length;
        writer.Add(start, open, ClassificationKind.BodyText);
        if (open == line.Length)
            return open;
        if (line[open..].StartsWith("<!--"u8))
        {
            state = State.Comment;
            return AddComment(line, open);
        }

        var name = TagName(line, open);
        writer.Add(name, ClassificationKind.BodyTag);
        state = State.Tag;
        return name.End;
    }

    int AddInTag(ReadOnlySpan<byte> line, int at)
    {
        if (line[at] == '>')
            state = State.Text;
        else if (line[at] is (byte)'"' or (byte)'\'')
            (state, quote) = (State.Value, line[at]);
        else if (IsName(line[at]))
            return AddAttribute(line, at);
        return state == State.Value ? AddValue(line, at, opens: true) : at + 1;
    }

    int AddAttribute(ReadOnlySpan<byte> line, int start)
    {
        var end = NameEnd(line, start);
        writer.Add(start, end, ClassificationKind.BodyParameter);
        return end;
    }

    int AddValue(ReadOnlySpan<byte> line, int start, bool opens = false)
    {
        var from = opens ? start + 1 : start;
        var close = line[from..].IndexOf(quote);
        var end = close < 0 ? line.Length : from + close + 1;
        writer.Add(start, end, ClassificationKind.BodyValue);
        state = close < 0 ? State.Value : State.Tag;
        return end;
    }

    int AddComment(ReadOnlySpan<byte> line, int start)
    {
        var close = line[start..].IndexOf("-->"u8);
        var end = close < 0 ? line.Length : start + close + "-->".Length;
        writer.Add(start, end, ClassificationKind.Noise);
        state = close < 0 ? State.Comment : State.Text;
        return end;
    }

    static int FindTag(ReadOnlySpan<byte> line, int from)
    {
        for (var at = from; at < line.Length; at++)
        {
            var open = line[at..].IndexOf((byte)'<');
            if (open < 0)
                break;
            at += open;
            if (line[at..].StartsWith("<!--"u8) || !TagName(line, at).IsEmpty)
                return at;
        }

        return line.Length;
    }

    /// <summary>The name behind <c>&lt;</c>, <c>&lt;/</c>, <c>&lt;?</c> or <c>&lt;!</c>; empty where no tag begins, as at an address in angle brackets.</summary>
    static TextSpan TagName(ReadOnlySpan<byte> line, int open)
    {
        var start = open + 1;
        if (start < line.Length && line[start] is (byte)'/' or (byte)'?' or (byte)'!')
            start++;
        if (start >= line.Length || !char.IsAsciiLetter((char)line[start]) || ValueText.StartsUri(line[start..]))
            return new TextSpan(start, 0);
        var end = NameEnd(line, start);
        return end == line.Length || line[end] is (byte)'>' or (byte)'/' or (byte)'?' or (byte)' ' or (byte)'\t' ? TextSpan.FromBounds(start, end) : new TextSpan(start, 0);
    }

    static int NameEnd(ReadOnlySpan<byte> line, int start)
    {
        var end = start;
        while (end < line.Length && IsName(line[end]))
            end++;
        return end;
    }

    static bool IsName(byte b) => char.IsAsciiLetterOrDigit((char)b) || b is (byte)'_' or (byte)'-' or (byte)'.' or (byte)':';
}
