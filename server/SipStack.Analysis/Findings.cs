using SipStack.Knowledge;
using SipStack.Trace;

namespace SipStack.Analysis;

/// <summary>All findings of a trace, in file order.</summary>
public static class Findings
{
    public static IReadOnlyList<Finding> Of(TraceDocument document, Catalog catalog, CancellationToken cancellation = default) =>
        DocumentFindings.Of(document, catalog, cancellation).All;
}
