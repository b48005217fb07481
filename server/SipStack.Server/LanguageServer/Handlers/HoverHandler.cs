using SipStack.Analysis;
using SipStack.Lsp;

namespace SipStack.Server;

/// <summary><c>textDocument/hover</c></summary>
sealed class HoverHandler(Session session) : ISnapshotRequestHandler<OpenDocument?, HoverParams, Hover>
{
    public Hover? Handle(OpenDocument? document, HoverParams request, CancellationToken cancellation)
    {
        if (document is not { IsTrace: true })
            return null;
        var catalog = session.Configuration.Catalog;
        var offset = new Positions(document.Trace, session.PositionEncoding).OffsetOf(request.Position);
        if (Hovers.At(document.Trace, () => document.Messages(cancellation), document.Findings(catalog, cancellation), catalog, offset, cancellation) is not { } hover)
            return null;
        var isMarkdown = session.Client.TextDocument?.Hover?.ContentFormat?.Contains(MarkupKind.Markdown, StringComparer.Ordinal) == true;
        var content = isMarkdown
            ? new MarkupContent(MarkupKind.Markdown, ExplanationMarkdown.Render(hover.Explanation))
            : new MarkupContent(MarkupKind.PlainText, ExplanationText.Render(hover.Explanation));
        return new Hover(content, Positions.RangeOf(hover.Place, session.PositionEncoding));
    }
}
