namespace SipStack.Lsp;

/// <summary>A request of the client from its start until its one answer.</summary>
sealed class RunningRequest(IntegerOrString id, string method, int size, Func<CancellationToken, OutgoingMessage> work)
{
    // A source without timer holds nothing that needs disposing, and $/cancelRequest may come at any time.
    readonly CancellationTokenSource source = new();
    int state = Waiting;

    const int Waiting = 0;
    const int Started = 1;
    const int Dropped = 2;

    public IntegerOrString Id { get; } = id;

    public string Method { get; } = method;

    /// <summary>Bytes of its parameters.</summary>
    public int Size { get; } = size;

    public CancellationToken Cancellation => source.Token;

    /// <summary>The place in the queue while the request waits.</summary>
    public LinkedListNode<RunningRequest>? Place { get; set; }

    /// <summary>False when the request was cancelled before it ran; it has been answered then.</summary>
    public bool TryStart() => Interlocked.CompareExchange(ref state, Started, Waiting) == Waiting;

    /// <summary>Cancels. True when the request had not started: the caller answers it.</summary>
    public bool Cancel()
    {
        var hasNotStarted = Interlocked.CompareExchange(ref state, Dropped, Waiting) == Waiting;
        source.Cancel();
        return hasNotStarted;
    }

    /// <summary>The answer: a result, or the error that belongs to what the handler threw.</summary>
    public OutgoingMessage Run(Action<LspLogLevel, string> log)
    {
        try
        {
            source.Token.ThrowIfCancellationRequested();
            return work(source.Token);
        }
        catch (Exception exception)
        {
            // Whatever one feature does, the other features go on.
            return Fault(exception, Id, Method, log);
        }
    }

    public static OutgoingMessage Fault(Exception exception, IntegerOrString id, string method, Action<LspLogLevel, string> log)
    {
        switch (exception)
        {
            case LspException known:
                return Compose.Error(id, known.Code, known.Message);
            case OperationCanceledException:
                return Compose.Error(id, ErrorCodes.RequestCancelled, "The request was cancelled.");
            default:
                // The message of an exception may quote a document, its stack does not.
                log(LspLogLevel.Error, $"{method} failed: {exception.GetType().Name}{Environment.NewLine}{exception.StackTrace}");
                log(LspLogLevel.Debug, exception.Message);
                return Compose.Error(id, ErrorCodes.InternalError, $"{method} failed inside the server; its log says more.");
        }
    }
}
