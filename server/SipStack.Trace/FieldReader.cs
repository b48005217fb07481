namespace SipStack.Trace;

/// <summary>
/// Reads the parts of one record in the order in which they stand, whatever a paste has done to them: wrapped, folded, indented,
/// numbered and glued lines (see docs/log-format.md). Spans refer to the text given to the constructor.
/// </summary>
public ref struct FieldReader
{
    const int LongestName = 40;

    readonly ReadOnlySpan<byte> text;
    readonly RecordFormat format;
    SegmentReader segments;
    OpenField open;
    bool isWireForm;
    bool hasStartLine;
    bool isDone;

    // True once a Content-Length above zero was read: text behind the next blank line is body whatever it looks like.
    bool hasContent;

    // Where the text behind a run of blank lines begins, so that each run is passed over once.
    int behindBlank;

    /// <summary>Reads <paramref name="record"/> from the text that holds it.</summary>
    public FieldReader(ReadOnlySpan<byte> text, TraceRecord record)
    {
        this.text = text[..record.End];
        format = record.Format;
        Header = HeaderFormats.Of(format)?.Read(text.Slice(record.Span)) ?? default;
        var messageStart = record.Start + (HeaderFormats.Of(format) is null ? 0 : Header.MessageStart);
        IsFreeText = format == RecordFormat.Unrecognized || (Header.MessageStart > 0 && !Header.HasBeginMark);
        segments = new SegmentReader(this.text, messageStart, isFirstLineTail: Header.MessageStart > 0);
    }

    /// <summary>The trace header; spans relative to the record's first byte.</summary>
    public TraceHeader Header { get; }

    /// <summary>True while the record's message is plain text rather than keys or a SIP message.</summary>
    public bool IsFreeText { get; private set; }

    /// <summary>Gives the next part; false at the end of the record.</summary>
    public bool TryRead(out Field field)
    {
        while (!isDone && segments.TryRead(out var segment))
        {
            if (TakeSegment(segment, out field))
                return true;
        }

        isDone = true;
        return open.TryClose(out field);
    }

    /// <summary>Returns true when the segment completes the field before it, which is then given out.</summary>
    bool TakeSegment(Segment segment, out Field complete)
    {
        complete = default;
        var content = text.Slice(segment.Span);
        if (content.IsEmpty)
            return TakeBlank(segment, out complete);
        if (content[0] is (byte)'$' or (byte)'-' && IsEndMark(content))
        {
            isDone = true;
            return Close(out complete);
        }

        if (content.StartsWith(Marks.BeginRecord))
        {
            IsFreeText = false;
            return false;
        }

        if (IsFreeText)
            return TakeFreeText(segment, content, out complete);
        if (format == RecordFormat.Diagnostics && !open.Exists && DiagnosticsName.IndexIn(content) is > 0 and var lead)
        {
            segment = segment with { Span = TextSpan.FromBounds(segment.Span.Start + lead, segment.Span.End) };
            content = text.Slice(segment.Span);
        }

        if (!open.IsInsideDisplayName(text, segment.Span.Start))
        {
            if (!hasStartLine && StartLine.TryRead(content, out _))
                return StartMessage(segment, out complete);
            if (IsNamelessDiagnostics(content))
                return Replace(new Field(FieldKind.SipHeader, new TextSpan(segment.Span.Start, 0), segment.Span), out complete);
            if (TryReadName(segment, content, out var name, out var valueStart, out var awaitsColon))
                return TakeNamed(segment, name, valueStart, awaitsColon, out complete);
            if (hasStartLine && BodyStart.IsAt(content) && !open.AwaitsColon)
                return StartBody(segment.Span.Start, out complete);
        }

        // What follows nothing is text before any field, or a header that has lost its name.
        if (open.Exists)
            open.Extend(text, segment.Span);
        else
            open.Begin(text, new Field(FieldKind.SipHeader, new TextSpan(segment.Span.Start, 0), segment.Span));
        return false;
    }

    readonly bool IsNamelessDiagnostics(ReadOnlySpan<byte> content) =>
        format == RecordFormat.Diagnostics && Bytes.IsDigit(content[0]) && !open.AwaitsColon && !hasStartLine && DiagnosticsName.StartingAt(content) == DiagnosticsKind.Nameless;

    bool TakeFreeText(Segment segment, ReadOnlySpan<byte> content, out Field complete)
    {
        // S4 and the client log write the message of a SIP record without any mark.
        if (StartLine.TryRead(content, out _) && format != RecordFormat.Unrecognized)
        {
            IsFreeText = false;
            return StartMessage(segment, out complete);
        }

        // The start line of a client's message that a paste has wrapped: it is whole where its first header comes.
        if (format == RecordFormat.UccApi && open.Exists && NamePrefix.IsSipHeaderAt(content) && StartLine.TryReadValue(text.Slice(open.Field.Value), out _))
        {
            (IsFreeText, hasStartLine, isWireForm) = (false, true, true);
            open.Begin(text, open.Field with { Kind = FieldKind.StartLine });
            return TakeSegment(segment, out complete);
        }

        complete = default;
        var start = open.Exists ? open.Field.Value.Start : segment.Span.Start;
        open.BeginText(new Field(FieldKind.FreeText, new TextSpan(start, 0), TextSpan.FromBounds(start, segment.Span.End)));
        return false;
    }

    bool StartMessage(Segment segment, out Field complete)
    {
        hasStartLine = true;
        isWireForm = true;
        return Replace(new Field(FieldKind.StartLine, new TextSpan(segment.Span.Start, 0), segment.Span), out complete);
    }

    bool TakeNamed(Segment segment, TextSpan name, int valueStart, bool awaitsColon, out Field complete)
    {
        var value = Bytes.Trim(text, valueStart, segment.Span.End);
        open.AwaitsColon = awaitsColon;
        var key = FieldNames.KeyOf(text.Slice(name));
        if (key == FieldKey.MessageBody)
            return StartBody(value.Start, out complete);
        var kind = key switch
        {
            FieldKey.StartLine => FieldKind.StartLine,
            >= FieldKey.Preface when !hasStartLine => FieldKind.Preface,
            _ => FieldKind.SipHeader,
        };
        hasStartLine |= kind == FieldKind.StartLine;
        return Replace(new Field(kind, name, value), out complete, segment.IsIndented);
    }

    /// <summary>A blank line: the end of the headers of a message as it went over the wire, nothing in a record.</summary>
    bool TakeBlank(Segment segment, out Field complete)
    {
        complete = default;
        if (!isWireForm || !hasStartLine)
            return false;
        NoteContentLength();
        // A web page doubles line breaks: what follows is body only if it does not begin like a header that we know.
        if (behindBlank < segment.Next)
            behindBlank = Bytes.SkipSpaces(text, segment.Next);
        if (behindBlank == text.Length || (!hasContent && NamePrefix.IsKnownAt(text[behindBlank..])))
            return false;
        return StartBody(segment.Next, out complete);
    }

    bool StartBody(int start, out Field complete)
    {
        isDone = true;
        var body = BodyText.At(text, start);
        var had = open.TryClose(out complete);
        open.BeginText(new Field(FieldKind.Body, new TextSpan(body.Start, 0), body));
        return had;
    }

    bool Replace(Field field, out Field complete, bool isIndented = false)
    {
        var had = Close(out complete);
        open.Begin(text, field, isIndented);
        return had;
    }

    bool Close(out Field complete)
    {
        NoteContentLength();
        return open.TryClose(out complete);
    }

    /// <summary>Reads the length once its field is complete: it may stand on the line behind the name.</summary>
    void NoteContentLength()
    {
        if (open is { Exists: true, Kind: FieldKind.SipHeader } && FieldNames.KeyOf(text.Slice(open.Field.Name)) == FieldKey.ContentLength)
            hasContent = Bytes.TryReadNumber(text.Slice(open.Field.Value), out var length, out _) && length > 0;
    }

    /// <summary>
    /// Finds <c>name:</c> at the beginning of a segment; a bare name whose colon stands on the next line; a colon whose name is lost.
    /// </summary>
    readonly bool TryReadName(Segment segment, ReadOnlySpan<byte> content, out TextSpan name, out int valueStart, out bool awaitsColon)
    {
        var prefix = NamePrefix.Read(content);
        var at = segment.Span.Start;
        name = new TextSpan(at, prefix.Name);
        if (prefix.Colon == content.Length)
        {
            // "From" alone on its line, and ": <sip:…" on the next.
            valueStart = at + content.Length;
            awaitsColon = prefix.Name > 0 && segment.NextBeginsWithColon(text) && FieldNames.IsKnown(content[..prefix.Name]);
            return awaitsColon;
        }

        awaitsColon = false;
        valueStart = at + prefix.Colon + 1;
        if (content[prefix.Colon] != ':')
            return false;
        return prefix.Name == 0 ? content.Length > 1 && !open.AwaitsColon : BeginsHeader(segment, content[..prefix.Name], prefix.IsTight);
    }

    /// <summary>Whether a name with a colon begins a header here, or is text of the header before it.</summary>
    readonly bool BeginsHeader(Segment segment, ReadOnlySpan<byte> name, bool isTight)
    {
        if (name.Length > LongestName || FieldNames.IsUriScheme(name))
            return false;
        // A line that is indented deeper than the header before it continues that header (RFC 3261 section 7.3.1), but for pastes that
        // indent every header and not the start line.
        var isFolded = segment.IsIndented && open is { Exists: true, IsIndented: false } && open.Kind != FieldKind.StartLine;
        if (FieldNames.IsKnown(name) || DiagnosticsName.Of(name) != DiagnosticsKind.None)
            return !isFolded;
        // An unknown name: not on a folded line, not inside a quoted value that runs over several lines, and not in front of a number (host:port).
        if (!isTight || segment.IsIndented || !open.Exists || open.IsQuoting)
            return isTight && !segment.IsIndented && !open.Exists;
        var after = segment.Span.Start + name.Length + 1;
        return after >= segment.Span.End || Bytes.IsBlank(text[after]);
    }

    static bool IsEndMark(ReadOnlySpan<byte> content) => content.StartsWith(Marks.EndRecord) || content.StartsWith(Marks.EndOfMessage);
}
