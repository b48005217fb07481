namespace SipStack.Analysis;

/// <summary>
/// The server demands 128-bit NTLM session security and the client does not offer it. MS-NLMP 3.2.5.1.1 has the server answer
/// SEC_E_UNSUPPORTED_FUNCTION in this case; the SIP stack makes SIP_E_AUTH_NTLMMISMATCH of it, or SIP_E_AUTH_UNAUTHORIZED.
/// Confirms: that result in the security record (E3), the mismatch code itself (E4), the client's flags (E1) and the server's (E2).
/// Refutes: the client's 128-bit flag is set (C1), another result in the security record (C2), a scheme other than NTLM (C3).
/// Lowers: the same client gets in (C4), an error id other than 1000 (C5), a server or endpoint that makes it unlikely (C6).
/// </summary>
sealed class Ntlm128BitRule : CauseRule
{
    const string Certain = "NTLM: the client offers no 128-bit session security, this server demands it.";
    const string Likely = "NTLM: the server demands more session security than the client offers, most likely 128-bit.";
    const string Thinkable = "NTLM: the server may demand 128-bit session security that the client does not offer.";

    public override Judgement? Judge(FindingContext context)
    {
        var log = new NtlmEvidence(context);
        if (!log.IsAboutSignIn)
            return null;
        if ((log.ClientOffers128 ?? log.OtherReason) is { } refutation)
            return new Judgement(Causes.Ntlm128Bit, Verdict.RuledOut, Likely, [refutation]);

        var evidence = new[] { log.ClientLacks128, log.ServerOffers128, log.PrescribedResult, log.MismatchCode }.OfType<Evidence>().ToList();
        if (log.PrescribedResult is null && log.MismatchCode is null)
            return Supported(log, evidence);
        if (log.ClientLacks128 is not null && !log.ServerLacks128)
            return new Judgement(Causes.Ntlm128Bit, Verdict.Proven, Certain, evidence);
        return new Judgement(Causes.Ntlm128Bit, log.IsLowered ? Verdict.Possible : Verdict.Strong, Likely, evidence);
    }

    /// <summary>The last step of an NTLM sign-in was refused without a reason in the log, and something points at the client.</summary>
    static Judgement? Supported(NtlmEvidence log, List<Evidence> evidence)
    {
        if (!log.IsUnauthorized || !log.IsNtlmRound)
            return null;
        evidence.AddRange(new[] { log.ClientLacks128 is null ? log.OldClient : null, log.OutsideClient }.OfType<Evidence>());
        return log.ClientLacks128 is not null || log.OldClient is not null || log.OutsideClient is not null
            ? new Judgement(Causes.Ntlm128Bit, Verdict.Possible, Thinkable, evidence)
            : null;
    }
}
