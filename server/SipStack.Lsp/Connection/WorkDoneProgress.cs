namespace SipStack.Lsp;

/// <summary>
/// Progress of one piece of work (LSP 3.17, Work Done Progress). Nothing is sent before the delay is over, so short work
/// makes no noise. Members may be called from any thread.
/// </summary>
public sealed class WorkDoneProgress : IDisposable
{
    readonly LanguageServerConnection connection;
    readonly string title;
    readonly IntegerOrString token;
    readonly bool mustCreate;
    readonly Action onEnd;
    readonly CancellationTokenSource source;
    readonly Lock gate = new();
    Timer? timer;
    bool isShown;
    bool isEnded;
    bool hasPercentage;
    string? message;
    int? percentage;

    internal WorkDoneProgress(
        LanguageServerConnection connection, string title, IntegerOrString token, bool mustCreate, Action onEnd, CancellationToken cancellation)
    {
        (this.connection, this.title, this.token, this.mustCreate, this.onEnd) = (connection, title, token, mustCreate, onEnd);
        source = CancellationTokenSource.CreateLinkedTokenSource(cancellation, connection.Stopping);
    }

    /// <summary>Cancelled when the user cancels the progress, and with the token that it was started with.</summary>
    public CancellationToken Cancellation => source.Token;

    /// <summary>Says how far the work is; kept for later while nothing is shown yet.</summary>
    /// <param name="message">What is being done now.</param>
    /// <param name="percentage">0 to 100. Shown only when the first report has one too.</param>
    public void Report(string? message, int? percentage = null)
    {
        lock (gate)
        {
            (this.message, this.percentage) = (message, percentage);
            if (isShown && !isEnded)
                Send(new WorkDoneProgressReport(Message: message, Percentage: hasPercentage ? percentage : null));
        }
    }

    /// <summary>Ends the progress; what is left of the message is shown by some clients for a moment.</summary>
    public void Dispose()
    {
        lock (gate)
        {
            if (isEnded)
                return;
            isEnded = true;
            timer?.Dispose();
            if (isShown)
                Send(new WorkDoneProgressEnd());
            onEnd();
        }

        source.Dispose();
    }

    internal void Cancel()
    {
        lock (gate)
        {
            if (!isEnded)
                source.Cancel();
        }
    }

    internal void ShowAfter(TimeSpan delay)
    {
        lock (gate)
            timer = new Timer(_ => ShowSoon(), null, delay, Timeout.InfiniteTimeSpan);
    }

    void ShowSoon() => _ = Show();

    async Task Show()
    {
        try
        {
            if (mustCreate)
                await connection.Request(Methods.WindowWorkDoneProgressCreate, new WorkDoneProgressCreateParams(token), connection.Stopping);
        }
        catch (Exception exception) when (exception is LspException or TimeoutException or OperationCanceledException)
        {
            // A client that refuses gets no progress; the work goes on.
            return;
        }

        lock (gate)
        {
            if (isEnded)
                return;
            isShown = true;
            hasPercentage = percentage is not null;
            Send(new WorkDoneProgressBegin(title, Cancellable: true, message, percentage));
        }
    }

    void Send(WorkDoneProgressValue value) => connection.Notify(Methods.Progress, new ProgressParams(token, value));
}
