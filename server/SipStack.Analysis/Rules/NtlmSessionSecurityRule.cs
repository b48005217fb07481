namespace SipStack.Analysis;

/// <summary>
/// The server demands NTLMv2 session security (bit 0x00080000) and the client does not offer it, while 128-bit is agreed: clearing the
/// 128-bit demand would change nothing. Confirms: the prescribed result in the security record (E3) with a client whose 128-bit flag is
/// set (C1) and whose answer is without NTLMv2 session security. Refutes: a client that offers it.
/// </summary>
sealed class NtlmSessionSecurityRule : CauseRule
{
    const string Message = "NTLM: the client offers no NTLMv2 session security, this server demands it.";
    const string Either = "NTLM: the client offers no NTLMv2 session security either; where the server demands that too, 128-bit alone does not help.";

    public override Judgement? Judge(FindingContext context)
    {
        var log = new NtlmEvidence(context);
        if (!log.IsAboutSignIn || log.PrescribedResult is not { } result || log.ClientLacksSessionSecurity is not { } lacks)
            return null;
        if (log.ClientOffers128 is { } offers)
            return new Judgement(Causes.NtlmSessionSecurity, Verdict.Strong, Message, [lacks, offers, result]);
        // Both may be missing; which one the server demands, only its settings tell.
        return new Judgement(Causes.NtlmSessionSecurity, Verdict.Possible, Either, [lacks, result]);
    }
}
