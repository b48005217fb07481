using SipStack.Analysis;
using SipStack.Lsp;

namespace SipStack.Server;

/// <summary><c>textDocument/documentHighlight</c>: the references, without a word about those that are too many.</summary>
sealed class DocumentHighlightHandler(Session session) : ISnapshotRequestHandler<OpenDocument?, DocumentHighlightParams, DocumentHighlight[]>
{
    public DocumentHighlight[]? Handle(OpenDocument? document, DocumentHighlightParams request, CancellationToken cancellation)
    {
        if (document is not { IsTrace: true })
            return null;
        var positions = new Positions(document.Trace, session.PositionEncoding);
        var found = Occurrences.Of(document.Trace, positions.OffsetOf(request.Position), ReferencesHandler.Most, cancellation);
        return [.. found.Select(occurrence => new DocumentHighlight(positions.RangeOf(occurrence.Span), DocumentHighlightKind.Text))];
    }
}
