namespace SipStack.Analysis;

/// <summary>
/// A certificate is outside its dates (remedy row 7). Looks at SEC_E_CERT_EXPIRED and CERT_E_EXPIRED. Confirms: an ErrorType that says
/// so, the event record of the same request. Refutes: id 1010 with an HRESULT about the name or the chain.
/// </summary>
sealed class CertificateExpiredRule : CauseRule
{
    const string Message = "A certificate has expired, or is not valid yet.";

    static readonly CauseCodes Codes = new("A certificate was outside its dates when it was checked.")
    {
        Results = [ResultCodes.CertificateHasExpired, ResultCodes.ChainExpired],
        VagueResults = [ResultCodes.NoDefaultOutgoingCertificate],
    };

    public override Judgement? Judge(FindingContext context)
    {
        var log = Tally.Of(context, Codes);
        if (log.HasSupport || CertificateEvidence.IsNamedBy(context, ClueKind.CertificateExpired))
            log.Point(CertificateEvidence.Complaint(context, ClueKind.CertificateExpired, "The ErrorType says that the certificate has expired."));
        else
            log.Refute(CertificateEvidence.OtherFault(context, ClueKind.CertificateExpired));
        return log.Judge(Causes.CertificateExpired, Message);
    }
}
