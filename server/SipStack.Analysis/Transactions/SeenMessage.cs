using SipStack.Trace;

namespace SipStack.Analysis;

/// <summary>What a <see cref="TransactionScan"/> needs of a message: places and fingerprints, no text of the log.</summary>
/// <param name="Index">Position of its record among all records of the trace.</param>
/// <param name="Offset">Of the record's first byte.</param>
/// <param name="Line">Of the record, zero-based.</param>
/// <param name="Method">Of the request, or in the CSeq of a response; null when we do not know it.</param>
/// <param name="Status">0 for a request.</param>
/// <param name="HasAuthentication">It has a challenge or credentials.</param>
readonly record struct SeenMessage(
    long Index,
    long Offset,
    long Line,
    DateTime Time,
    Fingerprint Call,
    Fingerprint Branch,
    int CSeq,
    string? Method,
    int Status,
    MessageDirection Direction,
    bool HasAuthentication)
{
    public bool IsRequest => Status == 0;

    public bool IsFinal => Status >= 200;

    /// <summary>ACK and CANCEL have the CSeq number of their INVITE (RFC 3261 sections 13.2.2.4 and 9.1).</summary>
    public bool IsOfInvite => Method is "INVITE" or "ACK" or "CANCEL";

    /// <summary>The message in a record; null when it holds none, or lacks what joins it with others.</summary>
    public static SeenMessage? Of(ReadOnlySpan<byte> record, in RecordSkim skim, long index, long offset, long line)
    {
        if (skim.Kind == MessageKind.None || skim.Time is not { } time || skim.CSeq < 0 || skim.CallId.IsEmpty)
            return null;
        return new SeenMessage(
            index,
            offset,
            line,
            time,
            Fingerprint.Of(record.Slice(skim.CallId)),
            Fingerprint.Of(record.Slice(skim.Branch)),
            skim.CSeq,
            skim.Kind == MessageKind.Request ? skim.Method : skim.CSeqMethod,
            skim.Status,
            skim.Direction.Direction,
            skim.HasAuthentication);
    }
}
