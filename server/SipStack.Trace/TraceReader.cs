using System.Runtime.ExceptionServices;

namespace SipStack.Trace;

/// <summary>
/// Reads the records of a stream of UTF-8 text one after the other, holding no more than a few blocks or records
/// (records are at most <see cref="RecordScanner.LongestRecord"/> bytes). Gives the same records as <see cref="TraceDocument.Parse"/>.
/// Once it is clear that there is much to read, a thread of its own reads ahead and finds the records, while the caller looks at those
/// before.
/// </summary>
public sealed class TraceReader(Stream utf8, int blockSize = TraceReader.DefaultBlockSize, int longestRecord = RecordScanner.LongestRecord) : IDisposable
{
    public const int DefaultBlockSize = 512 * 1024;

    /// <summary>What is read before a thread is worth its start (bytes).</summary>
    const long WorthAThread = 2 * 1024 * 1024;

    /// <summary>How many batches are read ahead.</summary>
    const int Ahead = 3;

    readonly BatchReader reader = new(utf8, blockSize, longestRecord);
    readonly Queue<RecordBatch> ready = new();
    readonly Stack<RecordBatch> free = new();
    Thread? thread;
    Exception? failure;
    bool atEnd;
    bool isStopped;
    RecordBatch batch = new();
    int index = -1;

    /// <summary>Whether a thread of its own may read the stream; false where the stream must be read on the caller's thread.</summary>
    public bool ReadsAhead { get; init; } = true;

    /// <summary>Offset in the whole text of the current record's first byte.</summary>
    public long Offset => batch.Offset + Current.Record.Start;

    /// <summary>Zero-based line in the whole text on which the current record begins.</summary>
    public long Line => Current.Line;

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
        if (index + 1 < batch.Count)
        {
            index++;
            return true;
        }

        if (Next() is not { } next)
            return false;
        (batch, index) = (next, 0);
        return true;
    }

    /// <summary>Waits for a read that is under way; the stream may be closed afterwards.</summary>
    public void Dispose()
    {
        lock (ready)
        {
            isStopped = true;
            Monitor.PulseAll(ready);
        }

        thread?.Join();
    }

    RecordBatch? Next()
    {
        if (thread is null && (!ReadsAhead || reader.Total < WorthAThread))
            return reader.Next(batch);
        if (thread is null)
        {
            thread = new Thread(ReadAhead) { IsBackground = true, Name = "Read ahead" };
            thread.Start();
        }

        lock (ready)
        {
            while (ready.Count == 0 && !atEnd)
                Monitor.Wait(ready);
            if (ready.TryDequeue(out var next))
            {
                free.Push(batch);
                Monitor.PulseAll(ready);
                return next;
            }
        }

        if (failure is not null)
            ExceptionDispatchInfo.Throw(failure);
        return null;
    }

    void ReadAhead()
    {
        try
        {
            while (ReadAhead(reader.Next(TakeFree())))
            {
            }
        }
        catch (Exception exception)
        {
            // Whoever asks for the next record is told.
            failure = exception;
        }

        lock (ready)
        {
            atEnd = true;
            Monitor.PulseAll(ready);
        }
    }

    /// <summary>Hands a batch over; false when there is none, or nobody wants more.</summary>
    bool ReadAhead(RecordBatch? next)
    {
        if (next is null)
            return false;
        lock (ready)
        {
            ready.Enqueue(next);
            Monitor.PulseAll(ready);
            while (ready.Count >= Ahead && !isStopped)
                Monitor.Wait(ready);
            return !isStopped;
        }
    }

    RecordBatch? TakeFree()
    {
        lock (ready)
            return free.TryPop(out var batch) ? batch : null;
    }
}
