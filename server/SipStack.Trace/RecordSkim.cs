namespace SipStack.Trace;

/// <summary>What kind of SIP message a record carries.</summary>
public enum MessageKind : byte
{
    /// <summary>None: an event, free text, or text that fits no form.</summary>
    None,
    Request,
    Response,
}

/// <summary>
/// What a record says at one glance: enough to follow calls and transactions (RFC 3261 section 17) and to see whether a closer look pays.
/// <see cref="RecordScanner"/> makes it on the way through a record that nothing has damaged, without further cost; of other records
/// <see cref="Read"/> makes the same with a <see cref="FieldReader"/>. Spans are relative to the record's first byte, so that a skim
/// holds wherever the record stands; what the record lacks is empty.
/// </summary>
public readonly record struct RecordSkim
{
    public RecordSkim()
    {
    }

    public MessageKind Kind { get; init; }

    /// <summary>The method of a request's start line, when it is one that we know.</summary>
    public string? Method { get; init; }

    /// <summary>Status code of a response, else 0.</summary>
    public int Status { get; init; }

    /// <summary>Local time or UTC, as in <see cref="TraceHeader.Timestamp"/>.</summary>
    public DateTime? Time { get; init; }

    /// <summary>The value of <c>Call-ID</c>, or of an event's <c>SIP-Call-ID</c>.</summary>
    public TextSpan CallId { get; init; }

    /// <summary>The number of <c>CSeq</c> or <c>SIP-CSeq</c>; -1 where the record has none.</summary>
    public int CSeq { get; init; } = -1;

    /// <summary>The method in the CSeq, when it is one that we know.</summary>
    public string? CSeqMethod { get; init; }

    /// <summary>The branch of the topmost Via (RFC 3261 section 8.1.1.7), which names the transaction.</summary>
    public TextSpan Branch { get; init; }

    public DirectionValue Direction { get; init; }

    /// <summary>The message has a challenge or credentials (RFC 3261 section 22).</summary>
    public bool HasAuthentication { get; init; }

    /// <summary><c>$$begin_record</c> stands in the record.</summary>
    public bool HasBeginMark { get; init; }

    /// <summary>How many line ends the record holds.</summary>
    public int LineEnds { get; init; }

    /// <summary>Bytes of the body, by its Content-Length, that do not stand in the record any more: whoever sent the message may have written what follows it.</summary>
    public int MissingBody { get; init; }

    /// <summary>
    /// False only where the record is whole and holds, for sure, no code: no diagnostics header, no result, no code with a name in free text.
    /// All that findings need of such a record, but for tokens and names, stands here.
    /// </summary>
    public bool NeedsReading { get; init; }

    /// <summary>Reads any record, whole or damaged, from the text that holds it.</summary>
    public static RecordSkim Read(ReadOnlySpan<byte> text, TraceRecord record) => SkimReader.Read(text.Slice(record.Span), record.Format);
}
