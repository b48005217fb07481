using System.Collections.Concurrent;
using System.Text.Json;

namespace SipStack.Lsp;

/// <summary>Requests of the server that wait for the client's answer.</summary>
sealed class OutgoingRequests
{
    readonly ConcurrentDictionary<object, Pending> waiting = new();
    long last;

    public (long Id, Task<TResult?> Answer) Add<TParams, TResult>(RequestMethod<TParams, TResult> method)
    {
        var id = Interlocked.Increment(ref last);
        var pending = new Pending<TParams, TResult>(method);
        waiting[(object)id] = pending;
        return (id, pending.Answer);
    }

    /// <summary>True when nobody had answered yet.</summary>
    public bool Remove(long id) => waiting.TryRemove(id, out _);

    /// <summary>False when no such request waits: it timed out, or never was.</summary>
    public bool TryAnswer(Envelope response)
    {
        if (response.Id is not { Text: null } id || !waiting.TryRemove(id.Number, out var pending))
            return false;

        pending.Complete(response);
        return true;
    }

    public void CancelAll()
    {
        foreach (var id in waiting.Keys)
        {
            if (waiting.TryRemove(id, out var pending))
                pending.Cancel();
        }
    }

    abstract class Pending
    {
        public abstract void Complete(Envelope response);

        public abstract void Cancel();
    }

    sealed class Pending<TParams, TResult>(RequestMethod<TParams, TResult> method) : Pending
    {
        readonly TaskCompletionSource<TResult?> completion = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task<TResult?> Answer => completion.Task;

        public override void Complete(Envelope response)
        {
            try
            {
                if (response.Error.IsEmpty)
                {
                    completion.TrySetResult(response.Result.SequenceEqual("null"u8) ? default : JsonSerializer.Deserialize(response.Result, method.Result()));
                    return;
                }

                var error = JsonSerializer.Deserialize(response.Error, LspJson.Default.ResponseError);
                completion.TrySetException(new LspException(error?.Code ?? ErrorCodes.InternalError, error?.Message ?? ""));
            }
            catch (JsonException)
            {
                completion.TrySetException(new LspException(ErrorCodes.InvalidRequest, $"The client's answer to {method.Name} is not what the specification says."));
            }
        }

        public override void Cancel() => completion.TrySetCanceled();
    }
}
