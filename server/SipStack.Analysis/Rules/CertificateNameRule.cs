namespace SipStack.Analysis;

/// <summary>
/// The certificate of the other side does not have the name that was asked for (remedy row 5). Looks at SEC_E_WRONG_PRINCIPAL outside a
/// Kerberos sign-in, and at SIPPROXY_E_ROUTING_MSG_CERT_MISMATCH. Confirms: an ErrorType that names the FQDN, the event record of the
/// same request. Proves: the name asked for (<c>tls-target</c>, <c>expected-fqdn</c>) and the name found (<c>PeerServer</c>,
/// <c>certName</c>), where they differ. Refutes: id 1010 with an HRESULT about the chain or the dates; 1010 itself says "trust" for all.
/// </summary>
sealed class CertificateNameRule : CauseRule
{
    const string Message = "The certificate of the other side does not have the name that was asked for.";

    static readonly CauseCodes WithoutPrincipal = new("The name that was asked for is not on the certificate.")
    {
        Results = [ResultCodes.CertificateMismatch, ResultCodes.ChainNoNameMatch],
    };

    static readonly CauseCodes Codes = WithoutPrincipal with { Results = [.. WithoutPrincipal.Results, ResultCodes.WrongPrincipal] };

    public override Judgement? Judge(FindingContext context)
    {
        var log = Tally.Of(context, MayBeKerberos(context) ? WithoutPrincipal : Codes);
        if (log.HasSupport || CertificateEvidence.IsNamedBy(context, ClueKind.CertificateName))
        {
            log.Point(CertificateEvidence.Complaint(context, ClueKind.CertificateName, "The ErrorType says that the FQDN does not match."));
            log.Prove(context.BesideOrIn(Codes, ClueKind.OtherName, "The log shows the name asked for and the name found, and they differ."));
        }
        else
        {
            log.Refute(CertificateEvidence.OtherFault(context, ClueKind.CertificateName));
        }

        return log.Judge(Causes.CertificateName, Message);
    }

    /// <summary>In a sign-in the code can stand for the Kerberos service name just as well.</summary>
    static bool MayBeKerberos(FindingContext context) =>
        context.Code.DiagnosticsId == ResultCodes.FinalHandshakeFailed
        || context.Record.Role == RecordRole.SecurityEvent
        || (context.Schemes & AuthenticationSchemes.Kerberos) != AuthenticationSchemes.None;
}
