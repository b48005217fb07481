namespace SipStack.Trace;

/// <summary>Reads a stream of UTF-8 text piece by piece and finds the records in it.</summary>
sealed class BatchReader(Stream utf8, int blockSize, int longestRecord)
{
    /// <summary>From here on (bytes) an unfinished record is only looked at again once it has doubled, so that it is not looked at for every block.</summary>
    const int LongRest = 256 * 1024;

    // The batch that was begun by a peek, or the one from which text is left over.
    RecordBatch? begun;
    RecordBatch? last;

    // Up to where the last batch was scanned, and the line there.
    int at;
    long line;
    bool atEnd;

    /// <summary>How many bytes were read.</summary>
    public long Total { get; private set; }

    /// <summary>The beginning of the text, up to <paramref name="length"/> bytes; only before the first batch.</summary>
    public ReadOnlySpan<byte> Peek(int length)
    {
        begun ??= new RecordBatch();
        while (begun.Filled < length && !atEnd)
            Fill(begun);
        return begun.Text.AsSpan(0, Math.Min(length, begun.Filled));
    }

    /// <summary>
    /// Reads until there is a further record; null at the end. Text that is left over is taken from the batch before, so that one may be
    /// used again after this call, but not earlier. Reports what the stream reports.
    /// </summary>
    /// <param name="free">A batch to use, or null.</param>
    public RecordBatch? Next(RecordBatch? free)
    {
        var batch = begun ?? free ?? new RecordBatch();
        if (begun is null)
        {
            batch.Begin(last is null ? [] : last.Text.AsSpan(at, last.Filled - at), last is null ? 0 : last.Offset + at);
            at = 0;
            Fill(batch);
        }

        begun = null;
        last = batch;
        Scan(batch);
        while (batch.Count == 0 && !atEnd)
        {
            var rest = batch.Filled - at;
            for (var wanted = rest < LongRest ? rest + 1 : rest * 2; batch.Filled - at < wanted && !atEnd;)
                Fill(batch);
            Scan(batch);
        }

        return batch.Count > 0 ? batch : null;
    }

    void Fill(RecordBatch batch)
    {
        batch.Reserve(blockSize);
        var read = utf8.Read(batch.Text, batch.Filled, blockSize);
        batch.Filled += read;
        Total += read;
        atEnd = read == 0;
    }

    void Scan(RecordBatch batch)
    {
        var text = batch.Text.AsSpan(0, batch.Filled);
        ScanResult result;
        while ((result = RecordScanner.Next(text, at, atEnd, out var record, out var skim, longestRecord)) == ScanResult.Record)
        {
            SkipTo(text, record.Start);
            batch.Add(record, line, skim);
            line += skim.LineEnds;
            at = record.End;
        }

        // A gap can be long: all of it but its last line is done with.
        if (result == ScanResult.End)
            SkipTo(text, LastLineStart(text));
    }

    /// <summary>Counts the blank text up to an offset.</summary>
    void SkipTo(ReadOnlySpan<byte> text, int offset)
    {
        if (offset > at)
            line += Lines.Count(text[at..offset]);
        at = offset;
    }

    /// <summary>In blank text: where the indentation of a record that is still to come could begin.</summary>
    int LastLineStart(ReadOnlySpan<byte> text)
    {
        var length = text[at..].LastIndexOfAny((byte)'\n', (byte)'\r');
        // A CR as the very last byte may be the first half of a CRLF, so it is left for the next block.
        var start = length < 0 ? at : text[at + length] == '\r' ? at + length : at + length + 1;
        return Math.Max(start, text.Length - RecordScanner.LongestIndent);
    }
}
