using System.Diagnostics.CodeAnalysis;

namespace SipStack.Analysis;

/// <summary>Brings findings into file order. Of two things that are wrong with one message one is said.</summary>
sealed class FindingQueue
{
    readonly PriorityQueue<Finding, (long Offset, uint Code)> findings = new();
    long last = -1;

    public void Add(Finding finding) => findings.Enqueue(finding, (finding.Place.Offset, finding.Key.Value));

    /// <summary>Takes the next finding that stands before an offset.</summary>
    public bool TryTake(long before, [NotNullWhen(true)] out Finding? finding)
    {
        finding = null;
        while (finding is null && findings.TryPeek(out _, out var next) && next.Offset < before)
        {
            finding = next.Offset == last ? null : findings.Peek();
            findings.Dequeue();
            last = next.Offset;
        }

        return finding is not null;
    }
}
