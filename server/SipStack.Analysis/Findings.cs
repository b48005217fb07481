using SipStack.Knowledge;
using SipStack.Trace;

namespace SipStack.Analysis;

/// <summary>All findings of a trace, in file order.</summary>
public static class Findings
{
    public static IReadOnlyList<Finding> Of(TraceDocument document, Catalog catalog, CancellationToken cancellation = default)
    {
        var scan = new FindingScan(catalog, TraceSniffer.HasTraceHeader(document.Text));
        var result = new List<Finding>();
        foreach (var record in document.Records)
        {
            cancellation.ThrowIfCancellationRequested();
            scan.Add(document.Text, record, record.Start, document.Lines.LineAt(record.Start));
            while (scan.TryTake(out var finding))
                result.Add(finding);
        }

        scan.Complete();
        while (scan.TryTake(out var finding))
            result.Add(finding);
        return result;
    }
}
