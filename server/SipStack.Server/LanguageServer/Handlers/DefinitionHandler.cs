using SipStack.Analysis;
using SipStack.Lsp;

namespace SipStack.Server;

/// <summary><c>textDocument/definition</c></summary>
sealed class DefinitionHandler(Session session) : ISnapshotRequestHandler<OpenDocument?, DefinitionParams, DefinitionResult>
{
    public DefinitionResult? Handle(OpenDocument? document, DefinitionParams request, CancellationToken cancellation)
    {
        if (document is not { IsTrace: true })
            return null;
        var positions = new Positions(document.Trace, session.PositionEncoding);
        if (Definitions.At(document.Trace, () => document.Messages(cancellation), positions.OffsetOf(request.Position), cancellation) is not { } found)
            return null;
        return session.Client.TextDocument?.Definition?.LinkSupport == true
            ? new DefinitionResult([new LocationLink(document.Uri, positions.RangeOf(found.Target), positions.RangeOf(found.Selection), positions.RangeOf(found.Origin))])
            : new DefinitionResult(null, [new Location(document.Uri, positions.RangeOf(found.Selection))]);
    }
}
