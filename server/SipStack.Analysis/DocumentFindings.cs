using SipStack.Knowledge;
using SipStack.Trace;

namespace SipStack.Analysis;

/// <summary>
/// All findings of one state of a document. Those of the next state are made from them: what a change cannot affect is taken over,
/// and the scan goes on from the last checkpoint before the change.
/// </summary>
public sealed class DocumentFindings
{
    /// <summary>Records from one checkpoint to the next.</summary>
    const int CheckpointDistance = 512;

    readonly List<Checkpoint> checkpoints = [];
    readonly List<Finding> findings = [];
    readonly bool hasTraceHeader;

    DocumentFindings(bool hasTraceHeader) => this.hasTraceHeader = hasTraceHeader;

    /// <summary>In file order.</summary>
    public IReadOnlyList<Finding> All { get; private set; } = [];

    public static DocumentFindings Of(TraceDocument document, Catalog catalog, CancellationToken cancellation = default)
    {
        var result = new DocumentFindings(TraceSniffer.HasTraceHeader(document.Text));
        var begin = new FindingScanState(result.hasTraceHeader, result.hasTraceHeader, LastWasFreeText: false, BodyEnd: 0, Records: 0, KnownRecords: 0, FirstWaiting: 0);
        var feed = new DocumentFeed(document, new FindingScan(catalog, begin, firstToReport: 0), first: 0, cancellation);
        result.ReadOn(feed);
        result.Complete(document, catalog, cancellation);
        return result;
    }

    /// <summary>The findings of a later state of the document, whose first <paramref name="unchanged"/> records are those of this one.</summary>
    /// <param name="catalog">The one that made these findings.</param>
    public DocumentFindings Next(TraceDocument document, int unchanged, Catalog catalog, CancellationToken cancellation = default)
    {
        var kept = checkpoints.FindLastIndex(checkpoint => checkpoint.Record <= unchanged);
        if (kept <= 0 || TraceSniffer.HasTraceHeader(document.Text) != hasTraceHeader)
            return Of(document, catalog, cancellation);

        var result = new DocumentFindings(hasTraceHeader);
        result.checkpoints.AddRange(checkpoints.Take(kept));
        result.findings.AddRange(findings.Take(checkpoints[kept].Findings));
        var feed = Resume(document, catalog, kept, cancellation);
        while (feed.Record < checkpoints[kept].Record)
            feed.Add();
        result.ReadOn(feed);
        result.Complete(document, catalog, cancellation);
        return result;
    }

    /// <summary>
    /// Begins early enough for the evidence window to be filled again when the checkpoint is reached. Nothing is reported on the way:
    /// what waits at the checkpoint waited there before, and everything else has been reported.
    /// </summary>
    DocumentFeed Resume(TraceDocument document, Catalog catalog, int checkpoint, CancellationToken cancellation)
    {
        var from = checkpoints[checkpoint].Scan.FirstWaiting - EvidenceWindow.MostRecords;
        var begin = checkpoints[checkpoints.FindLastIndex(checkpoint, earlier => earlier.Record <= Math.Max(0, from))];
        var scan = new FindingScan(catalog, begin.Scan, checkpoints[checkpoint].Scan.FirstWaiting);
        return new DocumentFeed(document, scan, begin.Record, cancellation);
    }

    void ReadOn(DocumentFeed feed)
    {
        while (feed.Record < feed.Count)
        {
            if (feed.Record % CheckpointDistance == 0)
                checkpoints.Add(new Checkpoint(feed.Record, findings.Count, feed.Scan.Save()));
            feed.Add();
            Take(feed.Scan);
        }

        feed.Scan.Complete();
        Take(feed.Scan);
    }

    /// <summary>Transactions have no checkpoints: all of a large document take a few milliseconds.</summary>
    void Complete(TraceDocument document, Catalog catalog, CancellationToken cancellation)
    {
        var queue = new FindingQueue();
        foreach (var finding in findings.Concat(TransactionScan.Of(document, catalog, cancellation)))
            queue.Add(finding);
        var all = new List<Finding>(findings.Count);
        while (queue.TryTake(long.MaxValue, out var finding))
            all.Add(finding);
        All = all;
    }

    void Take(FindingScan scan)
    {
        while (scan.TryTake(out var finding))
            findings.Add(finding);
    }

    /// <summary>Where a scan can go on: before a record, with so many findings reported.</summary>
    readonly record struct Checkpoint(int Record, int Findings, FindingScanState Scan);
}
