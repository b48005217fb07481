using SipStack.Trace;

namespace SipStack.Analysis;

/// <summary>Sorts the messages of one call after the other into transactions and dialogs, each in time that grows with the number of messages.</summary>
sealed class CallGrouper(TraceMessage[] messages, int[] starts, MessageLinks[] links)
{
    /// <summary>So many transactions of different senders with one CSeq are told apart; an honest call has two.</summary>
    const int MostSenders = 8;

    readonly Dictionary<int, int> byCSeq = [];
    readonly Dictionary<string, int> lastByMethod = new(StringComparer.Ordinal);
    readonly Dictionary<Fingerprint, int> byBranch = [];
    readonly Dictionary<(Fingerprint, Fingerprint), int> dialogs = [];
    readonly Dictionary<(int Transaction, string? Method, Fingerprint Branch, Fingerprint Machine), int> requests = [];
    readonly Dictionary<SameMessage, int> originals = [];
    readonly HashSet<SamePlace> places = [];
    readonly List<Draft> drafts = [];
    readonly List<Parts> parts = [];

    public List<Transaction> Transactions { get; } = [];

    public List<Dialog> Dialogs { get; } = [];

    /// <summary>Groups the messages of a call, given by their numbers in file order.</summary>
    public void Group(ReadOnlySpan<byte> text, int call, ArraySegment<int> members)
    {
        Clear();
        var transactionOf = new int[members.Count];
        for (var i = 0; i < members.Count; i++)
        {
            ref readonly var message = ref messages[members[i]];
            var own = PartsOf(text, starts[members[i]], message);
            parts.Add(own);
            transactionOf[i] = TransactionOf(message, own);
            Take(drafts[transactionOf[i]], members[i], message, own, transactionOf[i]);
        }

        var first = Transactions.Count;
        for (var i = 0; i < members.Count; i++)
            Link(call, first, members[i], transactionOf[i], parts[i]);
        Give(call, first, members, transactionOf);
    }

    void Clear()
    {
        byCSeq.Clear();
        lastByMethod.Clear();
        byBranch.Clear();
        dialogs.Clear();
        requests.Clear();
        originals.Clear();
        places.Clear();
        drafts.Clear();
        parts.Clear();
    }

    /// <summary>The transaction that a message belongs to, by CSeq and sender, else by branch, else by where it stands; a new one if there is none.</summary>
    int TransactionOf(in TraceMessage message, Parts own)
    {
        if (message.CSeq >= 0)
        {
            var at = byCSeq.GetValueOrDefault(message.CSeq, -1);
            for (var steps = 0; at >= 0 && steps < MostSenders; at = drafts[at].Before, steps++)
            {
                if (drafts[at].Fits(message, own.FromTag))
                    return at;
            }
        }

        if (!own.Branch.IsNone && byBranch.TryGetValue(own.Branch, out var known) && (drafts[known].CSeq < 0 || message.CSeq < 0) && drafts[known].FitsMethod(message))
            return known;
        // An answer or an event that has lost its CSeq belongs to what was asked last.
        if (message.CSeq < 0 && (message.Role != RecordRole.Request || message.Method is "ACK" or "CANCEL") && LastOf(message.TransactionMethod) is >= 0 and var last)
            return last;
        drafts.Add(new Draft { Method = message.TransactionMethod, Sender = own.FromTag });
        return drafts.Count - 1;
    }

    /// <summary>The transaction of the method that was begun last, or of any where the method is lost.</summary>
    int LastOf(string? method) =>
        method is null ? drafts.Count - 1 : Math.Max(lastByMethod.GetValueOrDefault(method, -1), lastByMethod.GetValueOrDefault("", -1));

    void Take(Draft draft, int number, in TraceMessage message, Parts own, int transaction)
    {
        draft.Method ??= message.TransactionMethod;
        if (draft.Count == 0)
            lastByMethod[draft.Method ?? ""] = transaction;
        if (draft.Sender.IsNone)
            draft.Sender = own.FromTag;
        if (draft.CSeq < 0 && message.CSeq >= 0)
        {
            draft.CSeq = message.CSeq;
            draft.Before = byCSeq.GetValueOrDefault(message.CSeq, -1);
            byCSeq[message.CSeq] = transaction;
        }

        if (!own.Branch.IsNone)
            byBranch.TryAdd(own.Branch, transaction);
        draft.Count++;
        if (message.Role == RecordRole.Request)
        {
            requests.TryAdd((transaction, message.Method, own.Branch, own.Machine), number);
            requests.TryAdd((transaction, message.Method, own.Branch, Fingerprint.None), number);
            if (draft.Request < 0 && message.Method is not ("ACK" or "CANCEL"))
                draft.Request = number;
        }
        else if (message.IsFinal && message.Method is not "CANCEL" && !(draft.Method == "INVITE" && draft.Final >= 0 && messages[draft.Final].Status < 300))
        {
            draft.Final = number;
        }
    }

    void Link(int call, int firstTransaction, int number, int transaction, Parts own)
    {
        ref readonly var message = ref messages[number];
        var request = message.Role == RecordRole.Response ? RequestOf(message, transaction, own) : -1;
        var original = number;
        var copy = MessageCopy.None;
        if (message.IsMessage)
        {
            // A server answers 100 for itself and passes none on (RFC 3261 section 16.7), so at another hop it is another message.
            var same = new SameMessage(transaction, message.Role == RecordRole.Request ? message.Method : null, message.Status, own.ToTag, message.Status == 100 ? own.Branch : default);
            var isNew = originals.TryAdd(same, number);
            original = originals[same];
            var isNewPlace = own.Branch.IsNone || places.Add(new SamePlace(original, own.Branch, own.Peer, own.Machine, message.Direction.Direction));
            copy = isNew ? MessageCopy.None : isNewPlace ? MessageCopy.Hop : MessageCopy.Retransmission;
        }

        links[number] = new MessageLinks(call, firstTransaction + transaction, DialogOf(call, number, own), request, original, copy);
    }

    /// <summary>The request with the branch of a response, as the same machine has logged it if it has; else the transaction's.</summary>
    int RequestOf(in TraceMessage response, int transaction, Parts own) =>
        requests.TryGetValue((transaction, response.Method, own.Branch, own.Machine), out var request) || requests.TryGetValue((transaction, response.Method, own.Branch, Fingerprint.None), out request)
            ? request
            : drafts[transaction].Request;

    int DialogOf(int call, int number, Parts own)
    {
        if (own.FromTag.IsNone || own.ToTag.IsNone)
            return -1;
        // The other side's requests have the tags the other way round.
        var key = own.FromTag.High < own.ToTag.High ? (own.FromTag, own.ToTag) : (own.ToTag, own.FromTag);
        if (!dialogs.TryGetValue(key, out var dialog))
        {
            dialogs.Add(key, dialog = Dialogs.Count);
            Dialogs.Add(new Dialog(dialog, call, number));
        }

        return dialog;
    }

    void Give(int call, int first, ArraySegment<int> members, int[] transactionOf)
    {
        var sorted = MessageGroups.Sort(transactionOf, [.. drafts.Select(draft => draft.Count)]);
        for (var i = 0; i < drafts.Count; i++)
        {
            var own = sorted[i];
            for (var k = 0; k < own.Count; k++)
                own[k] = members[own[k]];
            Transactions.Add(new Transaction(first + i, call, drafts[i].Method, drafts[i].CSeq, drafts[i].Request, drafts[i].Final, own));
        }
    }

    static Parts PartsOf(ReadOnlySpan<byte> text, int start, in TraceMessage message) => new(
        Fingerprint.Of(text.Slice(message.Branch.Shift(start))),
        Fingerprint.Of(text.Slice(message.From.Tag.Shift(start))),
        Fingerprint.Of(text.Slice(message.To.Tag.Shift(start))),
        Fingerprint.OfIgnoringCase(text.Slice(message.Peer.Shift(start))),
        Fingerprint.OfIgnoringCase(text.Slice(message.Machine.Shift(start))));

    readonly record struct Parts(Fingerprint Branch, Fingerprint FromTag, Fingerprint ToTag, Fingerprint Peer, Fingerprint Machine);

    readonly record struct SameMessage(int Transaction, string? Method, int Status, Fingerprint ToTag, Fingerprint Branch);

    readonly record struct SamePlace(int Original, Fingerprint Branch, Fingerprint Peer, Fingerprint Machine, MessageDirection Direction);

    /// <summary>A transaction while its messages come.</summary>
    sealed class Draft
    {
        public string? Method { get; set; }

        public int CSeq { get; set; } = -1;

        public Fingerprint Sender { get; set; }

        public int Request { get; set; } = -1;

        public int Final { get; set; } = -1;

        public int Count { get; set; }

        /// <summary>The transaction with the same CSeq that was begun before; -1 when there is none.</summary>
        public int Before { get; set; } = -1;

        public bool Fits(in TraceMessage message, Fingerprint sender) => FitsMethod(message) && (Sender.IsNone || sender.IsNone || Sender == sender);

        public bool FitsMethod(in TraceMessage message) => Method is null || message.TransactionMethod is null || Method == message.TransactionMethod;
    }
}
