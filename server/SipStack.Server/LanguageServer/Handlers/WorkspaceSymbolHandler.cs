using SipStack.Analysis;
using SipStack.Lsp;

namespace SipStack.Server;

/// <summary><c>workspace/symbol</c>: calls, users and codes over the open documents.</summary>
sealed class WorkspaceSymbolHandler(Session session) : IRequestHandler<WorkspaceSymbolParams, SymbolInformation[]>
{
    /// <summary>Of each kind in each document; a longer query finds what is not among them.</summary>
    const int Most = 200;

    public SymbolInformation[] Handle(WorkspaceSymbolParams request, CancellationToken cancellation)
    {
        using var progress = session.Connection.StartProgress("Looking for calls, users and codes", request.WorkDoneToken, cancellation: cancellation);
        return [.. session.Documents.All.Where(document => document.IsTrace).SelectMany(document => Search(document, request.Query, progress.Cancellation))];
    }

    IEnumerable<SymbolInformation> Search(OpenDocument document, string query, CancellationToken cancellation)
    {
        var positions = new Positions(document.Trace, session.PositionEncoding);
        var catalog = session.Configuration.Catalog;
        var symbols = document.Remember(catalog, () => new SymbolSearch(document.Messages(cancellation), document.Findings(catalog, cancellation), cancellation));
        return from match in symbols.Find(query, Most)
               select new SymbolInformation(match.Name, KindOf(match.Kind), new Location(document.Uri, positions.RangeOf(match.Span)), match.Detail.Length > 0 ? match.Detail : null);
    }

    static SymbolKind KindOf(SymbolMatchKind kind) => kind switch
    {
        SymbolMatchKind.Call => SymbolKind.Class,
        SymbolMatchKind.User => SymbolKind.Variable,
        _ => SymbolKind.Constant,
    };
}
