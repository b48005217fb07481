using SipStack.Analysis;
using SipStack.Lsp;

namespace SipStack.Server;

/// <summary><c>textDocument/references</c></summary>
sealed class ReferencesHandler(Session session) : ISnapshotRequestHandler<OpenDocument?, ReferenceParams, Location[]>
{
    /// <summary>More make an editor slow, and nobody reads them.</summary>
    public const int Most = 10_000;

    public Location[]? Handle(OpenDocument? document, ReferenceParams request, CancellationToken cancellation)
    {
        if (document is not { IsTrace: true })
            return null;
        using var progress = session.Connection.StartProgress("Looking for records", request.WorkDoneToken, cancellation: cancellation);
        var positions = new Positions(document.Trace, session.PositionEncoding);
        var found = Occurrences.Of(document.Trace, positions.OffsetOf(request.Position), Most + 1, progress.Cancellation);
        if (found.Count > Most)
            session.Connection.LogMessage(MessageType.Info, $"Only the first {Most} of the records that hold this are shown; sipstack filter gives all.");
        return [.. from occurrence in found.Take(Most)
                   where request.Context.IncludeDeclaration || !occurrence.IsFirst
                   select new Location(document.Uri, positions.RangeOf(occurrence.Span))];
    }
}
