namespace SipStack.Trace;

/// <summary>
/// One state of a trace text: UTF-8 bytes, the lines in them and the records. Never changes; an edit gives a new document that
/// shares what the edit left alone. Records stand in file order and do not overlap; what lies between them is blank.
/// </summary>
public sealed class TraceDocument
{
    readonly TraceRecord[] records;
    readonly int longestRecord;

    TraceDocument(ReadOnlyMemory<byte> memory, LineIndex lines, TraceRecord[] records, int longestRecord)
    {
        Memory = memory;
        Lines = lines;
        this.records = records;
        this.longestRecord = longestRecord;
    }

    /// <summary>The whole text, UTF-8 without byte order mark.</summary>
    public ReadOnlyMemory<byte> Memory { get; }

    public ReadOnlySpan<byte> Text => Memory.Span;

    public LineIndex Lines { get; }

    public ReadOnlySpan<TraceRecord> Records => records;

    /// <summary>Takes the text as it is: the caller must not write into it afterwards.</summary>
    public static TraceDocument Parse(ReadOnlyMemory<byte> utf8, int longestRecord = RecordScanner.LongestRecord)
    {
        var text = utf8.Span;
        // A record of a server trace is seldom under 600 bytes.
        var found = new List<TraceRecord>(4 + text.Length / 600);
        for (var at = 0; RecordScanner.Next(text, at, isFinal: true, out var record, longestRecord) == ScanResult.Record; at = record.End)
            found.Add(record);
        return new TraceDocument(utf8, LineIndex.Of(text), [.. found], longestRecord);
    }

    /// <summary>
    /// The document after <paramref name="change"/> has been replaced. Records before the change are kept; behind it scanning goes on
    /// until it meets a record start that the old document had too, from where on the old records are only shifted.
    /// </summary>
    public TraceDocument WithChange(TextSpan change, ReadOnlySpan<byte> inserted)
    {
        var shift = inserted.Length - change.Length;
        var changed = new byte[Memory.Length + shift];
        Text[..change.Start].CopyTo(changed);
        inserted.CopyTo(changed.AsSpan(change.Start));
        Text[change.End..].CopyTo(changed.AsSpan(change.Start + inserted.Length));

        var kept = FirstRecordToScan(change.Start);
        var result = new List<TraceRecord>(records.Length + 4);
        result.AddRange(records.AsSpan(0, kept));
        Rescan(changed, kept, change.End, shift, result);
        return new TraceDocument(changed, Lines.WithChange(changed, change, inserted.Length), [.. result], longestRecord);
    }

    /// <summary>Index of the record that holds <paramref name="offset"/>, or of the last one before it; -1 before the first.</summary>
    public int RecordAt(int offset)
    {
        int low = 0, high = records.Length - 1;
        while (low <= high)
        {
            var middle = (low + high) >>> 1;
            if (records[middle].Start <= offset)
                low = middle + 1;
            else
                high = middle - 1;
        }

        return high;
    }

    /// <summary>A change can move the end of the record before it, never that record's start.</summary>
    int FirstRecordToScan(int offset) => Math.Max(0, RecordAt(offset) - 1);

    void Rescan(ReadOnlySpan<byte> text, int first, int oldEnd, int shift, List<TraceRecord> result)
    {
        var old = first;
        for (var at = first < records.Length && first > 0 ? records[first].Start : 0; ;)
        {
            if (RecordScanner.Next(text, at, isFinal: true, out var record, longestRecord) != ScanResult.Record)
                return;
            // Two bytes on: a CR at the end of the change and an LF behind it are one line end.
            while (old < records.Length && (records[old].Start < oldEnd + 2 || records[old].Start + shift < record.Start))
                old++;
            if (old < records.Length && records[old].Start + shift == record.Start)
            {
                for (; old < records.Length; old++)
                    result.Add(records[old].Shift(shift));
                return;
            }

            result.Add(record);
            at = record.End;
        }
    }
}
