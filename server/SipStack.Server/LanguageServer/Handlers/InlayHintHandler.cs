using SipStack.Analysis;
using SipStack.Lsp;

namespace SipStack.Server;

/// <summary><c>textDocument/inlayHint</c></summary>
sealed class InlayHintHandler(Session session) : ISnapshotRequestHandler<OpenDocument?, InlayHintParams, InlayHint[]>
{
    public InlayHint[]? Handle(OpenDocument? document, InlayHintParams request, CancellationToken cancellation)
    {
        var (settings, catalog) = session.Configuration;
        if (document is not { IsTrace: true } || settings.InlayHints == InlayHints.Off)
            return null;
        var positions = new Positions(document.Trace, session.PositionEncoding);
        Func<MessageIndex>? messages = settings.InlayHints == InlayHints.All ? () => document.Messages(cancellation) : null;
        return [.. Hints.In(document.Trace, messages, catalog, positions.SpanOf(request.Range), cancellation).Select(hint => ToProtocol(hint, positions))];
    }

    static InlayHint ToProtocol(Hint hint, Positions positions) => new(positions.PositionOf(hint.Offset), hint.Label, hint.Tooltip, PaddingLeft: true);
}
