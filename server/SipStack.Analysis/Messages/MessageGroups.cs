namespace SipStack.Analysis;

/// <summary>Which messages of a document belong together.</summary>
sealed class MessageGroups
{
    readonly Dictionary<Fingerprint, int> callNumbers;

    MessageGroups(Dictionary<Fingerprint, int> callNumbers, TraceCall[] calls, Transaction[] transactions, Dialog[] dialogs, MessageLinks[] links)
    {
        this.callNumbers = callNumbers;
        Calls = calls;
        Transactions = transactions;
        Dialogs = dialogs;
        Links = links;
    }

    public TraceCall[] Calls { get; }

    public Transaction[] Transactions { get; }

    public Dialog[] Dialogs { get; }

    public MessageLinks[] Links { get; }

    public TraceCall? CallOf(Fingerprint callId) => callNumbers.TryGetValue(callId, out var number) ? Calls[number] : null;

    /// <summary>Groups messages by Call-ID, then those of each call into transactions and dialogs.</summary>
    /// <param name="starts">Where in the text the record of each message begins.</param>
    public static MessageGroups Of(ReadOnlySpan<byte> text, int[] starts, TraceMessage[] messages, CancellationToken cancellation)
    {
        var numbers = new Dictionary<Fingerprint, int>();
        var callOf = new int[messages.Length];
        var counts = new List<int>();
        for (var i = 0; i < messages.Length; i++)
        {
            callOf[i] = -1;
            if (messages[i].Call.IsNone)
                continue;
            if (!numbers.TryGetValue(messages[i].Call, out callOf[i]))
            {
                numbers.Add(messages[i].Call, callOf[i] = counts.Count);
                counts.Add(0);
            }

            counts[callOf[i]]++;
        }

        var links = new MessageLinks[messages.Length];
        for (var i = 0; i < links.Length; i++)
            links[i] = new MessageLinks(-1, -1, -1, -1, i, MessageCopy.None);
        var calls = new TraceCall[counts.Count];
        var grouper = new CallGrouper(messages, starts, links);
        var byCall = Sort(callOf, counts);
        for (var call = 0; call < calls.Length; call++)
        {
            cancellation.ThrowIfCancellationRequested();
            var first = grouper.Transactions.Count;
            grouper.Group(text, call, byCall[call]);
            calls[call] = new TraceCall(call, byCall[call], first, grouper.Transactions.Count - first);
        }

        return new MessageGroups(numbers, calls, [.. grouper.Transactions], [.. grouper.Dialogs], links);
    }

    /// <summary>The numbers of all items by group, in one array; items of no group (-1) are left out.</summary>
    internal static ArraySegment<int>[] Sort(ReadOnlySpan<int> groupOf, List<int> counts)
    {
        var sorted = new int[counts.Sum()];
        var groups = new ArraySegment<int>[counts.Count];
        for (var (group, start) = (0, 0); group < groups.Length; start += counts[group++])
            groups[group] = new ArraySegment<int>(sorted, start, counts[group]);
        var filled = new int[counts.Count];
        for (var i = 0; i < groupOf.Length; i++)
        {
            if (groupOf[i] is >= 0 and var group)
                sorted[groups[group].Offset + filled[group]++] = i;
        }

        return groups;
    }
}
