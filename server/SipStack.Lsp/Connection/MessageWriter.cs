namespace SipStack.Lsp;

/// <summary>
/// Writes whole messages in the order in which they were posted, on a thread of its own: the reading loop must never
/// wait for a client that writes much before it reads. Until the start the poster writes, which spares the answer to
/// <c>initialize</c> the change of threads.
/// </summary>
sealed class MessageWriter(Stream output, Action<Exception> onClosed)
{
    readonly object gate = new();
    readonly Queue<OutgoingMessage> waiting = new();
    long waitingBytes;
    bool isCompleted;
    bool isClosed;
    bool isIdle = true;
    bool isStarted;
    int waiters;

    /// <summary>From now on posters do not wait. Starting twice is starting once.</summary>
    public void Start()
    {
        lock (gate)
        {
            if (isStarted)
                return;
            isStarted = true;
        }

        new Thread(WriteAll) { IsBackground = true, Name = "LSP writer" }.Start();
    }

    /// <summary>Takes over the message. After the output was closed it is dropped.</summary>
    public void Post(OutgoingMessage message)
    {
        lock (gate)
        {
            if (!isStarted)
            {
                Write(message);
                return;
            }

            if (!isClosed && !isCompleted)
            {
                waiting.Enqueue(message);
                waitingBytes += message.Size;
                isIdle = false;
                Monitor.PulseAll(gate);
                return;
            }
        }

        message.Dispose();
    }

    /// <summary>Blocks while more than <paramref name="limit"/> bytes are unread.</summary>
    public void WaitForRoom(long limit, CancellationToken cancellation)
    {
        lock (gate)
        {
            if (waitingBytes <= limit)
                return;
        }

        using var registration = cancellation.UnsafeRegister(static state => ((MessageWriter?)state)?.Wake(), this);
        lock (gate)
        {
            waiters++;
            while (waitingBytes > limit && !isClosed && !isCompleted && !cancellation.IsCancellationRequested)
                Monitor.Wait(gate);
            waiters--;
        }
    }

    /// <summary>Takes no more messages and waits until those posted are written.</summary>
    public void Complete(TimeSpan timeout)
    {
        var deadline = Environment.TickCount64 + (long)timeout.TotalMilliseconds;
        lock (gate)
        {
            isCompleted = true;
            Monitor.PulseAll(gate);
            while (!isIdle && !isClosed && deadline - Environment.TickCount64 is > 0 and var left)
                Monitor.Wait(gate, (int)left);
        }
    }

    void WriteAll()
    {
        while (Next() is { } message)
            Write(message);
    }

    void Write(OutgoingMessage message)
    {
        using (message)
        {
            try
            {
                output.Write(message.Bytes);
                output.Flush();
            }
            catch (Exception exception) when (exception is IOException or ObjectDisposedException or InvalidOperationException)
            {
                Close(exception);
            }
        }
    }

    OutgoingMessage? Next()
    {
        lock (gate)
        {
            while (waiting.Count == 0)
            {
                isIdle = true;
                Monitor.PulseAll(gate);
                if (isCompleted)
                    return null;
                Monitor.Wait(gate);
            }

            var message = waiting.Dequeue();
            waitingBytes -= message.Size;
            if (waiters > 0)
                Monitor.PulseAll(gate);
            return message;
        }
    }

    void Close(Exception exception)
    {
        lock (gate)
        {
            isClosed = true;
            while (waiting.TryDequeue(out var message))
                message.Dispose();
            waitingBytes = 0;
            Monitor.PulseAll(gate);
        }

        onClosed(exception);
    }

    void Wake()
    {
        lock (gate)
            Monitor.PulseAll(gate);
    }
}
