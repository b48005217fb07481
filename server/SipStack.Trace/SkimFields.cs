using System.Text;

namespace SipStack.Trace;

/// <summary>
/// Takes the lines of a message that nothing has damaged. A line of which a <see cref="FieldReader"/> could make anything but one
/// field is refused: an unknown name, a value after which another line may be glued, a quotation that may run on.
/// </summary>
ref struct SkimFields(ReadOnlySpan<byte> record)
{
    const int LongestName = 40;

    readonly ReadOnlySpan<byte> text = record;
    StartLine startLine;
    ReadOnlySpan<byte> method;
    ReadOnlySpan<byte> cseqMethod;
    TextSpan callId;
    TextSpan branch;
    DirectionValue direction;
    int cseq = -1;
    bool hasVia;
    bool hasAuthentication;
    bool hasDiagnostics;

    /// <summary>A start line was taken.</summary>
    public bool HasStartLine { get; private set; }

    /// <summary>-1 when the message has none.</summary>
    public int ContentLength { get; private set; } = -1;

    /// <summary>Where the value of <c>Message-Body:</c> begins, once that line was taken; else 0.</summary>
    public int BodyStart { get; private set; }

    public readonly RecordSkim ToSkim(DateTime? time, int lineEnds, bool hasBeginMark, int missingBody)
    {
        var isResponse = startLine.IsResponse;
        return new RecordSkim
        {
            Kind = !HasStartLine ? MessageKind.None : isResponse ? MessageKind.Response : MessageKind.Request,
            Method = method.IsEmpty ? null : Methods.Known(method),
            Status = startLine.StatusCode,
            Time = time,
            CallId = callId,
            CSeq = cseq,
            CSeqMethod = cseqMethod.IsEmpty ? null : Methods.Known(cseqMethod),
            Branch = branch,
            Direction = direction,
            HasAuthentication = hasAuthentication,
            HasBeginMark = hasBeginMark,
            LineEnds = lineEnds,
            MissingBody = missingBody,
            // A challenge in a provisional response is odd enough to be read.
            NeedsReading = hasDiagnostics || (hasAuthentication && startLine.StatusCode is > 0 and < 200),
        };
    }

    /// <summary>Takes the line between two offsets, its line end left out; false when it is not certain what the line is.</summary>
    public bool TryTake(int start, int end)
    {
        var key = FieldNames.KeyBeforeColon(text[start..end], out var name);
        var value = start + name + 1;
        return HasStartLine ? TryTakeHeader(key, name, value, end) : TryTakePreface(key, Bytes.Trim(text, value, end));
    }

    /// <summary>Takes a start line: three words and nothing else, or a status with its reason.</summary>
    public bool TryTakeStartLine(TextSpan line)
    {
        var value = text.Slice(line);
        if (HasStartLine || !StartLine.TryRead(value, out startLine))
            return false;
        HasStartLine = true;
        // A blank behind a colon, an end mark or syslog's line end may begin what was another line once.
        if (startLine.IsResponse)
            return value.IndexOfAny(":#$"u8) < 0;
        method = value.Slice(startLine.Method);
        return value.IndexOfAny("#$"u8) < 0
            && Ascii.IsValid(value)
            && value[startLine.RequestUri.End - 1] != ':'
            && startLine.RequestUri.Start == startLine.Method.End + 1
            && value[startLine.RequestUri.End..].SequenceEqual(" SIP/2.0"u8);
    }

    bool TryTakePreface(FieldKey key, TextSpan value)
    {
        switch (key)
        {
            case FieldKey.StartLine:
                return TryTakeStartLine(value);
            case FieldKey.Direction:
                direction = ReadDirection(value);
                return text.Slice(value).IndexOfAny((byte)':', (byte)'$') < 0;
            case FieldKey.Preface:
                return IsWord(value);
            default:
                return false;
        }
    }

    /// <summary>Takes a header with a name of that length and its value between the offsets, blanks around it included. A compact name is too little to be certain.</summary>
    bool TryTakeHeader(FieldKey key, int name, int start, int end)
    {
        switch (key)
        {
            case FieldKey.SipHeader or FieldKey.Date or FieldKey.Server or FieldKey.UserAgent:
                return name <= LongestName;
            case FieldKey.CallId:
                return name > 1 && TryTakeCallId(Bytes.Trim(text, start, end));
            case FieldKey.CSeq:
                return TryTakeCSeq(Bytes.Trim(text, start, end));
            case FieldKey.Via:
                if (!hasVia)
                    branch = ViaBranch.Of(text, TextSpan.FromBounds(start, end));
                hasVia = true;
                return name > 1;
            case FieldKey.From or FieldKey.To or FieldKey.Contact or FieldKey.OtherAddress:
                // Behind an open quotation the lines that follow may be part of a display name.
                return name > 1 && (text[start..end].Count((byte)'"') & 1) == 0;
            case FieldKey.ContentLength:
                return name > 1 && TryTakeContentLength(Bytes.Trim(text, start, end));
            case FieldKey.MaxForwards or FieldKey.Expires:
                var number = Bytes.Trim(text, start, end);
                return Bytes.SkipDigits(text, number.Start) >= number.End;
            case FieldKey.Challenge or FieldKey.Credentials:
                hasAuthentication = true;
                return true;
            case FieldKey.Diagnostics:
                hasDiagnostics = true;
                return true;
            case FieldKey.MessageBody:
                BodyStart = Bytes.Trim(text, start, end).Start;
                return true;
            default:
                return false;
        }
    }

    bool TryTakeCallId(TextSpan value)
    {
        if (!callId.IsEmpty || !IsWord(value))
            return false;
        callId = value;
        return true;
    }

    bool TryTakeCSeq(TextSpan value)
    {
        if (cseq >= 0 || !Trace.CSeq.TryRead(text, value, out var read) || read.Method.IsEmpty || read.Method.End != value.End)
            return false;
        cseq = read.Number;
        cseqMethod = text.Slice(read.Method);
        return true;
    }

    bool TryTakeContentLength(TextSpan value)
    {
        if (ContentLength >= 0 || !Bytes.TryReadNumber(text.Slice(value), out var length, out var digits) || digits != value.Length)
            return false;
        ContentLength = length;
        return true;
    }

    readonly DirectionValue ReadDirection(TextSpan value)
    {
        // These two are nearly all that a trace holds.
        if (text.Slice(value).SequenceEqual("incoming"u8))
            return new DirectionValue(MessageDirection.Incoming, IsLocal: false);
        return text.Slice(value).SequenceEqual("outgoing;source=\"local\""u8)
            ? new DirectionValue(MessageDirection.Outgoing, IsLocal: true)
            : DirectionValue.Read(text, value);
    }

    /// <summary>One word, which cannot hold a further line; an end mark is none.</summary>
    readonly bool IsWord(TextSpan value)
    {
        var word = text.Slice(value);
        return !word.IsEmpty && word[0] != '$' && word.IndexOfAny((byte)' ', (byte)'\t') < 0;
    }
}
