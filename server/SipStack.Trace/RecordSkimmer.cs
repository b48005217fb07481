namespace SipStack.Trace;

/// <summary>What became of the short way through a record.</summary>
enum SkimResult : byte
{
    /// <summary>Nothing is certain.</summary>
    None,

    /// <summary>The record's length is certain, what it says is not.</summary>
    Length,

    /// <summary>Both are certain.</summary>
    Whole,
}

/// <summary>
/// The short way through a record that nothing has damaged: one look at each line finds where the record ends and what it says.
/// Where anything could matter to <see cref="OpenRecord"/> (the end) or to <see cref="FieldReader"/> (what it says), it gives up and
/// those have their turn; the tests hold both ways together.
/// </summary>
ref struct RecordSkimmer
{
    readonly ReadOnlySpan<byte> text;
    readonly bool isFinal;
    readonly RecordFormat format;
    readonly TraceHeader header;
    SkimFields fields;

    // The line in hand, without and with its line end.
    int start;
    int end;
    int next;
    int lineEnds;

    RecordSkimmer(ReadOnlySpan<byte> window, bool isFinal, HeaderFormat format)
    {
        text = window;
        this.isFinal = isFinal;
        this.format = format.Format;
        header = format.Read(window);
        fields = new SkimFields(window);
    }

    /// <summary>Skims the record at the start of <paramref name="window"/>.</summary>
    /// <param name="isFinal">False while more text may follow the window.</param>
    public static SkimResult Skim(ReadOnlySpan<byte> window, bool isFinal, out TraceRecord record, out RecordSkim skim)
    {
        (record, skim) = (default, default);
        // A and B, or C; the other forms are too rare, or too short, to be worth it.
        var form = HeaderFormats.StartingAt(window);
        if (form is not (RecordFormat.Wpp or RecordFormat.UccApi) || HeaderFormats.Of(form) is not { } reader)
            return SkimResult.None;
        var skimmer = new RecordSkimmer(window, isFinal, reader);
        if (!skimmer.ReadLine() || skimmer.header.MessageStart > skimmer.end)
            return SkimResult.None;
        // With more text a header without its mark may turn out to be a wrapped one.
        if (!skimmer.header.HasBeginMark && !isFinal && window.Length < HeaderFormats.LongestHeader)
            return SkimResult.None;
        var result = skimmer.header.HasBeginMark ? skimmer.SkimMarked(out skim) : skimmer.SkimUnmarked(out skim);
        record = new TraceRecord(0, skimmer.next, form);
        return result;
    }

    /// <summary>A record between marks: fields up to <c>Message-Body:</c>; the lines behind it must only not end the record.</summary>
    SkimResult SkimMarked(out RecordSkim skim)
    {
        skim = default;
        if (header.MessageStart < end)
            return SkimResult.None;
        for (var isWhole = true; !RecordFollows() && ReadLine();)
        {
            if (text[start] == '$')
                return text[start..end].StartsWith(Marks.EndRecord) ? EndMarked(isWhole, out skim) : SkimResult.None;
            if (!IsInside())
                return SkimResult.None;
            if (isWhole && fields.BodyStart == 0)
                isWhole = fields.TryTake(start, end);
        }

        return SkimResult.None;
    }

    readonly SkimResult EndMarked(bool isWhole, out RecordSkim skim)
    {
        skim = default;
        if (!isWhole || !fields.HasStartLine || Bytes.SkipBlanks(text[..end], start + Marks.EndRecord.Length) < end)
            return SkimResult.Length;
        skim = fields.ToSkim(header.Timestamp, lineEnds, hasBeginMark: true, fields.BodyStart == 0 ? 0 : MissingBody(fields.BodyStart));
        return SkimResult.Whole;
    }

    /// <summary>A record that ends where the next one begins: a line of free text, or a message as it went over the wire.</summary>
    SkimResult SkimUnmarked(out RecordSkim skim)
    {
        skim = default;
        var message = Bytes.Trim(text, header.MessageStart, end);
        if (message.IsEmpty)
            return SkipConnectionLine(out message) && fields.TryTakeStartLine(message) ? SkimWire(out skim) : SkimResult.None;
        if (StartLine.TryRead(text.Slice(message), out _))
            return fields.TryTakeStartLine(message) ? SkimWire(out skim) : SkimResult.None;
        // Marks, and the line end of syslog.
        if (text[message.Start] is (byte)'-' or (byte)'#' || text[..end].IndexOf("$$"u8) >= 0 || !SkipBlankLines())
            return SkimResult.None;
        var mayHoldResult = format == RecordFormat.UccApi && header.Level is TraceLevel.Error or TraceLevel.Warning;
        skim = new RecordSkim { Time = header.Timestamp, LineEnds = lineEnds, NeedsReading = mayHoldResult || HoldsCode(message) };
        return SkimResult.Whole;
    }

    /// <summary>S4 writes a line about the connection between the header and the message.</summary>
    bool SkipConnectionLine(out TextSpan message)
    {
        message = default;
        if (format != RecordFormat.Wpp || RecordFollows() || !ReadLine() || text[start] != '<' || HoldsCode(TextSpan.FromBounds(start, end)))
            return false;
        if (RecordFollows() || !ReadLine())
            return false;
        message = Bytes.Trim(text, start, end);
        return message.Start == start;
    }

    /// <summary>The headers of a message, behind its start line; behind a blank line its body.</summary>
    SkimResult SkimWire(out RecordSkim skim)
    {
        skim = default;
        while (!MessageEnds())
        {
            if (!ReadLine())
                return SkimResult.None;
            if (start == end)
                return SkimBody(out skim);
            if (!Bytes.IsLetter(text[start]) || !fields.TryTake(start, end) || fields.BodyStart > 0)
                return SkimResult.None;
        }

        return EndWire(bodyStart: 0, out skim);
    }

    SkimResult SkimBody(out RecordSkim skim)
    {
        skim = default;
        var bodyStart = next;
        var hasText = false;
        while (!MessageEnds())
        {
            if (!ReadLine() || !IsInside())
                return SkimResult.None;
            hasText |= start < end;
            // Text where the message has no body: a paste may have doubled its line ends.
            if (hasText && fields.ContentLength <= 0)
                return SkimResult.None;
        }

        return EndWire(hasText ? bodyStart : 0, out skim);
    }

    SkimResult EndWire(int bodyStart, out RecordSkim skim)
    {
        skim = default;
        if ((AtEndOfMessage() && !ReadLine()) || !SkipBlankLines())
            return SkimResult.None;
        var holdsMark = text[..next].IndexOf(Marks.BeginRecord) >= 0;
        skim = fields.ToSkim(header.Timestamp, lineEnds, holdsMark, bodyStart == 0 ? 0 : MissingBody(bodyStart));
        return SkimResult.Whole;
    }

    readonly int MissingBody(int bodyStart) => BodyText.Missing(text.Slice(BodyText.At(text[..next], bodyStart)), fields.ContentLength);

    readonly bool HoldsCode(TextSpan span) => WrittenCode.TryFindNamed(text, span.Start, span.End, out _);

    /// <summary>Goes to the next line; false when there is none, when its end is not there yet, or when it has the break of a Markdown page.</summary>
    bool ReadLine()
    {
        start = next;
        next = Lines.Next(text, start, out end);
        if (start == text.Length)
            return false;
        lineEnds += end < next ? 1 : 0;
        // A CR as the last byte may be half of a CRLF.
        return (isFinal || (end < next && (next < text.Length || text[next - 1] == '\n'))) && !EndsWithBackslash();
    }

    /// <summary>Whether a <see cref="SegmentReader"/> would take the last character off as a line break.</summary>
    readonly bool EndsWithBackslash()
    {
        if (start == end || text[end - 1] is > (byte)' ' and < 0x80 and not (byte)'\\')
            return false;
        var last = Bytes.TrimEnd(text, start, end);
        return last > start && text[last - 1] == '\\';
    }

    /// <summary>Takes in blank lines; true when the record ends behind them.</summary>
    bool SkipBlankLines()
    {
        while (next < text.Length && text[next] is (byte)'\r' or (byte)'\n')
        {
            if (!ReadLine())
                return false;
        }

        return next == text.Length ? isFinal : RecordFollows();
    }

    readonly bool RecordFollows() => next < text.Length && HeaderFormats.MayStartWith(text[next]) && HeaderFormats.StartingAt(text[next..]) != RecordFormat.Unrecognized;

    readonly bool AtEndOfMessage() => text[next..].StartsWith(Marks.EndOfMessage);

    readonly bool MessageEnds() => next == text.Length || RecordFollows() || AtEndOfMessage();

    /// <summary>Whether the line in hand stays inside the record: behind what a paste may have put before it stands neither a header nor a mark.</summary>
    readonly bool IsInside()
    {
        if (start == end || Bytes.IsLetter(text[start]))
            return true;
        var line = text[start..end];
        var content = line[LinePrefix.Measure(line)..];
        return content.IsEmpty || (content[0] != '$' && HeaderFormats.StartingAt(content) == RecordFormat.Unrecognized);
    }
}
