using SipStack.Analysis;
using SipStack.Lsp;

namespace SipStack.Server;

/// <summary><c>textDocument/selectionRange</c></summary>
sealed class SelectionRangeHandler(Session session) : ISnapshotRequestHandler<OpenDocument?, SelectionRangeParams, SelectionRange[]>
{
    public SelectionRange[]? Handle(OpenDocument? document, SelectionRangeParams request, CancellationToken cancellation)
    {
        if (document is not { IsTrace: true })
            return null;
        var positions = new Positions(document.Trace, session.PositionEncoding);
        var result = new SelectionRange[request.Positions.Length];
        for (var i = 0; i < result.Length; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            SelectionRange? around = null;
            foreach (var span in SelectionSpans.At(document.Trace, positions.OffsetOf(request.Positions[i])).Reverse())
                around = new SelectionRange(positions.RangeOf(span), around);
            result[i] = around ?? new SelectionRange(positions.RangeOf(default));
        }

        return result;
    }
}
