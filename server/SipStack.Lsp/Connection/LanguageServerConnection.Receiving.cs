using System.Collections.Concurrent;

namespace SipStack.Lsp;

/// <content>The reading thread and what it does with each message.</content>
public sealed partial class LanguageServerConnection
{
    readonly ConcurrentDictionary<object, RunningRequest> running = new();
    ClientWatches? clientWatches;
    int lifecycle = Lifecycle.Created;

    void Receive()
    {
        try
        {
            while (!ended.IsSet)
            {
                // A client that sends and does not read is not read any more, in the end, and has to wait itself.
                writer.WaitForRoom(options.OutputLimit, stopping.Token);
                queue.WaitForRoom(stopping.Token);
                var message = reader.Read();
                if (message.IsEnd)
                    break;
                if (message.Body is { } body)
                    Receive(body);
                else
                    writer.Post(Compose.Error(null, ErrorCodes.ParseError, message.Error ?? ""));
            }
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException or InvalidOperationException or OperationCanceledException)
        {
            options.Log(LspLogLevel.Information, $"The input was closed: {exception.GetType().Name}.");
        }

        ended.Set();
    }

    void Receive(MessageBuffer received)
    {
        using var body = TextRepair.ReplaceInvalidUtf8(received);
        TextRepair.ReplaceLoneSurrogates(body.Span);
        switch (Envelope.Parse(body.Span, out var envelope))
        {
            case EnvelopeFault.Malformed:
                reader.ReturnSwallowed(body.Span);
                writer.Post(Compose.Error(null, ErrorCodes.ParseError, "The message is not valid JSON."));
                break;
            case EnvelopeFault.Invalid:
                writer.Post(Compose.Error(envelope.Id, ErrorCodes.InvalidRequest, "The message is not a JSON-RPC request; batches are not part of LSP."));
                break;
            default:
                Dispatch(envelope);
                break;
        }
    }

    void Dispatch(Envelope envelope)
    {
        if (envelope.Method is { } method)
        {
            if (!envelope.HasId)
                ReceiveNotification(method, envelope.Params);
            else if (envelope.Id is { } id)
                ReceiveRequest(id, method, envelope.Params);
            else
                writer.Post(Compose.Error(null, ErrorCodes.InvalidRequest, "The id of a request is a number or a string."));
        }
        else if (envelope.HasId && !(envelope.Result.IsEmpty && envelope.Error.IsEmpty))
        {
            if (!pending.TryAnswer(envelope))
                options.Log(LspLogLevel.Debug, "An answer came to no request that waits.");
        }
        else
        {
            writer.Post(Compose.Error(envelope.Id, ErrorCodes.InvalidRequest, "The message has no method."));
        }
    }

    void ReceiveRequest(IntegerOrString id, string method, ReadOnlySpan<byte> parameters)
    {
        if (lifecycle == Lifecycle.ShutDown)
            writer.Post(Compose.Error(id, ErrorCodes.InvalidRequest, "The server has been shut down."));
        else if (method == "initialize")
            ReceiveInitialize(id, parameters);
        else if (lifecycle == Lifecycle.Created)
            writer.Post(Compose.Error(id, ErrorCodes.ServerNotInitialized, "The first request is initialize."));
        else if (method == "shutdown")
            ReceiveShutdown(id);
        else if (requests.TryGetValue(method, out var endpoint))
            Start(id, method, endpoint, parameters);
        else
            writer.Post(Compose.Error(id, ErrorCodes.MethodNotFound, "This server has no such method."));
    }

    void ReceiveInitialize(IntegerOrString id, ReadOnlySpan<byte> parameters)
    {
        if (lifecycle != Lifecycle.Created)
        {
            writer.Post(Compose.Error(id, ErrorCodes.InvalidRequest, "The server has been initialized before."));
            return;
        }

        InitializeParams request;
        try
        {
            request = InitializeJson.Read(parameters);
            ClientCapabilities = request.Capabilities ?? new();
            Trace = TraceValue.Known(request.Trace);
            writer.Post(InitializeJson.Answer(id, initialize(request)));
        }
        catch (Exception exception)
        {
            // The client may try again with other parameters.
            writer.Post(RunningRequest.Fault(exception, id, "initialize", options.Log));
            return;
        }

        lifecycle = Lifecycle.Initialized;
        FinishStart(request, parameters);
    }

    /// <summary>What the client need not wait for.</summary>
    void FinishStart(InitializeParams request, ReadOnlySpan<byte> parameters)
    {
        writer.Start();
        OnNotification(Methods.CancelRequest, parameters => Cancel(parameters.Id));
        OnNotification(Methods.SetTrace, parameters => Trace = TraceValue.Known(parameters.Value));
        OnNotification(Methods.WindowWorkDoneProgressCancel, parameters => CancelProgress(parameters.Token));
        clientWatches?.StartSoon(request.ProcessId);
        try
        {
            afterInitialize(request with { InitializationOptions = InitializeJson.ReadOptions(parameters) });
        }
        catch (Exception exception)
        {
            // The request has been answered; what works without this part goes on.
            LogFault("The end of initialize", exception);
        }
    }

    void ReceiveShutdown(IntegerOrString id)
    {
        Volatile.Write(ref lifecycle, Lifecycle.ShutDown);
        writer.Post(Compose.Result<System.Text.Json.JsonElement?>(id, null, Methods.Shutdown.Result));
    }

    void Start(IntegerOrString id, string method, RequestEndpoint endpoint, ReadOnlySpan<byte> parameters)
    {
        if (running.ContainsKey(id.Key))
        {
            writer.Post(Compose.Error(id, ErrorCodes.InvalidRequest, "A request with this id is still running."));
            return;
        }

        try
        {
            var request = new RunningRequest(id, method, parameters.Length, endpoint(id, parameters));
            running[id.Key] = request;
            queue.Add(request);
        }
        catch (Exception exception)
        {
            // A capture that fails is a request that fails.
            writer.Post(RunningRequest.Fault(exception, id, method, options.Log));
        }
    }

    void RunRequest(RunningRequest request)
    {
        if (!request.TryStart())
            return;

        var started = Environment.TickCount64;
        var answer = request.Run(options.Log);

        // The client may use the id again as soon as it has the answer.
        running.TryRemove(request.Id.Key, out _);
        writer.Post(answer);
        if (Trace != TraceValue.Off)
            LogTrace($"{request.Method} took {Environment.TickCount64 - started} ms");
        writer.WaitForRoom(options.OutputHighWater, stopping.Token);
    }

    void Cancel(IntegerOrString id)
    {
        if (running.TryGetValue(id.Key, out var request))
            CancelRequest(request);
    }

    void CancelRequest(RunningRequest request)
    {
        if (!request.Cancel())
            return;

        queue.Remove(request);
        running.TryRemove(request.Id.Key, out _);
        writer.Post(Compose.Error(request.Id, ErrorCodes.RequestCancelled, "The request was cancelled."));
    }

    void ReceiveNotification(string method, ReadOnlySpan<byte> parameters)
    {
        if (method == "exit")
        {
            ended.Set();
        }
        else if (lifecycle != Lifecycle.Initialized)
        {
            options.Log(LspLogLevel.Debug, $"{method} was dropped: the server is not between initialize and shutdown.");
        }
        else if (notifications.TryGetValue(method, out var endpoint))
        {
            try
            {
                endpoint(parameters);
            }
            catch (Exception exception)
            {
                // A notification has no answer; the next messages must be served all the same.
                LogFault(method, exception);
            }
        }
        else if (!method.StartsWith("$/", StringComparison.Ordinal))
        {
            options.Log(LspLogLevel.Debug, $"{method} was ignored: this server has no such method.");
        }
    }

    /// <summary>The message of an exception may quote a document, its stack does not.</summary>
    void LogFault(string what, Exception exception)
    {
        options.Log(LspLogLevel.Error, $"{what} failed: {exception.GetType().Name}{Environment.NewLine}{exception.StackTrace}");
        options.Log(LspLogLevel.Debug, exception.Message);
    }

    static class Lifecycle
    {
        public const int Created = 0;
        public const int Initialized = 1;
        public const int ShutDown = 2;
    }
}
