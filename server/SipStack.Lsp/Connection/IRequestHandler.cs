namespace SipStack.Lsp;

/// <summary>
/// Answers one kind of request on the thread pool. A handler that needs a document takes it once: what it gets is
/// immutable, and is the state at the request's arrival or a later one. Where a later state will not do, the capturing
/// form of <c>OnRequest</c> takes the snapshot when the request arrives.
/// </summary>
public interface IRequestHandler<TParams, TResult>
{
    TResult? Handle(TParams request, CancellationToken cancellation);
}

/// <summary>Answers a request from a snapshot that was taken when it arrived, before any later change of a document.</summary>
public interface ISnapshotRequestHandler<TSnapshot, TParams, TResult>
{
    TResult? Handle(TSnapshot snapshot, TParams request, CancellationToken cancellation);
}
