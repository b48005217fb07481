using SipStack.Lsp;

namespace SipStack.Server;

/// <summary><c>textDocument/semanticTokens/full</c></summary>
sealed class SemanticTokensHandler(Session session) : ISnapshotRequestHandler<OpenDocument?, SemanticTokensParams, SemanticTokens>
{
    public SemanticTokens? Handle(OpenDocument? document, SemanticTokensParams request, CancellationToken cancellation) =>
        document is not null && TraceTokens.HasFull(document) ? document.LastTokens.Answer(TraceTokens.Full(document, session, cancellation)) : null;
}
