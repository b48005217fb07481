using SipStack.Knowledge;
using SipStack.Trace;

namespace SipStack.Analysis;

/// <summary>
/// Call → transaction → record, each with its outcome, and the records of no call by time. Every record of a document stands in it
/// exactly once; in a large document only the failing calls do.
/// </summary>
public static class Outline
{
    /// <summary>Above so many bytes only failing calls are shown.</summary>
    public const int LargeDocument = 10_000_000;

    /// <summary>An outline with more lines helps nobody, and editors choke on it.</summary>
    public const int MostNodes = 20_000;

    /// <summary>The outline in file order; calls may overlap, since their records stand between each other.</summary>
    /// <param name="large">Above so many bytes the document is large, <see cref="LargeDocument"/> but for tests.</param>
    public static IReadOnlyList<OutlineNode> Of(
        TraceDocument document, MessageIndex messages, IReadOnlyList<Finding> findings, Catalog catalog, int large = LargeDocument, CancellationToken cancellation = default)
    {
        var writer = new OutlineWriter(document, messages, findings, catalog);
        var nodes = new List<OutlineNode>();
        var count = 0;
        var left = 0;
        foreach (var call in messages.Calls)
        {
            cancellation.ThrowIfCancellationRequested();
            if (document.Text.Length > large && !writer.IsFailed(call))
                continue;
            if (count > MostNodes)
            {
                left++;
                continue;
            }

            nodes.Add(writer.Call(call));
            count += call.Messages.Count + call.TransactionCount + 1;
        }

        if (left > 0)
            nodes.Add(OutlineWriter.Remark($"{left} more calls are not shown", document.Text.Length));
        if (document.Text.Length <= large)
            nodes.AddRange(writer.RecordsOfNoCall(cancellation));
        nodes.Sort((one, other) => one.Span.Start != other.Span.Start ? one.Span.Start.CompareTo(other.Span.Start) : other.Span.End.CompareTo(one.Span.End));
        return nodes;
    }
}
