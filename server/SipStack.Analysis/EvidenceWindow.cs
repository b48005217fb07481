namespace SipStack.Analysis;

/// <summary>
/// The facts that may serve as evidence for a finding: records of the same Call-ID, at most 2,000 records or 60 seconds of record
/// time before it, and up to the end of its transaction after it (under the same limits).
/// </summary>
sealed class EvidenceWindow
{
    public const int MostRecords = 2000;
    public static readonly TimeSpan LongestTime = TimeSpan.FromSeconds(60);

    readonly Dictionary<Fingerprint, List<RecordFacts>> calls = [];
    readonly Queue<RecordFacts> order = new();

    public void Add(RecordFacts facts)
    {
        if (facts.CallId.IsNone)
            return;
        if (!calls.TryGetValue(facts.CallId, out var call))
            calls.Add(facts.CallId, call = []);
        call.Add(facts);
        order.Enqueue(facts);
    }

    /// <summary>Records of the call of <paramref name="facts"/> that may be looked at, in file order.</summary>
    public IReadOnlyList<RecordFacts> Around(RecordFacts facts)
    {
        if (facts.CallId.IsNone || !calls.TryGetValue(facts.CallId, out var call))
            return [facts];
        var result = new List<RecordFacts>();
        foreach (var other in call)
        {
            if (!IsNear(facts, other))
                continue;
            result.Add(other);
            if (other.Index >= facts.Index && Ends(facts, other))
                break;
        }

        return result;
    }

    /// <summary>Whether nothing behind <paramref name="latest"/> can add to what is known of <paramref name="facts"/>.</summary>
    public bool IsSettled(RecordFacts facts, RecordFacts latest) =>
        facts.CallId.IsNone || !IsNear(facts, latest) || (calls.TryGetValue(facts.CallId, out var call) && HasEnd(facts, call));

    /// <summary>Drops what lies too far before <paramref name="oldest"/>, the first record that still waits.</summary>
    public void Forget(RecordFacts oldest)
    {
        while (order.TryPeek(out var first) && oldest.Index - first.Index > MostRecords)
        {
            order.Dequeue();
            if (!calls.TryGetValue(first.CallId, out var call))
                continue;
            call.RemoveAt(0);
            if (call.Count == 0)
                calls.Remove(first.CallId);
        }
    }

    static bool HasEnd(RecordFacts facts, List<RecordFacts> call)
    {
        for (var i = call.Count - 1; i >= 0 && call[i].Index >= facts.Index; i--)
        {
            if (facts.IsSameTransaction(call[i]) && Ends(facts, call[i]))
                return true;
        }

        return false;
    }

    /// <summary>A transaction ends with its final response, as the server that made it logs it (RFC 3261 section 17).</summary>
    static bool Ends(RecordFacts facts, RecordFacts other) => other.IsFinalResponse && other.IsTrusted && facts.IsSameTransaction(other);

    static bool IsNear(RecordFacts facts, RecordFacts other)
    {
        if (Math.Abs(facts.Index - other.Index) > MostRecords)
            return false;
        return facts.Time is not { } one || other.Time is not { } two || (one - two).Duration() <= LongestTime;
    }
}
