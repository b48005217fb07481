namespace SipStack.Trace;

/// <summary>
/// Reads the parts of one record in the order in which they stand, whatever a paste has done to them: wrapped, folded, indented,
/// numbered and glued lines (see docs/log-format.md). Spans refer to the text given to the constructor.
/// </summary>
public ref struct FieldReader
{
    readonly ReadOnlySpan<byte> text;
    readonly RecordFormat format;
    readonly int end;
    SegmentReader segments;
    Field pending;
    bool hasPending;
    bool isWireForm;
    bool hasStartLine;
    bool isDone;

    // True after a name whose colon is still to come on the next line.
    bool hasOpenName;

    // True once a Content-Length above zero was read: text behind the next blank line is body whatever it looks like.
    bool hasContent;

    // Whether the line on which the pending field begins is indented.
    bool pendingIsIndented;

    // Quotation marks in the pending value, counted as it grows.
    int pendingQuotes;

    // Where the text behind a run of blank lines begins, so that each run is passed over once.
    int behindBlank;

    /// <summary>Reads <paramref name="record"/> from the text that holds it.</summary>
    public FieldReader(ReadOnlySpan<byte> text, TraceRecord record)
    {
        this.text = text;
        format = record.Format;
        end = record.End;
        Header = HeaderFormats.Of(format)?.Read(text.Slice(record.Span)) ?? default;
        var messageStart = record.Start + (HeaderFormats.Of(format) is null ? 0 : Header.MessageStart);
        IsFreeText = format == RecordFormat.Unrecognized || (Header.MessageStart > 0 && !Header.HasBeginMark);
        segments = new SegmentReader(text, messageStart, end, isFirstLineTail: Header.MessageStart > 0);
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
        field = pending;
        var had = hasPending;
        hasPending = false;
        return had;
    }

    /// <summary>Returns true when the segment completes the field before it, which is then given out.</summary>
    bool TakeSegment(Segment segment, out Field complete)
    {
        complete = pending;
        var content = text.Slice(segment.Span);
        if (content.IsEmpty)
            return TakeBlank(segment, out complete);
        if (content[0] is (byte)'$' or (byte)'-' && IsEndMark(content))
        {
            isDone = true;
            return Flush(out complete);
        }

        if (content.StartsWith("$$begin_record"u8))
        {
            IsFreeText = false;
            return false;
        }

        if (IsFreeText)
            return TakeFreeText(segment, content, out complete);
        if (format == RecordFormat.Diagnostics && !hasPending && DiagnosticsName.IndexIn(content) is > 0 and var lead)
        {
            segment = segment with { Span = TextSpan.FromBounds(segment.Span.Start + lead, segment.Span.End) };
            content = text.Slice(segment.Span);
        }

        if (IsInsideDisplayName(segment))
        {
            Extend(segment);
            return false;
        }

        if (!hasStartLine && StartLine.TryRead(content, out _))
            return StartMessage(segment, out complete);
        if (format == RecordFormat.Diagnostics && IsNamelessDiagnostics(content))
            return Replace(new Field(FieldKind.SipHeader, new TextSpan(segment.Span.Start, 0), segment.Span), out complete);
        if (TryReadName(segment, content, out var name, out var valueStart, out var isOpen))
            return TakeNamed(segment, name, valueStart, isOpen, out complete);
        if (hasStartLine && BodyStart.IsAt(content) && !hasOpenName)
            return StartBody(segment.Span.Start, out complete);
        Extend(segment);
        return false;
    }

    readonly bool IsNamelessDiagnostics(ReadOnlySpan<byte> content) =>
        Bytes.IsDigit(content[0]) && !hasOpenName && DiagnosticsName.StartingAt(content) == DiagnosticsKind.Nameless && !hasStartLine;

    bool TakeFreeText(Segment segment, ReadOnlySpan<byte> content, out Field complete)
    {
        // S4 and the client log write the message of a SIP record without any mark.
        if (StartLine.TryRead(content, out _) && format != RecordFormat.Unrecognized)
        {
            IsFreeText = false;
            return StartMessage(segment, out complete);
        }

        // The start line of a client's message that a paste has wrapped: it is whole where its first header comes.
        if (format == RecordFormat.UccApi && hasPending && BeginsSipHeader(content) && StartLine.TryReadValue(text.Slice(pending.Value), out _))
        {
            (IsFreeText, hasStartLine, isWireForm) = (false, true, true);
            pending = pending with { Kind = FieldKind.StartLine };
            return TakeSegment(segment, out complete);
        }

        complete = default;
        if (hasPending)
            pending = pending with { Value = TextSpan.FromBounds(pending.Value.Start, segment.Span.End) };
        else
            Put(new Field(FieldKind.FreeText, new TextSpan(segment.Span.Start, 0), segment.Span));
        return false;
    }

    bool StartMessage(Segment segment, out Field complete)
    {
        hasStartLine = true;
        isWireForm = true;
        return Replace(new Field(FieldKind.StartLine, new TextSpan(segment.Span.Start, 0), segment.Span), out complete);
    }

    bool TakeNamed(Segment segment, TextSpan name, int valueStart, bool isOpen, out Field complete)
    {
        var nameText = text.Slice(name);
        var value = Bytes.Trim(text, valueStart, segment.Span.End);
        hasOpenName = isOpen;
        if (Is(nameText, "Message-Body"u8))
            return StartBody(value.Start, out complete);
        var kind = FieldKind.SipHeader;
        if (Is(nameText, "Start-Line"u8))
        {
            kind = FieldKind.StartLine;
            hasStartLine = true;
        }
        else if (!hasStartLine && FieldNames.IsPreface(nameText))
        {
            kind = FieldKind.Preface;
        }

        var had = Replace(new Field(kind, name, value), out complete);
        pendingIsIndented = segment.IsIndented;
        return had;
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
            behindBlank = Bytes.SkipSpaces(text[..end], segment.Next);
        if (behindBlank == end || (!hasContent && StartsWithKnownName(text[behindBlank..end])))
            return false;
        return StartBody(segment.Next, out complete);
    }

    bool StartBody(int start, out Field complete)
    {
        var body = Bytes.Trim(text, start, EndOfBody(start));
        isDone = true;
        var isEmpty = body.IsEmpty || text.Slice(body) is [(byte)'-'] || text.Slice(body).SequenceEqual("–"u8);
        var had = hasPending;
        complete = pending;
        hasPending = !isEmpty;
        pending = new Field(FieldKind.Body, new TextSpan(body.Start, 0), body);
        return had;
    }

    int EndOfBody(int start)
    {
        var mark = text[start..end].LastIndexOf("$$end_record"u8);
        if (mark >= 0)
            return start + mark;
        var s4 = text[start..end].LastIndexOf("------------EndOf"u8);
        return s4 < 0 ? end : start + s4;
    }

    void Extend(Segment segment)
    {
        if (!hasPending)
        {
            // Text before any field, or a header that has lost its name.
            Put(new Field(FieldKind.SipHeader, new TextSpan(segment.Span.Start, 0), segment.Span));
            return;
        }

        var colon = hasOpenName && text[segment.Span.Start] == ':' ? 1 : 0;
        hasOpenName = false;
        pendingQuotes += text.Slice(segment.Span).Count((byte)'"');
        var start = pending.Value.IsEmpty ? Bytes.SkipBlanks(text[..segment.Span.End], segment.Span.Start + colon) : pending.Value.Start;
        pending = pending with { Value = TextSpan.FromBounds(start, segment.Span.End) };
    }

    bool Replace(Field field, out Field complete)
    {
        var had = Flush(out complete);
        Put(field);
        return had;
    }

    bool Flush(out Field complete)
    {
        NoteContentLength();
        complete = pending;
        var had = hasPending;
        hasPending = false;
        return had;
    }

    void Put(Field field)
    {
        pending = field;
        hasPending = true;
        pendingIsIndented = false;
        pendingQuotes = text.Slice(field.Value).Count((byte)'"');
    }

    /// <summary>Reads the length once its field is complete: it may stand on the line behind the name, and the name may be the compact one.</summary>
    void NoteContentLength()
    {
        if (!hasPending || pending.Kind != FieldKind.SipHeader)
            return;
        var name = text.Slice(pending.Name);
        if (Is(name, "Content-Length"u8) || Is(name, "l"u8))
            hasContent = Bytes.TryReadNumber(text.Slice(pending.Value), out var length, out _) && length > 0;
    }

    /// <summary>
    /// Whether the segment belongs to a quoted display name that was begun on a line before: nothing in it is a header, whatever it
    /// looks like. A mark that a paste has lost is told apart by what must follow the closing one, the address.
    /// </summary>
    readonly bool IsInsideDisplayName(Segment segment)
    {
        const int LongestName = 2048;
        if (!hasPending || pending.Kind != FieldKind.SipHeader || (pendingQuotes & 1) == 0 || !IsAddressHeader(text.Slice(pending.Name)))
            return false;
        var rest = text[segment.Span.Start..Math.Min(end, segment.Span.Start + LongestName)];
        var close = rest.IndexOf((byte)'"');
        if (close < 0)
            return false;
        var behind = Bytes.SkipBlanks(rest, close + 1);
        return behind < rest.Length && rest[behind] == '<';
    }

    static bool IsAddressHeader(ReadOnlySpan<byte> name) =>
        Is(name, "From"u8) || Is(name, "To"u8) || Is(name, "Contact"u8) || Is(name, "f"u8) || Is(name, "t"u8) || Is(name, "Referred-By"u8) || Is(name, "P-Asserted-Identity"u8);

    /// <summary>
    /// Finds <c>name:</c> at the beginning of a segment; a bare name whose colon stands on the next line; a colon whose name is lost.
    /// </summary>
    readonly bool TryReadName(Segment segment, ReadOnlySpan<byte> content, out TextSpan name, out int valueStart, out bool isOpen)
    {
        isOpen = false;
        valueStart = 0;
        name = default;
        var nameEnd = SkipName(content);
        var colon = Bytes.SkipBlanks(content, nameEnd);
        var at = segment.Span.Start;
        if (colon == content.Length)
        {
            // "From" alone on its line, and ": <sip:…" on the next.
            if (nameEnd == 0 || !segment.NextBeginsWithColon(text) || !FieldNames.IsKnown(content[..nameEnd]))
                return false;
            name = new TextSpan(at, nameEnd);
            valueStart = at + content.Length;
            isOpen = true;
            return true;
        }

        if (content[colon] != ':')
            return false;
        if (nameEnd == 0 && hasOpenName)
            return false;
        name = new TextSpan(at, nameEnd);
        valueStart = at + colon + 1;
        return nameEnd == 0 ? content.Length > 1 : BeginsHeader(segment, content[..nameEnd], colon == nameEnd);
    }

    /// <summary>Whether a name with a colon begins a header here, or is text of the header before it.</summary>
    readonly bool BeginsHeader(Segment segment, ReadOnlySpan<byte> name, bool isTight)
    {
        if (name.Length > 40 || FieldNames.IsUriScheme(name))
            return false;
        // A line that is indented deeper than the header before it continues that header (RFC 3261 section 7.3.1), but for pastes that
        // indent every header and not the start line.
        var isFolded = segment.IsIndented && hasPending && !pendingIsIndented && pending.Kind != FieldKind.StartLine;
        if (FieldNames.IsKnown(name) || DiagnosticsName.Of(name) != DiagnosticsKind.None)
            return !isFolded;
        // An unknown name: not on a folded line, not inside a quoted value that runs over several lines, and not in front of a number (host:port).
        if (!isTight || segment.IsIndented || !hasPending || (pendingQuotes & 1) == 1)
            return isTight && !segment.IsIndented && !hasPending;
        var after = segment.Span.Start + name.Length + 1;
        return after >= segment.Span.End || Bytes.IsBlank(text[after]);
    }

    /// <summary>Skips the characters of a header name, and the dashes that pastes make of its hyphens.</summary>
    static int SkipName(ReadOnlySpan<byte> content)
    {
        var at = 0;
        while (at < content.Length)
        {
            if (Bytes.IsToken(content[at]))
                at++;
            else if (content[at] == 0xE2 && at + 2 < content.Length && content[at + 1] == 0x80 && content[at + 2] is >= 0x90 and <= 0x95)
                at += 3;
            else
                break;
        }

        return at;
    }

    static bool BeginsSipHeader(ReadOnlySpan<byte> content)
    {
        var name = content[..SkipName(content)];
        return name.Length < content.Length && content[name.Length] == ':' && FieldNames.IsSipHeader(name);
    }

    static bool StartsWithKnownName(ReadOnlySpan<byte> content)
    {
        var nameEnd = SkipName(content);
        var colon = Bytes.SkipBlanks(content, nameEnd);
        return colon < content.Length && content[colon] == ':' && FieldNames.IsKnown(content[..nameEnd]);
    }

    static bool IsEndMark(ReadOnlySpan<byte> content) => content.StartsWith("$$end_record"u8) || content.StartsWith("------------EndOf"u8);

    static bool Is(ReadOnlySpan<byte> name, ReadOnlySpan<byte> wanted) => name.Length == wanted.Length && Bytes.StartsWithIgnoreCase(name, wanted);
}
