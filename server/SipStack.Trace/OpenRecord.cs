namespace SipStack.Trace;

/// <summary>A line without its paste prefix (at most the first 4 KiB of it), where it starts, and the offset of the line behind it.</summary>
readonly ref struct Line(ReadOnlySpan<byte> content, int start, int next)
{
    public ReadOnlySpan<byte> Content { get; } = content;

    public int Start { get; } = start;

    public int Next { get; } = next;
}

/// <summary>Where a record ends in relation to the line just read.</summary>
enum LineStep : byte
{
    /// <summary>The line belongs to the record, which goes on.</summary>
    Inside,

    /// <summary>The line is the first of another record.</summary>
    Before,

    /// <summary>The line is the record's last.</summary>
    After,
}

/// <summary>The rules by which a record that has begun takes in further lines (see docs/log-format.md).</summary>
ref struct OpenRecord
{
    readonly int headerEnd;
    bool hasBegin;
    bool isFreeText;
    bool sawBlank;
    bool holdsFragment;
    bool awaitsLength;
    bool isBehindHeader = true;
    int contentLength;
    int bodyStart;

    public OpenRecord(Line line, ReadOnlySpan<byte> record)
    {
        Format = FormatOf(line.Content);
        var header = HeaderFormats.Of(Format)?.Read(record) ?? default;
        headerEnd = header.MessageStart;
        hasBegin = header.HasBeginMark || (Format == RecordFormat.Headless && line.Content.StartsWith(Marks.BeginRecord));
        isFreeText = Format == RecordFormat.Wpp && !hasBegin;
        HasEnded = Format != RecordFormat.Unrecognized && EndsWithMark(line.Content);
    }

    public RecordFormat Format { get; }

    /// <summary>True when the first line held the end mark too (all line breaks of a record lost in a paste).</summary>
    public bool HasEnded { get; private set; }

    public LineStep Step(Line line)
    {
        if (HasEnded)
            return LineStep.Before;
        var content = line.Content;
        if (content.IsEmpty)
        {
            bodyStart = sawBlank ? bodyStart : line.Next;
            sawBlank = true;
            isBehindHeader = false;
            return LineStep.Inside;
        }

        if (HeaderFormats.StartingAt(content) != RecordFormat.Unrecognized)
            return LineStep.Before;
        if (content[0] == '$')
            return line.Start < headerEnd ? LineStep.Inside : StepMark(content);
        return Format switch
        {
            RecordFormat.Wpp => StepFreeText(content),
            RecordFormat.SipMessage => StepSipMessage(line),
            RecordFormat.Diagnostics or RecordFormat.Unrecognized => FormatOf(content) == RecordFormat.Unrecognized ? LineStep.Inside : LineStep.Before,
            _ => LineStep.Inside,
        };
    }

    LineStep StepMark(ReadOnlySpan<byte> content)
    {
        if (content.StartsWith(Marks.EndRecord))
            return LineStep.After;
        if (!content.StartsWith(Marks.BeginRecord))
            return LineStep.Inside;
        // A begin mark that a paste has wrapped away from its header belongs to it; a second one opens a record of its own.
        var belongs = !hasBegin && Format is (RecordFormat.Wpp or RecordFormat.Avaya);
        hasBegin = true;
        isFreeText = false;
        if (!belongs)
            return LineStep.Before;
        return EndsWithMark(content) ? LineStep.After : LineStep.Inside;
    }

    /// <summary>A free-text line that is followed at once by an event's keys: the event's own header line was lost.</summary>
    LineStep StepFreeText(ReadOnlySpan<byte> content)
    {
        var isEvent = isFreeText && isBehindHeader && (Bytes.StartsWithIgnoreCase(content, "LogType:"u8) || Bytes.StartsWithIgnoreCase(content, "Severity:"u8));
        isBehindHeader = false;
        return isEvent ? LineStep.Before : LineStep.Inside;
    }

    LineStep StepSipMessage(Line line)
    {
        var content = line.Content;
        if (!sawBlank)
            TakeContentLength(content);
        if (!sawBlank && Bytes.StartsWithIgnoreCase(content, "Content-Type"u8))
            holdsFragment = content.IndexOf("sipfrag"u8) >= 0;

        // RFC 3420: a body can be a piece of a SIP message, start line and all.
        var isBody = sawBlank && line.Start - bodyStart < contentLength;
        if (StartLine.TryRead(content, out _))
            return isBody && holdsFragment ? LineStep.Inside : LineStep.Before;
        // Headers of one message stand together; behind a blank line a further one is a fragment of its own, unless it is body text.
        return sawBlank && !isBody && DiagnosticsName.IndexIn(content) >= 0 ? LineStep.Before : LineStep.Inside;
    }

    /// <summary><c>Content-Length</c> or its compact form <c>l</c>; a paste may have put the number on the next line.</summary>
    void TakeContentLength(ReadOnlySpan<byte> content)
    {
        var isName = Bytes.StartsWithIgnoreCase(content, "Content-Length"u8) || Bytes.StartsWithIgnoreCase(content, "l:"u8) || Bytes.StartsWithIgnoreCase(content, "l :"u8);
        if (!isName && !awaitsLength)
            return;
        var number = isName ? content.IndexOf((byte)':') + 1 : 0;
        number = Bytes.SkipBlanks(content, number);
        awaitsLength = isName && number == content.Length;
        if (Bytes.TryReadNumber(content[number..], out var length, out _))
            contentLength = length;
    }

    static RecordFormat FormatOf(ReadOnlySpan<byte> content)
    {
        var format = HeaderFormats.StartingAt(content);
        if (format != RecordFormat.Unrecognized)
            return format;
        if (DiagnosticsName.StartingAt(content) != DiagnosticsKind.None)
            return RecordFormat.Diagnostics;
        if (StartLine.TryRead(content, out _) || Bytes.StartsWithIgnoreCase(content, "Start-Line:"u8))
            return RecordFormat.SipMessage;
        if (IsHeadless(content))
            return RecordFormat.Headless;
        return DiagnosticsName.IndexIn(content) >= 0 ? RecordFormat.Diagnostics : RecordFormat.Unrecognized;
    }

    static bool IsHeadless(ReadOnlySpan<byte> content) =>
        content.StartsWith(Marks.BeginRecord)
        || Bytes.StartsWithIgnoreCase(content, "Trace-Correlation-Id:"u8)
        || Bytes.StartsWithIgnoreCase(content, "Instance-Id:"u8)
        || Bytes.StartsWithIgnoreCase(content, "LogType:"u8)
        || Bytes.StartsWithIgnoreCase(content, "Severity:"u8)
        || Bytes.StartsWithIgnoreCase(content, "Result-Code:"u8)
        || Bytes.StartsWithIgnoreCase(content, "SIP-Start-Line:"u8)
        || (Bytes.StartsWithIgnoreCase(content, "Direction:"u8)
            && Bytes.SkipBlanks(content, "Direction:".Length) is var at
            && (Bytes.StartsWithIgnoreCase(content[at..], "incoming"u8) || Bytes.StartsWithIgnoreCase(content[at..], "outgoing"u8)));

    static bool EndsWithMark(ReadOnlySpan<byte> content) => content[..Bytes.TrimEnd(content, 0, content.Length)].EndsWith(Marks.EndRecord);
}
