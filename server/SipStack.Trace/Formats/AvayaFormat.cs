namespace SipStack.Trace;

/// <summary>
/// Variant F, the look-alike of Avaya Contact Center:
/// <c>01/08/2022-11:36:14.354 [0x000021ac] - --&gt; Message to Send (Dest Address IP:  192.0.2.2:4165):$$begin_record</c>. Day first.
/// </summary>
sealed class AvayaFormat : HeaderFormat
{
    public override RecordFormat Format => RecordFormat.Avaya;

    public override bool StartsAt(ReadOnlySpan<byte> line) =>
        Timestamps.HasShape(line, (byte)'-') && line[Timestamps.Length..].TrimStart(" \t"u8).StartsWith("[0x"u8);

    public override TraceHeader Read(ReadOnlySpan<byte> record)
    {
        var start = LinePrefix.Measure(record);
        if (!Timestamps.TryRead(record[start..], (byte)'-', dayFirst: true, out var time))
            return default;
        var at = Bytes.SkipBlanks(record, start + Timestamps.Length);
        var header = new TraceHeader { Timestamp = time, TimestampText = new TextSpan(start, Timestamps.Length), Level = TraceLevel.Information };

        var threadEnd = Bytes.SkipHex(record, Math.Min(record.Length, at + 3));
        header = header with { ThreadId = TextSpan.FromBounds(Math.Min(at + 3, threadEnd), threadEnd) };
        at = threadEnd < record.Length && record[threadEnd] == ']' ? threadEnd + 1 : threadEnd;

        Lines.Next(record, at, out var lineEnd);
        var begin = record[at..lineEnd].IndexOf("$$begin_record"u8);
        return begin < 0
            ? header with { MessageStart = Bytes.SkipBlanks(record, at) }
            : header with { MessageStart = at + begin + "$$begin_record".Length, HasBeginMark = true };
    }
}
