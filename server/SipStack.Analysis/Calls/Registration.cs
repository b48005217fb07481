namespace SipStack.Analysis;

/// <summary>How far a sign-in has come ([MS-SIPAE] 1.3).</summary>
public enum RegistrationStep : byte
{
    /// <summary>The server has not asked for credentials.</summary>
    None,

    /// <summary>The server has asked for credentials.</summary>
    Challenge,

    /// <summary>The client has chosen a scheme, and the two exchange tokens.</summary>
    Handshake,

    /// <summary>The client has given its last token, or needs none any more.</summary>
    Final,
}

public enum RegistrationOutcome : byte
{
    /// <summary>The log does not show how it ended.</summary>
    NoAnswer,

    /// <summary>The server has asked for credentials or for a further token, and the log does not show that the client went on.</summary>
    Challenged,

    Registered,

    Refused,

    /// <summary>The server names another server (3xx).</summary>
    Redirected,

    /// <summary>The client has taken its registration back.</summary>
    SignedOut,
}

/// <summary>Where a sign-in failed.</summary>
public enum RegistrationSide : byte
{
    None,

    /// <summary>The client did not go on, though the log does.</summary>
    Client,

    /// <summary>The server that wrote the log, or that the client talks to.</summary>
    Server,

    /// <summary>A server behind the one that wrote the log.</summary>
    NextServer,
}

/// <summary>The sign-ins of one user at one endpoint. Step, scheme, side and finding are those of the last one whose end the log shows.</summary>
/// <param name="Line">Zero-based line of the first record.</param>
/// <param name="User">Address as written, cut at 128 bytes; empty where the log lacks it.</param>
/// <param name="Endpoint">The <c>epid</c>, likewise.</param>
/// <param name="Attempts">REGISTER transactions (RFC 3261 section 17): each request once, however often and at how many hops it was logged.</param>
/// <param name="Schemes">What the client used; what the server offered when it used none.</param>
/// <param name="Finding">Why it was refused; null when it was not, or the log does not say.</param>
public sealed record Registration(
    long Line,
    string User,
    string Endpoint,
    DateTime? First,
    DateTime? Last,
    long Attempts,
    AuthenticationSchemes Schemes,
    RegistrationStep Step,
    RegistrationSide Side,
    RegistrationOutcome Outcome,
    int? Status,
    Refusal? Finding);

/// <summary>The finding behind a refusal, without its place.</summary>
public sealed record Refusal(string Code, string? Cause, Verdict Verdict, FindingSeverity Severity)
{
    /// <summary>Whether this one says more than <paramref name="other"/>, or as much and later.</summary>
    public bool IsBetterThan(Refusal? other) =>
        other is null || Severity < other.Severity || (Severity == other.Severity && Verdict >= other.Verdict);
}
