namespace SipStack.Trace;

/// <summary>A record of a stream with its place in the whole text.</summary>
readonly struct FoundRecord(TraceRecord record, int line, RecordSkim skim)
{
    /// <summary>Where it stands in the text of its batch.</summary>
    public readonly TraceRecord Record = record;

    /// <summary>Line on which it begins; the batch begins on line 0.</summary>
    public readonly int Line = line;

    public readonly RecordSkim Skim = skim;
}

/// <summary>A piece of a stream's text, and the records that were found whole in it. Used again and again.</summary>
sealed class RecordBatch
{
    FoundRecord[] records = new FoundRecord[256];

    public byte[] Text { get; private set; } = [];

    /// <summary>How much of <see cref="Text"/> was read.</summary>
    public int Filled { get; set; }

    /// <summary>Offset of <see cref="Text"/> in the whole text.</summary>
    public long Offset { get; private set; }

    /// <summary>
    /// Where a trace header begins at which the text can be parted: what stands before it can be scanned without what follows. 0 when
    /// there is none, and finding the records is the reader's affair.
    /// </summary>
    public int Parting { get; set; }

    /// <summary>Up to where the text has been scanned; what follows is left for the next batch.</summary>
    public int Scanned { get; private set; }

    /// <summary>How many line ends stand before <see cref="Scanned"/>.</summary>
    public int LineEnds { get; private set; }

    public int Count { get; private set; }

    /// <summary>The records have been found: nobody writes into the batch any more.</summary>
    public bool IsReady { get; set; }

    public ref readonly FoundRecord this[int index] => ref records[index];

    /// <summary>Begins anew with what was left over of another batch.</summary>
    public void Begin(ReadOnlySpan<byte> rest, long offset)
    {
        (Count, Filled, Offset) = (0, 0, offset);
        (Parting, Scanned, LineEnds, IsReady) = (0, 0, 0, false);
        Reserve(rest.Length);
        rest.CopyTo(Text);
        Filled = rest.Length;
    }

    /// <summary>Makes room for so many more bytes.</summary>
    public void Reserve(int more)
    {
        if (Text.Length - Filled >= more)
            return;
        var larger = GC.AllocateUninitializedArray<byte>(Math.Max(Filled + more, (Text.Length + more) / 2 * 3));
        Text.AsSpan(0, Filled).CopyTo(larger);
        Text = larger;
    }

    /// <summary>Finds the records before <see cref="Parting"/>.</summary>
    public void ScanToParting(int longestRecord)
    {
        var text = Text.AsSpan(0, Parting);
        Scan(text, isFinal: true, longestRecord);
        SkipTo(text, Parting);
    }

    /// <summary>Finds those that are whole.</summary>
    /// <param name="isFinal">False while more text may follow.</param>
    public void ScanWhole(bool isFinal, int longestRecord)
    {
        var text = Text.AsSpan(0, Filled);
        // A gap can be long: all of it but its last line is done with.
        if (Scan(text, isFinal, longestRecord) == ScanResult.End)
            SkipTo(text, LastLineStart(text));
    }

    ScanResult Scan(ReadOnlySpan<byte> text, bool isFinal, int longestRecord)
    {
        ScanResult result;
        while ((result = RecordScanner.Next(text, Scanned, isFinal, out var record, out var skim, longestRecord)) == ScanResult.Record)
        {
            SkipTo(text, record.Start);
            if (Count == records.Length)
                Array.Resize(ref records, Count * 2);
            records[Count++] = new FoundRecord(record, LineEnds, skim);
            LineEnds += skim.LineEnds;
            Scanned = record.End;
        }

        return result;
    }

    /// <summary>Counts the blank text up to an offset.</summary>
    void SkipTo(ReadOnlySpan<byte> text, int offset)
    {
        if (offset > Scanned)
            LineEnds += Lines.Count(text[Scanned..offset]);
        Scanned = offset;
    }

    /// <summary>In blank text: where the indentation of a record that is still to come could begin.</summary>
    int LastLineStart(ReadOnlySpan<byte> text)
    {
        var length = text[Scanned..].LastIndexOfAny((byte)'\n', (byte)'\r');
        // A CR as the very last byte may be the first half of a CRLF, so it is left for the next block.
        var start = length < 0 ? Scanned : text[Scanned + length] == '\r' ? Scanned + length : Scanned + length + 1;
        return Math.Max(start, text.Length - RecordScanner.LongestIndent);
    }
}
