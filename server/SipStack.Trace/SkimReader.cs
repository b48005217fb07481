namespace SipStack.Trace;

/// <summary>Makes a <see cref="RecordSkim"/> of a record that may be damaged, field by field.</summary>
static class SkimReader
{
    /// <summary>Reads a record that begins at the first byte of <paramref name="record"/>.</summary>
    public static RecordSkim Read(ReadOnlySpan<byte> record, RecordFormat format)
    {
        var lineEnds = Lines.Count(record);
        if (format == RecordFormat.Unrecognized)
            return new RecordSkim { LineEnds = lineEnds };
        var fields = new FieldReader(record, new TraceRecord(0, record.Length, format));
        var skim = new RecordSkim { Time = fields.Header.Timestamp, HasBeginMark = record.IndexOf(Marks.BeginRecord) >= 0, LineEnds = lineEnds, NeedsReading = true };
        var contentLength = 0;
        var hasVia = false;
        while (fields.TryRead(out var field))
        {
            var key = FieldNames.KeyOf(record.Slice(field.Name));
            skim = field.Kind switch
            {
                FieldKind.StartLine => WithStartLine(skim, record.Slice(field.Value)),
                FieldKind.Preface => WithPreface(skim, record, key, field.Value),
                FieldKind.SipHeader => WithHeader(skim, record, key, field.Value),
                FieldKind.Body => skim with { MissingBody = BodyText.Missing(record.Slice(field.Value), contentLength) },
                _ => skim,
            };
            if (field.Kind != FieldKind.SipHeader)
                continue;
            if (key == FieldKey.Via && !hasVia)
                (skim, hasVia) = (skim with { Branch = ViaBranch.Of(record, field.Value) }, true);
            else if (key == FieldKey.ContentLength)
                contentLength = Bytes.TryReadNumber(record.Slice(field.Value), out var length, out _) ? length : 0;
        }

        return skim;
    }

    static RecordSkim WithStartLine(RecordSkim skim, ReadOnlySpan<byte> value)
    {
        if (!StartLine.TryReadValue(value, out var line))
            return skim;
        return line.IsResponse
            ? skim with { Kind = MessageKind.Response, Status = line.StatusCode }
            : skim with { Kind = MessageKind.Request, Status = 0, Method = Methods.Known(value.Slice(line.Method)) };
    }

    static RecordSkim WithPreface(RecordSkim skim, ReadOnlySpan<byte> record, FieldKey key, TextSpan value) => key switch
    {
        FieldKey.Direction => skim with { Direction = DirectionValue.Read(record, value) },
        FieldKey.SipCallId => skim with { CallId = value },
        FieldKey.SipCSeq => WithCSeq(skim, record, value),
        _ => skim,
    };

    static RecordSkim WithHeader(RecordSkim skim, ReadOnlySpan<byte> record, FieldKey key, TextSpan value) => key switch
    {
        FieldKey.CallId => skim with { CallId = value },
        FieldKey.CSeq => WithCSeq(skim, record, value),
        FieldKey.Challenge or FieldKey.Credentials => skim with { HasAuthentication = true },
        _ => skim,
    };

    static RecordSkim WithCSeq(RecordSkim skim, ReadOnlySpan<byte> record, TextSpan value) =>
        CSeq.TryRead(record, value, out var cseq) ? skim with { CSeq = cseq.Number, CSeqMethod = Methods.Known(record.Slice(cseq.Method)) } : skim;
}
