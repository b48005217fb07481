namespace SipStack.Trace;

/// <summary>
/// Reads the records of a stream of UTF-8 text one after the other, holding no more than a few blocks or records
/// (records are at most <see cref="RecordScanner.LongestRecord"/> bytes). Gives the same records as <see cref="TraceDocument.Parse"/>.
/// Once it is clear that there is much to read, other threads read ahead and find the records, while the caller looks at those before.
/// </summary>
public sealed class TraceReader(Stream utf8, int blockSize = TraceReader.DefaultBlockSize, int longestRecord = RecordScanner.LongestRecord) : IDisposable
{
    public const int DefaultBlockSize = 512 * 1024;

    /// <summary>What is read before a thread is worth its start (bytes).</summary>
    const long WorthAThread = 2 * 1024 * 1024;

    /// <summary>Beside the caller's; more than this find nothing to do.</summary>
    const int MostThreads = 3;

    readonly BatchReader reader = new(utf8, blockSize, longestRecord);
    ReadAhead? ahead;
    RecordBatch batch = new();
    int index = -1;

    // Of the present batch, and of the next one.
    long firstLine;
    long nextLine;

    /// <summary>Whether other threads may read the stream; false where it must be read on the caller's thread.</summary>
    public bool ReadsAhead { get; init; } = true;

    /// <summary>Offset in the whole text of the current record's first byte.</summary>
    public long Offset => batch.Offset + Current.Record.Start;

    /// <summary>Zero-based line in the whole text on which the current record begins.</summary>
    public long Line => firstLine + Current.Line;

    public RecordFormat Format => Current.Record.Format;

    /// <summary>The bytes of the current record; valid until the next call of <see cref="TryRead"/>.</summary>
    public ReadOnlySpan<byte> Record => batch.Text.AsSpan(Current.Record.Start, Current.Record.Length);

    /// <summary>What the current record says at a glance.</summary>
    public ref readonly RecordSkim Skim => ref Current.Skim;

    ref readonly FoundRecord Current => ref batch[index];

    /// <summary>The beginning of the text, up to <paramref name="length"/> bytes, without going on; only before the first <see cref="TryRead"/>.</summary>
    public ReadOnlySpan<byte> Peek(int length) => reader.Peek(length);

    /// <summary>Goes to the next record. Reports what the stream reports.</summary>
    public bool TryRead()
    {
        // What stands before a header can be blank.
        while (index + 1 >= batch.Count)
        {
            if (Next() is not { } next)
                return false;
            (batch, index) = (next, -1);
            (firstLine, nextLine) = (nextLine, nextLine + next.LineEnds);
        }

        index++;
        return true;
    }

    /// <summary>Waits for a read that is under way; the stream may be closed afterwards.</summary>
    public void Dispose() => ahead?.Dispose();

    RecordBatch? Next()
    {
        if (ahead is null && (!ReadsAhead || reader.Total < WorthAThread))
            return reader.Next(batch);
        ahead ??= new ReadAhead(reader, Math.Clamp(Environment.ProcessorCount - 1, 1, MostThreads));
        return ahead.Next(batch);
    }
}
