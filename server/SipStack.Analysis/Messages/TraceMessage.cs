using SipStack.Trace;

namespace SipStack.Analysis;

/// <summary>
/// A SIP message as a record holds it, or the one that an event record is about. Spans are relative to the record's first byte, so that
/// an entry stays right when text before the record changes; they are empty where the record lacks the part.
/// </summary>
public readonly record struct TraceMessage
{
    /// <summary><see cref="RecordRole.Other"/> when the record holds no message and names none.</summary>
    public RecordRole Role { get; init; }

    public DirectionValue Direction { get; init; }

    /// <summary>Of a response, else 0.</summary>
    public int Status { get; init; }

    /// <summary>-1 where the record has none.</summary>
    public int CSeq { get; init; }

    /// <summary>Of the request, or in the CSeq of a response, when it is one that we know.</summary>
    public string? Method { get; init; }

    public DateTime? Time { get; init; }

    /// <summary>Stands for the Call-ID; <see cref="Fingerprint.None"/> where it is lost.</summary>
    public Fingerprint Call { get; init; }

    /// <summary>The start line of a message, without <c>Start-Line:</c>.</summary>
    public TextSpan StartLine { get; init; }

    public TextSpan CallId { get; init; }

    /// <summary>The branch of the topmost Via.</summary>
    public TextSpan Branch { get; init; }

    /// <summary>Address, tag and <c>epid</c> of From.</summary>
    public AddressHeader From { get; init; }

    public AddressHeader To { get; init; }

    /// <summary>Host and port at the other end of the connection.</summary>
    public TextSpan Peer { get; init; }

    /// <summary>The machine that wrote the record, where the log comes from several (CLS).</summary>
    public TextSpan Machine { get; init; }

    public bool IsMessage => Role is RecordRole.Request or RecordRole.Response;

    public bool IsEvent => Role is RecordRole.SecurityEvent or RecordRole.DiagnosticEvent;

    public bool IsFinal => Status >= 200;

    /// <summary>The method whose transaction the message belongs to: ACK and CANCEL have the CSeq number of their INVITE (RFC 3261 sections 13.2.2.4 and 9.1).</summary>
    public string? TransactionMethod => Method is "ACK" or "CANCEL" ? "INVITE" : Method;
}
