using SipStack.Analysis;
using SipStack.Knowledge;
using SipStack.Lsp;

namespace SipStack.Server;

/// <summary><c>textDocument/documentSymbol</c></summary>
sealed class DocumentSymbolHandler(Session session) : ISnapshotRequestHandler<OpenDocument?, DocumentSymbolParams, DocumentSymbols>
{
    public DocumentSymbols Handle(OpenDocument? document, DocumentSymbolParams request, CancellationToken cancellation)
    {
        if (document is not { IsTrace: true })
            return new DocumentSymbols([]);
        var catalog = session.Configuration.Catalog;
        return document.Remember(catalog, () => Make(document, catalog, request, cancellation));
    }

    DocumentSymbols Make(OpenDocument document, Catalog catalog, DocumentSymbolParams request, CancellationToken cancellation)
    {
        using var progress = session.Connection.StartProgress("Looking for calls", request.WorkDoneToken, cancellation: cancellation);
        var (messages, findings) = (document.Messages(progress.Cancellation), document.Findings(catalog, progress.Cancellation));
        var nodes = Outline.Of(document.Trace, messages, findings, catalog, cancellation: progress.Cancellation);
        var positions = new Positions(document.Trace, session.PositionEncoding);
        return session.Client.TextDocument?.DocumentSymbol?.HierarchicalDocumentSymbolSupport == true
            ? new DocumentSymbols([.. nodes.Select(node => Tree(node, positions))])
            : new DocumentSymbols(null, [.. nodes.SelectMany(node => Flat(node, null, document.Uri, positions))]);
    }

    static DocumentSymbol Tree(OutlineNode node, Positions positions) => new(
        node.Name,
        KindOf(node.Kind),
        positions.RangeOf(node.Span),
        positions.RangeOf(node.Selection),
        node.Detail.Length > 0 ? node.Detail : null,
        node.Children.Count > 0 ? [.. node.Children.Select(child => Tree(child, positions))] : null);

    static IEnumerable<SymbolInformation> Flat(OutlineNode node, string? container, string uri, Positions positions) =>
        node.Children.SelectMany(child => Flat(child, node.Name, uri, positions)).Prepend(new(node.Name, KindOf(node.Kind), new Location(uri, positions.RangeOf(node.Span)), container));

    static SymbolKind KindOf(OutlineKind kind) => kind switch
    {
        OutlineKind.Call => SymbolKind.Class,
        OutlineKind.Transaction => SymbolKind.Method,
        OutlineKind.Request => SymbolKind.Function,
        OutlineKind.Response => SymbolKind.Property,
        OutlineKind.Event => SymbolKind.Constant,
        OutlineKind.Group => SymbolKind.Namespace,
        _ => SymbolKind.String,
    };
}
