using SipStack.Lsp;

namespace SipStack.Server;

/// <summary><c>textDocument/semanticTokens/full/delta</c></summary>
sealed class SemanticTokensDeltaHandler(Session session) : ISnapshotRequestHandler<OpenDocument?, SemanticTokensDeltaParams, SemanticTokensOrDelta>
{
    public SemanticTokensOrDelta? Handle(OpenDocument? document, SemanticTokensDeltaParams request, CancellationToken cancellation) =>
        document is not null && TraceTokens.HasFull(document)
            ? document.LastTokens.Answer(TraceTokens.Full(document, session, cancellation), request.PreviousResultId)
            : null;
}
