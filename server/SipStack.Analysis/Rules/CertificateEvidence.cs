namespace SipStack.Analysis;

/// <summary>What a certificate failure says about itself. Id 1010 says "trust" whatever is wrong; HRESULT and ErrorType decide.</summary>
static class CertificateEvidence
{
    /// <summary>Id 1010 without an HRESULT, whose ErrorType has this complaint.</summary>
    public static bool IsNamedBy(FindingContext context, CertificateComplaint complaint) =>
        context.IsTrusted && context.Code.Key == CodeKey.Diagnostic(ResultCodes.CertificateRefused) && context.Record.Clues.Complaint == complaint;

    /// <summary>The ErrorType of the finding's header, when it is this complaint.</summary>
    public static Evidence? Complaint(FindingContext context, CertificateComplaint complaint, string text) =>
        context is { IsTrusted: true, Code.DiagnosticsId: ResultCodes.CertificateRefused, Record.Clues: var clues } && clues.Complaint == complaint
            ? new Evidence(clues.ComplaintPlace.In(context.Record.Offset, context.Record.Line), text)
            : null;

    /// <summary>Id 1010 with an HRESULT that names another fault than <paramref name="complaint"/>.</summary>
    public static Evidence? OtherFault(FindingContext context, CertificateComplaint complaint)
    {
        if (!context.IsTrusted || context.Code.Site != CodeSite.HresultParameter || context.Code.DiagnosticsId != ResultCodes.CertificateRefused)
            return null;
        var (fault, text) = context.Code.Key.Value switch
        {
            ResultCodes.WrongPrincipal => (CertificateComplaint.Name, "The HRESULT names the name on the certificate."),
            ResultCodes.UntrustedRoot or ResultCodes.ChainUntrustedRoot => (CertificateComplaint.Trust, "The HRESULT names the authority that issued the certificate."),
            ResultCodes.CertificateHasExpired or ResultCodes.ChainExpired => (CertificateComplaint.Expired, "The HRESULT names the dates of the certificate."),
            _ => (CertificateComplaint.None, ""),
        };
        return fault == CertificateComplaint.None || fault == complaint ? null : new Evidence(context.Record.PlaceOf(context.Code), text);
    }
}
