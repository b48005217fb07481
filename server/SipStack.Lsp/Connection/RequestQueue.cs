namespace SipStack.Lsp;

/// <summary>Runs requests on the thread pool, at most so many at once; the others wait in order and can leave the queue.</summary>
sealed class RequestQueue(int limit, Action<RunningRequest> run)
{
    readonly object gate = new();
    readonly LinkedList<RunningRequest> waiting = new();
    int running;

    public void Add(RunningRequest request)
    {
        lock (gate)
        {
            if (running == limit)
            {
                request.Place = waiting.AddLast(request);
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
                waiting.Remove(place);
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
                waiting.RemoveFirst();
                return first.Value;
            }

            running--;
            Monitor.PulseAll(gate);
            return null;
        }
    }
}
