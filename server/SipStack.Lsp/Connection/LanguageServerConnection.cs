using System.Text.Json.Serialization.Metadata;

namespace SipStack.Lsp;

/// <summary>
/// The server's end of an LSP 3.17 connection over two byte streams: framing, JSON-RPC, order, cancellation, lifecycle.
/// <para>
/// Order: one thread reads. On it, notifications are handled to their end and the snapshots of requests are captured, in
/// the order of arrival; the work of a request then runs on the thread pool. So a request sees every change that
/// came before it and, with a captured snapshot, none that came after, and no change ever waits for a request.
/// </para>
/// <para>Handlers are registered before <see cref="Run"/> and by one thread, or in <see cref="AfterInitialize"/>.</para>
/// </summary>
public sealed partial class LanguageServerConnection
{
    readonly LanguageServerOptions options;
    readonly MessageReader reader;
    readonly MessageWriter writer;
    readonly RequestQueue queue;
    readonly Dictionary<string, RequestEndpoint> requests = new(StringComparer.Ordinal);
    readonly Dictionary<string, NotificationEndpoint> notifications = new(StringComparer.Ordinal);

    // Without spinning, which would take a core from the start.
    readonly ManualResetEventSlim ended = new(initialState: false, spinCount: 0);
    readonly CancellationTokenSource stopping = new();
    Func<InitializeParams, InitializeResult> initialize = static _ => new(new());
    Action<InitializeParams> afterInitialize = static _ => { };

    public LanguageServerConnection(Stream input, Stream output, LanguageServerOptions? options = null)
    {
        this.options = options ?? new();
        reader = new(input, this.options.MaximumMessageLength);
        writer = new(output, OnOutputClosed);
        queue = new(this.options.MaximumConcurrentRequests, this.options.MaximumWaitingRequests, this.options.MaximumWaitingParameters, RunRequest);
    }

    delegate Func<CancellationToken, OutgoingMessage> RequestEndpoint(IntegerOrString id, ReadOnlySpan<byte> parameters);

    delegate void NotificationEndpoint(ReadOnlySpan<byte> parameters);

    /// <summary>What the client announced in <c>initialize</c>; nothing before.</summary>
    public ClientCapabilities ClientCapabilities { get; private set; } = new();

    /// <summary>One of <see cref="TraceValue"/>, as the client last set it.</summary>
    public string Trace { get; private set; } = TraceValue.Off;

    /// <summary>Ends with the connection, for work of the server that no request started.</summary>
    public CancellationToken Stopping => stopping.Token;

    /// <summary>
    /// Called on the reading thread; the user's editor waits for its result, so it should be quick. The parameters come
    /// without <see cref="InitializeParams.InitializationOptions"/>, which have any shape and take the general reader.
    /// </summary>
    public void OnInitialize(Func<InitializeParams, InitializeResult> handler) => initialize = handler;

    /// <summary>
    /// Called on the reading thread when the answer to <c>initialize</c> has been written, before the next message is
    /// handled, with all parameters: the place to register other handlers, which costs time.
    /// </summary>
    public void AfterInitialize(Action<InitializeParams> handler) => afterInitialize = handler;

    /// <summary>Called on the reading thread after the client has received the answer to <c>initialize</c>.</summary>
    public void OnInitialized(Action handler) => OnNotification(Methods.Initialized, _ => handler());

    /// <summary>Called on the reading thread, in order with everything else that arrives; it must not wait.</summary>
    public void OnNotification<TParams>(NotificationMethod<TParams> method, Action<TParams> handler) =>
        notifications[method.Name] = method.Reader is { } read
            ? parameters => handler(read(new(parameters)))
            : parameters => handler(Read(parameters, method.Params));

    public void OnRequest<TParams, TResult>(RequestMethod<TParams, TResult> method, IRequestHandler<TParams, TResult> handler) =>
        OnRequest(method, handler.Handle);

    public void OnRequest<TParams, TResult>(RequestMethod<TParams, TResult> method, Func<TParams, CancellationToken, TResult?> handler) =>
        requests[method.Name] = (id, parameters) =>
        {
            var request = Read(parameters, method.Params);
            return cancellation => Compose.Result(id, handler(request, cancellation), method.Result);
        };

    /// <summary>Answers from a snapshot that is taken when the request arrives.</summary>
    /// <param name="method">What is answered.</param>
    /// <param name="capture">Called on the reading thread; what it returns must be immutable. A <see cref="LspException"/> from it is the answer.</param>
    /// <param name="handler">Called on the thread pool.</param>
    public void OnRequest<TSnapshot, TParams, TResult>(
        RequestMethod<TParams, TResult> method, Func<TParams, TSnapshot> capture, ISnapshotRequestHandler<TSnapshot, TParams, TResult> handler) =>
        OnRequest(method, capture, handler.Handle);

    /// <inheritdoc cref="OnRequest{TSnapshot, TParams, TResult}(RequestMethod{TParams, TResult}, Func{TParams, TSnapshot}, ISnapshotRequestHandler{TSnapshot, TParams, TResult})"/>
    public void OnRequest<TSnapshot, TParams, TResult>(
        RequestMethod<TParams, TResult> method, Func<TParams, TSnapshot> capture, Func<TSnapshot, TParams, CancellationToken, TResult?> handler) =>
        requests[method.Name] = (id, parameters) =>
        {
            var request = Read(parameters, method.Params);
            var snapshot = capture(request);
            return cancellation => Compose.Result(id, handler(snapshot, request, cancellation), method.Result);
        };

    /// <summary>
    /// Serves until <c>exit</c>, the end of the input, a closed output, the end of the client process, or cancellation.
    /// </summary>
    /// <returns>The exit code that the specification asks for: 0 after <c>shutdown</c>, else 1.</returns>
    public int Run(CancellationToken cancellation = default)
    {
        using var registration = cancellation.UnsafeRegister(_ => Abort("The server was told to stop."), null);
        using var watches = new ClientWatches(options, () => Abort("The client process has ended."));
        clientWatches = watches;
        new Thread(Receive) { IsBackground = true, Name = "LSP reader" }.Start();
        if (!ended.Wait(options.ClientWatchInterval, CancellationToken.None))
        {
            watches.StartWithoutInitialize();
            ended.Wait(CancellationToken.None);
        }

        End();
        return Volatile.Read(ref lifecycle) == Lifecycle.ShutDown ? 0 : 1;
    }

    /// <summary><see cref="Run"/> on a thread of its own. A process calls that itself: the machinery of await costs start-up time.</summary>
    public Task<int> RunAsync(CancellationToken cancellation = default) =>
        Task.Factory.StartNew(() => Run(cancellation), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    void End()
    {
        if (!stopping.IsCancellationRequested)
            queue.WaitUntilIdle(options.EndGrace);
        stopping.Cancel();
        foreach (var request in running.Values)
            CancelRequest(request);
        pending.CancelAll();
        if (!queue.WaitUntilIdle(options.EndTimeout))
            options.Log(LspLogLevel.Warning, "A request did not end when it was cancelled.");
        writer.Complete(options.EndTimeout);
    }

    /// <summary>Ends without waiting for requests to finish: nobody reads their answers.</summary>
    void Abort(string reason)
    {
        options.Log(LspLogLevel.Information, reason);
        stopping.Cancel();
        ended.Set();
    }

    void OnOutputClosed(Exception exception) => Abort($"The output was closed: {exception.GetType().Name}.");

    static T Read<T>(ReadOnlySpan<byte> parameters, Func<JsonTypeInfo<T>> type)
    {
        try
        {
            // Missing parameters are those of which every member is missing.
            return System.Text.Json.JsonSerializer.Deserialize(parameters.IsEmpty ? "{}"u8 : parameters, type())
                ?? throw new LspException(ErrorCodes.InvalidParams, "Parameters are missing.");
        }
        catch (System.Text.Json.JsonException exception)
        {
            throw new LspException(ErrorCodes.InvalidParams, $"The parameters are not what the specification says, at {exception.Path ?? "$"}.");
        }
        catch (NotSupportedException)
        {
            throw new LspException(ErrorCodes.InvalidParams, "The parameters hold a value of an unknown kind.");
        }
    }
}
