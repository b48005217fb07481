namespace SipStack.Trace;

/// <summary>Variant C, the client's own log: <c>04/02/2013|10:15:30.168 1F68:C14 INFO  :: text</c>.</summary>
sealed class UccApiFormat : HeaderFormat
{
    public override RecordFormat Format => RecordFormat.UccApi;

    public override bool StartsAt(ReadOnlySpan<byte> line) => Timestamps.HasShape(line, (byte)'|');

    public override TraceHeader Read(ReadOnlySpan<byte> record)
    {
        var start = LinePrefix.Measure(record);
        if (!Timestamps.TryRead(record[start..], (byte)'|', dayFirst: false, out var time))
            return default;
        var at = start + Timestamps.Length;
        var header = new TraceHeader { Timestamp = time, TimestampText = new TextSpan(start, Timestamps.Length), MessageStart = at };

        at = Bytes.SkipBlanks(record, at);
        var pidEnd = Bytes.SkipHex(record, at);
        if (pidEnd > at && pidEnd < record.Length && record[pidEnd] == ':')
        {
            var tidEnd = Bytes.SkipHex(record, pidEnd + 1);
            header = header with { ProcessId = TextSpan.FromBounds(at, pidEnd), ThreadId = TextSpan.FromBounds(pidEnd + 1, tidEnd) };
            at = Bytes.SkipBlanks(record, tidEnd);
        }

        var levelEnd = Bytes.SkipToken(record, at);
        var level = LevelOf(record[at..levelEnd]);
        if (level != TraceLevel.None)
        {
            header = header with { Level = level, LevelText = TextSpan.FromBounds(at, levelEnd) };
            at = Bytes.SkipBlanks(record, levelEnd);
        }

        if (record[at..].StartsWith("::"u8))
            at = Bytes.SkipBlanks(record, at + 2);
        return header with { MessageStart = at };
    }

    static TraceLevel LevelOf(ReadOnlySpan<byte> name)
    {
        if (name.SequenceEqual("INFO"u8))
            return TraceLevel.Information;
        if (name.SequenceEqual("ERROR"u8))
            return TraceLevel.Error;
        if (name.SequenceEqual("WARN"u8))
            return TraceLevel.Warning;
        return name.SequenceEqual("TRACE"u8) ? TraceLevel.Verbose : TraceLevel.None;
    }
}
