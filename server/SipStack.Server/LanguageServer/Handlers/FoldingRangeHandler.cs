using SipStack.Analysis;
using SipStack.Lsp;

namespace SipStack.Server;

/// <summary><c>textDocument/foldingRange</c>. All folds are whole lines, which suits clients that fold nothing else too.</summary>
sealed class FoldingRangeHandler(Session session) : ISnapshotRequestHandler<OpenDocument?, FoldingRangeParams, FoldingRange[]>
{
    public FoldingRange[] Handle(OpenDocument? document, FoldingRangeParams request, CancellationToken cancellation)
    {
        if (document is not { IsTrace: true })
            return [];
        return document.Remember(session.Configuration.Catalog, () => Make(document, request, cancellation));
    }

    FoldingRange[] Make(OpenDocument document, FoldingRangeParams request, CancellationToken cancellation)
    {
        using var progress = session.Connection.StartProgress("Looking for what can be folded", request.WorkDoneToken, cancellation: cancellation);
        var most = session.Client.TextDocument?.FoldingRange?.RangeLimit is > 0 and var limit ? limit : int.MaxValue;
        return [.. Folds.Of(document.Trace, most, progress.Cancellation).Select(ToProtocol)];
    }

    /// <summary>Bodies are regions, so that an editor can fold just them.</summary>
    static FoldingRange ToProtocol(Fold fold) => new(fold.FirstLine, fold.LastLine, fold.Kind == FoldKind.Record ? null : FoldingRangeKind.Region);
}
