namespace SipStack.Knowledge;

/// <summary>A cause of a finding (an id such as <c>ntlm-128-bit</c>) and how far the log supports it.</summary>
public readonly record struct RemedyCause(string Id, RemedyVerdict Verdict);

/// <summary>What a finding says about itself, as far as the choice of remedies needs it.</summary>
public sealed record RemedyOccasion
{
    /// <summary>
    /// Every code of the finding, of the failing response and of the security record behind it: <c>0xC3E93EC3</c>, <c>SIP_E_AUTH_UNAUTHORIZED</c>,
    /// <c>ms-diagnostics-1000</c>, <c>sip-404</c>. Case does not matter.
    /// </summary>
    public IReadOnlyList<string> Codes { get; init; } = [];

    /// <summary>The judged causes. The usual causes of a code, without any judgement, need not be named.</summary>
    public IReadOnlyList<RemedyCause> Causes { get; init; } = [];

    /// <summary>Authentication scheme of the failing round: <c>NTLM</c>, <c>Kerberos</c>, <c>TLS-DSK</c>; null if the log does not show it.</summary>
    public string? Scheme { get; init; }

    /// <summary>SIP method of the failing request; null if the log does not show it.</summary>
    public string? Method { get; init; }
}
