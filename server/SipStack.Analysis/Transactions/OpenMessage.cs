namespace SipStack.Analysis;

/// <summary>A message that waits for another: a request for its answers, an answer to an INVITE for its ACK.</summary>
struct OpenMessage
{
    public required SeenMessage Message;

    /// <summary>Where its start line stands.</summary>
    public required Place Place;

    /// <summary>A request that has got a final answer at some hop, or an answer whose ACK has come: nothing is missing any more.</summary>
    public bool IsSettled;

    /// <summary>An INVITE that has got a provisional answer: from then on it may ring as long as it likes.</summary>
    public bool IsRinging;

    /// <summary>Something else went on in its call while it waited: who talks on has most likely got the answer, and the log has lost it.</summary>
    public bool IsDisturbed;

    /// <summary>How often it was sent again from the same place (RFC 3261 section 17), and where and when for the last time.</summary>
    public int Repetitions;
    public Place LastRepetition;
    public DateTime LastTime;

    /// <summary>Numbers of the open messages of the same call before and behind it; -1 for none.</summary>
    public long Previous;
    public long Next;

    public readonly bool CanMissSomething => !IsSettled && !IsRinging && !Message.Call.IsNone;

    public readonly bool IsAnswer => !Message.IsRequest;

    /// <summary>The same message at the same place: branch and direction tell one hop from another.</summary>
    public readonly bool IsAtPlaceOf(in SeenMessage other) => Message.Branch == other.Branch && Message.Direction == other.Direction;

    /// <summary>Belongs to the same request and its answers, at whatever hop.</summary>
    public readonly bool IsOfTransaction(in SeenMessage other) =>
        Message.CSeq == other.CSeq && (Message.Method == other.Method || (Message.IsOfInvite && other.IsOfInvite));
}
