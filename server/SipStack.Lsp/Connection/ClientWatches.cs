namespace SipStack.Lsp;

/// <summary>
/// The client processes of one connection: the one of the command line and the one of <c>initialize</c>. Looking at
/// processes costs start-up time, so it begins after <c>initialize</c> was answered, or when that does not come.
/// </summary>
sealed class ClientWatches(LanguageServerOptions options, Action onExit) : IDisposable
{
    readonly Lock gate = new();
    readonly List<ClientProcessWatch> watches = [];
    bool hasStarted;
    bool isDisposed;

    /// <summary>Begins with the process of the command line, if nothing has begun yet.</summary>
    public void StartWithoutInitialize() => Start(null);

    public void StartSoon(int? processId) => ThreadPool.UnsafeQueueUserWorkItem(_ => Start(processId), null);

    public void Dispose()
    {
        lock (gate)
        {
            isDisposed = true;
            foreach (var watch in watches)
                watch.Dispose();
        }
    }

    void Start(int? processId)
    {
        lock (gate)
        {
            if (!hasStarted)
                Add(options.ClientProcessId);
            if (processId != options.ClientProcessId)
                Add(processId);
            hasStarted = true;
        }
    }

    void Add(int? processId)
    {
        if (isDisposed || processId is not { } id || ClientProcessWatch.Start(id, options.ClientWatchInterval, onExit) is not { } watch)
            return;

        watches.Add(watch);
        options.Log(LspLogLevel.Debug, $"The server ends with process {id}.");
    }
}
