namespace SipStack.Analysis;

/// <summary>Everything with one Call-ID (RFC 3261 section 8.1.1.4), the unit in which people read a trace. Numbers refer to the <see cref="MessageIndex"/>.</summary>
/// <param name="Messages">Numbers of its messages, in file order.</param>
/// <param name="FirstTransaction">Transactions of a call have numbers in a row.</param>
public readonly record struct TraceCall(int Number, ArraySegment<int> Messages, int FirstTransaction, int TransactionCount);

/// <summary>
/// A request with everything that answers it, at every hop that the log shows: one Call-ID, CSeq, method and sender. RFC 3261 section 17
/// has one transaction per hop; those of one request are told apart by their branch. ACK and CANCEL belong to their INVITE.
/// </summary>
/// <param name="Method">When it is one that we know.</param>
/// <param name="CSeq">-1 where all its records have lost it.</param>
/// <param name="Request">Number of the first record of the request; -1 when the log has none.</param>
/// <param name="Final">Number of the final response that counts: for an INVITE the first that accepts it, else the last one; -1 when the log has none.</param>
/// <param name="Messages">Numbers of its messages, in file order.</param>
public readonly record struct Transaction(int Number, int Call, string? Method, int CSeq, int Request, int Final, ArraySegment<int> Messages);

/// <summary>Two parties of a call: Call-ID and both tags (RFC 3261 section 12). A forked call has several.</summary>
/// <param name="First">Number of the first message that carries both tags.</param>
public readonly record struct Dialog(int Number, int Call, int First);

/// <summary>Whether a record shows a message that another record shows too.</summary>
public enum MessageCopy : byte
{
    None,

    /// <summary>The same message at another hop: a proxy has passed it on, or both ends of a connection have logged it.</summary>
    Hop,

    /// <summary>The same message at the same place once more: same branch, direction and peer (RFC 3261 section 17).</summary>
    Retransmission,
}

/// <summary>What a message belongs to; -1 where the log does not tell.</summary>
/// <param name="Request">Number of the request that a response answers, at the same hop if the log shows it.</param>
/// <param name="Original">Number of the first record of the same message; its own for a message that is no copy.</param>
public readonly record struct MessageLinks(int Call, int Transaction, int Dialog, int Request, int Original, MessageCopy Copy);
