using SipStack.Analysis;
using SipStack.Lsp;

namespace SipStack.Server;

/// <summary><c>textDocument/documentLink</c></summary>
sealed class DocumentLinkHandler(Session session) : ISnapshotRequestHandler<OpenDocument?, DocumentLinkParams, DocumentLink[]>
{
    public DocumentLink[]? Handle(OpenDocument? document, DocumentLinkParams request, CancellationToken cancellation)
    {
        if (document is not { IsTrace: true })
            return null;
        using var progress = session.Connection.StartProgress("Looking for failures", request.WorkDoneToken, cancellation: cancellation);
        var links = Links.Of(document.Findings(session.Configuration.Catalog, progress.Cancellation));
        return [.. links.Take(Links.Most).Select(link => new DocumentLink(Positions.RangeOf(link.Place, session.PositionEncoding), link.Target, link.Tooltip))];
    }
}
