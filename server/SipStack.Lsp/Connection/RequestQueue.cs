namespace SipStack.Lsp;

/// <summary>Runs requests on the thread pool, at most so many at once; the others wait in order and can leave the queue.</summary>
/// <param name="limit">Requests that run at once.</param>
/// <param name="mostWaiting">Requests that may wait before <see cref="WaitForRoom"/> blocks.</param>
/// <param name="mostBytes">Bytes of their parameters, likewise.</param>
/// <param name="run">Runs a request to its end.</param>
sealed class RequestQueue(int limit, int mostWaiting, long mostBytes, Action<RunningRequest> run)
{
    readonly object gate = new();
    readonly LinkedList<RunningRequest> waiting = new();
    long waitingBytes;
    int running;

    bool HasRoom => waiting.Count <= mostWaiting && waitingBytes <= mostBytes;

    public void Add(RunningRequest request)
    {
        lock (gate)
        {
            if (running == limit)
            {
                request.Place = waiting.AddLast(request);
                waitingBytes += request.Size;
                return;
            }

            running++;
        }

        ThreadPool.UnsafeQueueUserWorkItem(Work, request, preferLocal: false);
    }

    public void Remove(RunningRequest request)
    {
        lock (gate)
        {
            if (request.Place is { List: not null } place)
                TakeOut(place);
        }
    }

    /// <summary>Blocks while too many requests wait, or too large ones. For the reading thread, which alone adds some.</summary>
    public void WaitForRoom(CancellationToken cancellation)
    {
        lock (gate)
        {
            if (HasRoom)
                return;
        }

        using var registration = cancellation.UnsafeRegister(static state => ((RequestQueue?)state)?.Wake(), this);
        lock (gate)
        {
            while (!HasRoom && !cancellation.IsCancellationRequested)
                Monitor.Wait(gate);
        }
    }

    /// <summary>Waits until nothing runs and nothing waits.</summary>
    public bool WaitUntilIdle(TimeSpan timeout)
    {
        var deadline = Environment.TickCount64 + (long)timeout.TotalMilliseconds;
        lock (gate)
        {
            while (running > 0)
            {
                var left = deadline - Environment.TickCount64;
                if (left <= 0)
                    return false;
                Monitor.Wait(gate, (int)left);
            }

            return true;
        }
    }

    void Work(RunningRequest request)
    {
        for (RunningRequest? current = request; current is not null; current = Next())
            run(current);
    }

    RunningRequest? Next()
    {
        lock (gate)
        {
            if (waiting.First is { } first)
            {
                TakeOut(first);
                return first.Value;
            }

            running--;
            Monitor.PulseAll(gate);
            return null;
        }
    }

    void TakeOut(LinkedListNode<RunningRequest> place)
    {
        var hadRoom = HasRoom;
        waiting.Remove(place);
        waitingBytes -= place.Value.Size;
        if (!hadRoom)
            Monitor.PulseAll(gate);
    }

    void Wake()
    {
        lock (gate)
            Monitor.PulseAll(gate);
    }
}
