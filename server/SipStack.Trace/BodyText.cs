namespace SipStack.Trace;

/// <summary>Where a message body ends, and how much of it stands in the record.</summary>
static class BodyText
{
    /// <summary>The body that begins at <paramref name="start"/>, without the mark that closes the record and the blanks around it; empty for none.</summary>
    /// <param name="text">Text up to the end of the record.</param>
    public static TextSpan At(ReadOnlySpan<byte> text, int start)
    {
        var body = Bytes.Trim(text, start, End(text, start));
        return IsNone(text.Slice(body)) ? new TextSpan(body.Start, 0) : body;
    }

    /// <summary>How many bytes are missing of a body whose Content-Length (RFC 3261 section 20.14) is <paramref name="length"/>.</summary>
    public static int Missing(ReadOnlySpan<byte> body, int length)
    {
        // A paste has made LF of the CRLF that were counted; trimming took a few blanks at both ends.
        const int Tolerance = 16;
        // The logging tool can leave bodies out for privacy; then their length says nothing.
        if (length - body.Length <= Tolerance || body.IsEmpty || body.StartsWith("----*"u8))
            return 0;
        var bareLineFeeds = body.Count((byte)'\n') - body.Count("\r\n"u8);
        var missing = length - body.Length - bareLineFeeds;
        return missing > Tolerance ? missing : 0;
    }

    /// <summary>An empty body is a dash; pastes make an en dash of it.</summary>
    static bool IsNone(ReadOnlySpan<byte> body) => body is [(byte)'-'] || body.SequenceEqual("–"u8);

    static int End(ReadOnlySpan<byte> text, int start)
    {
        var mark = text[start..].LastIndexOf(Marks.EndRecord);
        if (mark >= 0)
            return start + mark;
        var s4 = text[start..].LastIndexOf(Marks.EndOfMessage);
        return s4 < 0 ? text.Length : start + s4;
    }
}
