using SipStack.Trace;

namespace SipStack.Analysis;

/// <summary>Feeds the records of a document to a scan.</summary>
sealed class DocumentFeed(TraceDocument document, FindingScan scan, int first, CancellationToken cancellation)
{
    // Behind the last record: where the next one begins as a rule, and the line there.
    int end = -1;
    int line;

    public FindingScan Scan => scan;

    public int Count => document.Records.Length;

    /// <summary>Index of the next record.</summary>
    public int Record { get; private set; } = first;

    public void Add()
    {
        cancellation.ThrowIfCancellationRequested();
        var record = document.Records[Record];
        ref readonly var skim = ref document.Skims[Record];
        if (record.Start != end)
            line = document.Lines.LineAt(record.Start);
        scan.Add(document.Memory.Slice(record.Start, record.Length), record.Format, skim, record.Start, line);
        (end, line) = (record.End, line + skim.LineEnds);
        Record++;
    }
}
