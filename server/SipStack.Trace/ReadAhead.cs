using System.Runtime.ExceptionServices;

namespace SipStack.Trace;

/// <summary>
/// Reads a stream ahead of whoever uses its records. Batches are read by other threads, one after the other; their records are found by
/// those threads or by the caller, who lends a hand where he would have to wait.
/// </summary>
sealed class ReadAhead : IDisposable
{
    /// <summary>How many batches there are at once.</summary>
    const int Most = 8;

    /// <summary>How many of them are read before their records are looked for.</summary>
    const int MostUnscanned = 3;

    readonly BatchReader reader;
    readonly Thread[] threads;
    readonly object gate = new();
    readonly Stack<RecordBatch> free = new();

    // Numbered in the order of the text: those before given are used up, those before claimed are scanned or being scanned, those before read are read.
    readonly RecordBatch[] batches = new RecordBatch[Most];
    long given;
    long claimed;
    long read;
    bool isReading;
    bool atEnd;
    bool isStopped;
    ExceptionDispatchInfo? failure;

    public ReadAhead(BatchReader reader, int threadCount)
    {
        this.reader = reader;
        threads = [.. Enumerable.Range(0, threadCount).Select(_ => new Thread(Run) { IsBackground = true, Name = "Read ahead" })];
        foreach (var thread in threads)
            thread.Start();
    }

    /// <summary>Gives the next batch, or null at the end. Reports what the stream reports.</summary>
    /// <param name="used">One that may be used again.</param>
    public RecordBatch? Next(RecordBatch used)
    {
        lock (gate)
        {
            free.Push(used);
            while (true)
            {
                if (given < claimed && batches[given % Most].IsReady)
                {
                    Monitor.PulseAll(gate);
                    return batches[given++ % Most];
                }

                if (claimed < read)
                    ScanClaimed();
                else if (given == read && atEnd)
                    break;
                else
                    Monitor.Wait(gate);
            }
        }

        failure?.Throw();
        return null;
    }

    /// <summary>Waits for a read that is under way; the stream may be closed afterwards.</summary>
    public void Dispose()
    {
        lock (gate)
        {
            isStopped = true;
            Monitor.PulseAll(gate);
        }

        foreach (var thread in threads)
            thread.Join();
    }

    void Run()
    {
        lock (gate)
        {
            while (!isStopped && !(atEnd && claimed == read))
            {
                if (!isReading && !atEnd && read - given < Most && read - claimed < MostUnscanned)
                    Read();
                else if (claimed < read)
                    ScanClaimed();
                else
                    Monitor.Wait(gate);
            }
        }
    }

    /// <summary>Reads the next batch, with the gate left open meanwhile.</summary>
    void Read()
    {
        isReading = true;
        var batch = free.TryPop(out var used) ? used : null;
        Monitor.Exit(gate);
        RecordBatch? next = null;
        ExceptionDispatchInfo? error = null;
        try
        {
            next = reader.Read(batch);
        }
        catch (Exception exception)
        {
            // Whoever asks for the batch that should have come is told.
            error = ExceptionDispatchInfo.Capture(exception);
        }

        Monitor.Enter(gate);
        (isReading, failure, atEnd) = (false, error, next is null);
        if (next is not null)
            batches[read++ % Most] = next;
        Monitor.PulseAll(gate);
    }

    /// <summary>Finds the records of the first batch that nobody has taken in hand, with the gate left open meanwhile.</summary>
    void ScanClaimed()
    {
        var batch = batches[claimed++ % Most];
        Monitor.Exit(gate);
        try
        {
            reader.Scan(batch);
        }
        finally
        {
            Monitor.Enter(gate);
            Monitor.PulseAll(gate);
        }
    }
}
