namespace SipStack.Analysis;

/// <summary>Everything with one Call-ID, in one line.</summary>
/// <param name="CallId">As written, cut at 128 bytes.</param>
/// <param name="Line">Zero-based line of the first record.</param>
/// <param name="First">Time of the earliest record, without zone: the log does not say which it is.</param>
/// <param name="Method">Of the request that began the call, when it is one that we know.</param>
/// <param name="From">The caller's address as written, cut at 128 bytes; empty where the log lacks it.</param>
/// <param name="Status">The final answer to the last attempt; null when the log holds none.</param>
/// <param name="Duration">From the earliest record to the latest.</param>
/// <param name="Findings">How many findings the call's records hold.</param>
/// <param name="Errors">How many of them are errors.</param>
public sealed record Call(string CallId, long Line, DateTime? First, string? Method, string From, string To, int? Status, TimeSpan? Duration, long Records, long Findings, long Errors)
{
    /// <summary>Stands for the whole Call-ID.</summary>
    public Fingerprint Id { get; init; }

    /// <summary>The log goes on for longer after the last record than anybody waits for an answer.</summary>
    public bool IsOver { get; init; }

    /// <summary>
    /// The last attempt was refused, or a finding is an error. A challenge is no refusal while the client may still answer it, and neither is
    /// the end of a call that the caller has cancelled (487); with a finding both are.
    /// </summary>
    public bool IsFailed => Errors > 0 || Status switch
    {
        401 or 407 => IsOver || Findings > 0,
        487 => Findings > 0,
        _ => Status >= 400,
    };
}
