using System.Collections.Concurrent;

namespace SipStack.Lsp;

/// <content>What the server says of its own accord.</content>
public sealed partial class LanguageServerConnection
{
    readonly OutgoingRequests pending = new();
    readonly ConcurrentDictionary<object, WorkDoneProgress> progresses = new();
    int lastToken;

    /// <summary>Never waits and never throws for reasons of the connection.</summary>
    public void Notify<TParams>(NotificationMethod<TParams> method, TParams? parameters) => writer.Post(Compose.Notification(method, parameters));

    /// <summary>
    /// Asks the client. Not to be waited for on the reading thread, which alone can receive the answer.
    /// </summary>
    /// <exception cref="LspException">The client answered with an error.</exception>
    /// <exception cref="TimeoutException">No answer came in time; a late one is ignored.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled, or the connection has ended.</exception>
    public async Task<TResult?> Request<TParams, TResult>(RequestMethod<TParams, TResult> method, TParams? parameters, CancellationToken cancellation = default)
    {
        stopping.Token.ThrowIfCancellationRequested();
        var (id, answer) = pending.Add(method);
        try
        {
            writer.Post(Compose.Request(id, method, parameters));
            return await answer.WaitAsync(options.RequestTimeout, cancellation);
        }
        finally
        {
            if (pending.Remove(id))
                Notify(Methods.CancelRequest, new CancelParams(id));
        }
    }

    public void LogMessage(MessageType type, string message) => Notify(Methods.WindowLogMessage, new(type, message));

    public void ShowMessage(MessageType type, string message) => Notify(Methods.WindowShowMessage, new(type, message));

    /// <summary>Sent when the client has tracing on; <paramref name="verbose"/> only when it asked for details.</summary>
    public void LogTrace(string message, string? verbose = null)
    {
        if (Trace != TraceValue.Off)
            Notify(Methods.LogTrace, new(message, Trace == TraceValue.Verbose ? verbose : null));
    }

    /// <summary>
    /// Starts progress that the user sees when the work takes longer than <paramref name="delay"/> (500 ms by default).
    /// Dispose it when the work is done.
    /// </summary>
    /// <param name="title">What is being done, short.</param>
    /// <param name="token">The <c>workDoneToken</c> of a request, if it had one; else the client is asked to create one.</param>
    /// <param name="delay">How long nothing is shown.</param>
    /// <param name="cancellation">Cancels <see cref="WorkDoneProgress.Cancellation"/> too.</param>
    public WorkDoneProgress StartProgress(string title, IntegerOrString? token = null, TimeSpan? delay = null, CancellationToken cancellation = default)
    {
        var isOurs = token is null;
        var name = token ?? $"server-{Interlocked.Increment(ref lastToken)}";
        var progress = new WorkDoneProgress(this, title, name, isOurs, () => progresses.TryRemove(name.Key, out _), cancellation);
        progresses[name.Key] = progress;
        if (!isOurs || ClientCapabilities.Window?.WorkDoneProgress == true)
            progress.ShowAfter(delay ?? TimeSpan.FromMilliseconds(500));
        return progress;
    }

    void CancelProgress(IntegerOrString token)
    {
        if (progresses.TryGetValue(token.Key, out var progress))
            progress.Cancel();
    }
}
