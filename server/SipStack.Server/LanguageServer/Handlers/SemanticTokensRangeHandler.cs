using SipStack.Lsp;

namespace SipStack.Server;

/// <summary><c>textDocument/semanticTokens/range</c></summary>
sealed class SemanticTokensRangeHandler(Session session) : ISnapshotRequestHandler<OpenDocument?, SemanticTokensRangeParams, SemanticTokens>
{
    public SemanticTokens? Handle(OpenDocument? document, SemanticTokensRangeParams request, CancellationToken cancellation) =>
        document is { IsTrace: true }
            ? new SemanticTokens(TraceTokens.In(document, new Positions(document.Trace, session.PositionEncoding).SpanOf(request.Range), session, cancellation))
            : null;
}
