namespace SipStack.Trace;

/// <summary>Reads a stream of UTF-8 text piece by piece.</summary>
sealed class BatchReader(Stream utf8, int blockSize, int longestRecord)
{
    /// <summary>From here on (bytes) an unfinished record is only looked at again once it has doubled, so that it is not looked at for every block.</summary>
    const int LongRest = 256 * 1024;

    // The batch that was begun by a peek, or the one from which text is left over.
    RecordBatch? begun;
    RecordBatch? last;
    int lastRead;
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

    /// <summary>Reads up to a further record and finds it and those behind it; null at the end. Reports what the stream reports.</summary>
    /// <param name="free">A batch to use, or null.</param>
    public RecordBatch? Next(RecordBatch? free)
    {
        var batch = Read(free);
        if (batch is not null)
            Scan(batch);
        return batch;
    }

    /// <summary>
    /// Reads a piece that holds a record at least; null at the end. Its records are found by <see cref="Scan"/>, on whatever thread. Text
    /// that is left over is taken from the batch before, so that one may be used again after this call, but not earlier.
    /// </summary>
    public RecordBatch? Read(RecordBatch? free)
    {
        var batch = begun ?? free ?? new RecordBatch();
        if (begun is null)
        {
            var rest = last is null ? 0 : RestOf(last);
            batch.Begin(last is null ? [] : last.Text.AsSpan(rest, last.Filled - rest), last is null ? 0 : last.Offset + rest);
            Fill(batch);
        }

        begun = null;
        last = batch;
        // What a stream gives drop by drop is not kept waiting for the next header.
        batch.Parting = lastRead < blockSize / 2 ? 0 : RecordScanner.LastHeaderLine(batch.Text.AsSpan(0, batch.Filled));
        // A record that is cut for its length could end inside the header.
        if (batch.Parting > longestRecord - HeaderFormats.LongestHeader)
            batch.Parting = 0;
        return batch.Parting > 0 || FindsRecord(batch) ? batch : null;
    }

    public void Scan(RecordBatch batch)
    {
        if (batch is { IsReady: false, Parting: > 0 })
            batch.ScanToParting(longestRecord);
        batch.IsReady = true;
    }

    static int RestOf(RecordBatch batch) => batch.Parting > 0 ? batch.Parting : batch.Scanned;

    /// <summary>Without a header to part at, all text that a record may need must be there first.</summary>
    bool FindsRecord(RecordBatch batch)
    {
        batch.ScanWhole(atEnd, longestRecord);
        while (batch.Count == 0 && !atEnd)
        {
            var rest = batch.Filled - batch.Scanned;
            for (var wanted = rest < LongRest ? rest + 1 : rest * 2; batch.Filled - batch.Scanned < wanted && !atEnd;)
                Fill(batch);
            batch.ScanWhole(atEnd, longestRecord);
        }

        batch.IsReady = true;
        return batch.Count > 0;
    }

    void Fill(RecordBatch batch)
    {
        batch.Reserve(blockSize);
        var read = utf8.Read(batch.Text, batch.Filled, blockSize);
        batch.Filled += read;
        Total += read;
        lastRead = read;
        atEnd = read == 0;
    }
}
