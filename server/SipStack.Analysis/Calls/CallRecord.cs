using SipStack.Trace;

namespace SipStack.Analysis;

/// <summary>What one record says about its call. Spans are relative to the record's first byte and empty where the record lacks the part.</summary>
readonly record struct CallRecord
{
    public required Fingerprint CallId { get; init; }

    /// <summary>Zero-based line of the record's first byte.</summary>
    public long Line { get; init; }

    public DateTime? Time { get; init; }

    public RecordRole Role { get; init; }

    /// <summary>Of the request, or in the CSeq of a response, when it is one that we know.</summary>
    public string? Method { get; init; }

    /// <summary>-1 where the record has none.</summary>
    public int CSeq { get; init; }

    /// <summary>Of a response, else 0.</summary>
    public int Status { get; init; }

    /// <summary>The addresses of From and To.</summary>
    public TextSpan From { get; init; }

    public TextSpan To { get; init; }

    /// <summary>The <c>epid</c> behind the From address ([MS-SIPRE] 2.2.1).</summary>
    public TextSpan Epid { get; init; }

    public Fingerprint User { get; init; }

    public Fingerprint Endpoint { get; init; }

    public DirectionValue Direction { get; init; }

    /// <summary>Schemes that a request uses or a challenge offers.</summary>
    public AuthenticationSchemes Schemes { get; init; }

    /// <summary>How far a sign-in has come that sends this record.</summary>
    public RegistrationStep Step { get; init; }

    /// <summary>A diagnostics header of the record holds a failing code.</summary>
    public bool HasFailingCode { get; init; }

    /// <summary>The request takes the registration back: it asks for no time (RFC 3261 section 10.2.2).</summary>
    public bool EndsRegistration { get; init; }

    /// <summary>False for a record that may be part of a message's body, written to look like a record.</summary>
    public bool IsGenuine { get; init; }

    public bool IsMessage => Role is RecordRole.Request or RecordRole.Response;

    public bool IsChallenge => Status is 401 or 407 && !HasFailingCode;
}
