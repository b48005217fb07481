namespace SipStack.Analysis;

/// <summary>
/// A certificate does not lead to an authority that is trusted (remedy row 6). Looks at the chain codes of Schannel and of the certificate
/// functions. Confirms: id 1010 around them, an ErrorType that names the root, the event record of the same request. Id 1047 with a
/// connection reset makes it possible for the other side: it cut the handshake, often since it does not trust our certificate.
/// Refutes: id 1010 with an HRESULT about the name or the dates.
/// </summary>
sealed class CertificateTrustRule : CauseRule
{
    const string Theirs = "The certificate of the other side does not lead to an authority that is trusted here.";
    const string Ours = "The other side may not trust our certificate.";

    static readonly CauseCodes Codes = new("The chain of the certificate ends at a root that is not trusted.")
    {
        Results =
        [
            ResultCodes.UntrustedRoot, ResultCodes.ChainUntrustedRoot, ResultCodes.ChainIncomplete,
            ResultCodes.ChainUntrustedTestRoot, ResultCodes.ChainUntrustedAuthority,
        ],
        VagueIds = [ResultCodes.CertificateRefused],
    };

    public override Judgement? Judge(FindingContext context)
    {
        var log = Tally.Of(context, Codes);
        log.Refute(CertificateEvidence.OtherFault(context, ClueKind.CertificateTrust));
        log.Point(CertificateEvidence.Complaint(context, ClueKind.CertificateTrust, "The ErrorType says that the chain ends at no trusted root."));
        if (log.HasSupport)
            return log.Judge(Causes.CertificateTrust, Theirs);
        log.Point(TlsEvidence.Reset(context));
        return log.Judge(Causes.CertificateTrust, Ours);
    }
}
