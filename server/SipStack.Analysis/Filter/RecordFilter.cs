using SipStack.Trace;

namespace SipStack.Analysis;

/// <summary>
/// Tells of records, added in file order, which pass a query. A record without time has that of the record before it; an event without
/// addresses of its own goes with its call, so that what explains a failure is not lost. Keeps no text.
/// </summary>
/// <param name="failed">The calls that failed, where the query asks for them: see <see cref="FailedCalls"/>.</param>
public sealed class RecordFilter(FilterQuery query, IReadOnlySet<Fingerprint>? failed = null)
{
    /// <summary>So many calls are remembered for their events.</summary>
    const int MostCalls = 100_000;

    readonly HashSet<Fingerprint> callsOfUsers = [];
    readonly Queue<Fingerprint> order = new();

    /// <summary>The time of the last record that was asked for, or of the last one before it that has one.</summary>
    public DateTime? Time { get; private set; }

    /// <summary>Whether that record has a time itself.</summary>
    public bool HasOwnTime { get; private set; }

    /// <summary>Whether the record passes.</summary>
    public bool Passes(ReadOnlySpan<byte> text, TraceRecord record)
    {
        var bytes = text.Slice(record.Span);
        var fields = new FieldReader(bytes, record with { Start = 0 });
        HasOwnTime = fields.Header.Timestamp is not null;
        Time = fields.Header.Timestamp ?? Time;
        var match = new RecordMatch(query, bytes, fields.Header);
        // Addresses are looked at in any case: the record may name the user of a call whose later event passes.
        if (!match.NeedsFields || (!match.HeaderPasses && !query.HasAddresses))
            return match.HeaderPasses && PassesTime();
        if (query.HasAddresses && !match.MayNameUser && !match.IsAboutMessage)
            return false;
        while (fields.TryRead(out var field))
            match.Take(field);
        var isOfUser = !query.HasAddresses || IsOfUser(match);
        return isOfUser && match.HeaderPasses && match.FieldsPass && PassesTime() && (failed is null || failed.Contains(match.CallId));
    }

    bool PassesTime() => query.Times.IsAlways || (Time is { } time && query.Times.Contains(time));

    bool IsOfUser(RecordMatch match)
    {
        if (match.HasAddresses)
        {
            if (match.AddressesPass && !match.CallId.IsNone && callsOfUsers.Add(match.CallId))
                Remember(match.CallId);
            return match.AddressesPass;
        }

        return callsOfUsers.Contains(match.CallId);
    }

    void Remember(Fingerprint call)
    {
        order.Enqueue(call);
        if (order.Count > MostCalls)
            callsOfUsers.Remove(order.Dequeue());
    }
}
