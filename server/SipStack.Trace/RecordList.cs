namespace SipStack.Trace;

/// <summary>The records of one state of a text, each with its skim.</summary>
sealed class RecordList
{
    readonly GrowingArray<TraceRecord> records;
    readonly GrowingArray<RecordSkim> skims;

    RecordList(GrowingArray<TraceRecord> records, GrowingArray<RecordSkim> skims)
    {
        this.records = records;
        this.skims = skims;
    }

    public ReadOnlySpan<TraceRecord> Records => records.Span;

    public ReadOnlySpan<RecordSkim> Skims => skims.Span;

    public static RecordList Of(ReadOnlySpan<byte> text, int longestRecord)
    {
        // A record of a server trace has a kilobyte or two.
        var found = new Found(16 + (text.Length / 1024));
        for (var at = 0; RecordScanner.Next(text, at, isFinal: true, out var record, out var skim, longestRecord) == ScanResult.Record; at = record.End)
            found.Add(record, skim);
        return new RecordList(GrowingArray<TraceRecord>.Over(found.Records, found.Count), GrowingArray<RecordSkim>.Over(found.Skims, found.Count));
    }

    /// <summary>Index of the record that holds <paramref name="offset"/>, or of the last one before it; -1 before the first.</summary>
    public int IndexAt(int offset)
    {
        var all = records.Span;
        int low = 0, high = all.Length - 1;
        while (low <= high)
        {
            var middle = (low + high) >>> 1;
            if (all[middle].Start <= offset)
                low = middle + 1;
            else
                high = middle - 1;
        }

        return high;
    }

    /// <summary>The records after a change of the text.</summary>
    /// <param name="text">The whole text after the change.</param>
    /// <param name="unchanged">How many records at the beginning are as they were.</param>
    public RecordList WithChange(ReadOnlySpan<byte> text, TextSpan change, int insertedLength, int longestRecord, out int unchanged)
    {
        // A change can move the end of the record before it, never that record's start.
        var kept = Math.Max(0, IndexAt(change.Start) - 1);
        var found = new Found(16);
        Rescan(text, kept, change.End, insertedLength - change.Length, longestRecord, ref found);
        var newRecords = found.Records.AsSpan(0, found.Count);
        unchanged = kept;
        for (var i = 0; i < found.Count && kept + i < records.Count && newRecords[i] == Records[kept + i] && newRecords[i].End <= change.Start; i++)
            unchanged++;
        return new RecordList(records.With(kept, newRecords), skims.With(kept, found.Skims.AsSpan(0, found.Count)));
    }

    void Rescan(ReadOnlySpan<byte> text, int first, int oldEnd, int shift, int longestRecord, ref Found found)
    {
        var all = Records;
        var old = first;
        for (var at = first < all.Length && first > 0 ? all[first].Start : 0; ;)
        {
            if (RecordScanner.Next(text, at, isFinal: true, out var record, out var skim, longestRecord) != ScanResult.Record)
                return;
            // Two bytes on: a CR at the end of the change and an LF behind it are one line end.
            while (old < all.Length && (all[old].Start < oldEnd + 2 || all[old].Start + shift < record.Start))
                old++;
            if (old < all.Length && all[old].Start + shift == record.Start)
            {
                found.Reserve(all.Length - old);
                for (; old < all.Length; old++)
                    found.Add(all[old].Shift(shift), Skims[old]);
                return;
            }

            found.Add(record, skim);
            at = record.End;
        }
    }

    /// <summary>Two arrays that grow together.</summary>
    struct Found(int capacity)
    {
        TraceRecord[] records = new TraceRecord[capacity];
        RecordSkim[] skims = new RecordSkim[capacity];

        public int Count { get; private set; }

        public readonly TraceRecord[] Records => records;

        public readonly RecordSkim[] Skims => skims;

        public void Add(TraceRecord record, in RecordSkim skim)
        {
            if (Count == records.Length)
                Reserve(Count);
            records[Count] = record;
            skims[Count++] = skim;
        }

        public void Reserve(int more)
        {
            if (records.Length - Count >= more)
                return;
            Array.Resize(ref records, Count + more);
            Array.Resize(ref skims, Count + more);
        }
    }
}
