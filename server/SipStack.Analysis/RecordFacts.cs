namespace SipStack.Analysis;

/// <summary>What a record is for the rules.</summary>
public enum RecordRole : byte
{
    Other,
    Request,
    Response,
    SecurityEvent,
    DiagnosticEvent,
}

/// <summary>Authentication schemes of SIP as these servers use them ([MS-SIPAE], [MS-SIPRE]); a set, since a challenge offers several.</summary>
[Flags]
public enum AuthenticationSchemes : byte
{
    None = 0,
    Ntlm = 1,
    Kerberos = 2,
    TlsDsk = 4,
    Other = 8,
}

/// <summary>A Polycom HDX offers 128-bit from firmware 3.0 on (remediation reference 1.7).</summary>
public enum EndpointAge : byte
{
    Unknown,
    Old,
    New,
}

/// <summary>
/// What the rules need to know of one record: numbers, flags and fingerprints, no text of the log. Small enough to keep a window of
/// them while streaming. Records without any code, answer or credentials have none.
/// </summary>
public sealed record RecordFacts
{
    /// <summary>Position among all records of the trace.</summary>
    public required long Index { get; init; }

    /// <summary>Offset and line of the record's first byte.</summary>
    public required long Offset { get; init; }

    public required long Line { get; init; }

    public DateTime? Time { get; init; }

    public RecordRole Role { get; init; }

    public Fingerprint CallId { get; init; }

    /// <summary>-1 where the record has none.</summary>
    public int CSeq { get; init; } = -1;

    /// <summary>The method of the request or in the CSeq, when it is one that we know; else null.</summary>
    public string? Method { get; init; }

    /// <summary>Status code of a response, else 0.</summary>
    public int Status { get; init; }

    /// <summary>True when what the record says may serve as evidence: it comes from the logging program itself, not from a peer.</summary>
    public bool IsTrusted { get; init; }

    /// <summary>The log itself calls the record a warning, or information.</summary>
    public bool IsWarning { get; init; }

    public bool IsInformation { get; init; }

    public Fingerprint User { get; init; }

    public Fingerprint Endpoint { get; init; }

    /// <summary>Schemes that a request uses or a challenge offers.</summary>
    public AuthenticationSchemes Schemes { get; init; }

    /// <summary>Joins the messages of one handshake (<c>opaque</c> of the authentication headers).</summary>
    public Fingerprint Opaque { get; init; }

    /// <summary>The NTLM token that the record carries, or null.</summary>
    public NtlmFacts? Ntlm { get; init; }

    /// <summary>The message came through another server: it has more than one Via.</summary>
    public bool IsProxied { get; init; }

    /// <summary>What the User-Agent of a request says of a video endpoint that is known for this fault.</summary>
    public EndpointAge EndpointAge { get; init; }

    /// <summary>The <c>Date:</c> header, GMT.</summary>
    public DateTime? Date { get; init; }

    /// <summary>Major version of the <c>Server: RTC/…</c> header, or 0.</summary>
    public int ServerVersion { get; init; }

    /// <summary>What the text and data of an event record tell.</summary>
    public IReadOnlyList<Clue> Clues { get; init; } = [];

    public IReadOnlyList<CodeInRecord> Codes { get; init; } = [];

    public bool IsEvent => Role is RecordRole.SecurityEvent or RecordRole.DiagnosticEvent;

    public bool IsFinalResponse => Status >= 200;

    /// <summary>The value of an event's <c>Result-Code:</c>, with its place.</summary>
    public CodeInRecord? ResultCode => Codes.FirstOrDefault(code => code.Site == CodeSite.ResultCode);

    public Place PlaceOf(CodeInRecord code) => code.Place.In(Offset, Line);

    /// <summary>The record's first line, for what is said by the record as a whole.</summary>
    public Place FirstLine => new(Offset, 0, Line, 0, 0, 0);

    /// <summary>Same request and its answers: Call-ID and, where both records print it, the CSeq number (RFC 3261 section 17).</summary>
    public bool IsSameTransaction(RecordFacts other) =>
        !CallId.IsNone && CallId == other.CallId && (CSeq < 0 || other.CSeq < 0 || CSeq == other.CSeq);
}
