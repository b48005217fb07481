namespace SipStack.Analysis;

/// <summary>
/// The two sides agree on no TLS version or cipher suite, or one breaks the handshake off (remedy row 11). Looks at Schannel's handshake
/// codes and at id 1047. Confirms: both together, the event record of the same request, and a connection reset inside 1047, which points
/// at the other side. Refutes: an HRESULT inside 1047 that names a certificate.
/// </summary>
sealed class TlsRule : CauseRule
{
    const string Handshake = "The TLS handshake failed: the two sides have no version or cipher suite in common, or one sent what the other refuses.";
    const string OtherSide = "The other side broke off the TLS handshake, often since it does not trust our certificate; its log has the reason.";

    static readonly CauseCodes Codes = new("The TLS handshake did not come to its end.")
    {
        Results = [ResultCodes.AlgorithmMismatch, ResultCodes.IllegalMessage],
        Ids = [ResultCodes.TlsNegotiationFailed],
    };

    public override Judgement? Judge(FindingContext context)
    {
        var log = Tally.Of(context, Codes);
        var reset = TlsEvidence.Reset(context);
        log.Point(reset);
        if (reset is not null && context.Code.Site == CodeSite.HresultParameter)
            log.Point(new Evidence(context.Record.PlaceOf(context.Code), "The error id says that the TLS negotiation failed."));
        if (!log.HasSupport && context is { IsTrusted: true, Code: { DiagnosticsId: ResultCodes.TlsNegotiationFailed } code } && IsCertificate(code.Key.Value))
            log.Refute(new Evidence(context.Record.PlaceOf(code), "The HRESULT names a certificate, not the handshake."));
        return log.Judge(Causes.Tls, reset is null ? Handshake : OtherSide);
    }

    static bool IsCertificate(uint result) => result is ResultCodes.WrongPrincipal or ResultCodes.UntrustedRoot or ResultCodes.CertificateHasExpired
        or ResultCodes.ChainUntrustedRoot or ResultCodes.ChainExpired or ResultCodes.ChainNoNameMatch;
}
