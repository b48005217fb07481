namespace SipStack.Analysis;

/// <summary>What a certificate failure says about itself. Id 1010 says "trust" whatever is wrong; HRESULT and ErrorType decide.</summary>
static class CertificateEvidence
{
    /// <summary>Id 1010 without an HRESULT, whose ErrorType has this complaint.</summary>
    public static bool IsNamedBy(FindingContext context, ClueKind complaint) =>
        context.Code.Key == CodeKey.Diagnostic(ResultCodes.CertificateRefused) && Complaint(context, complaint, "") is not null;

    /// <summary>The ErrorType of the finding's header, when it is this complaint.</summary>
    public static Evidence? Complaint(FindingContext context, ClueKind complaint, string text) =>
        context.Code.DiagnosticsId == ResultCodes.CertificateRefused ? context.Beside(complaint, text) : null;

    /// <summary>Id 1010 with an HRESULT that names another fault than <paramref name="complaint"/>.</summary>
    public static Evidence? OtherFault(FindingContext context, ClueKind complaint)
    {
        if (!context.IsTrusted || context.Code.Site != CodeSite.HresultParameter || context.Code.DiagnosticsId != ResultCodes.CertificateRefused)
            return null;
        (ClueKind Fault, string Text)? named = context.Code.Key.Value switch
        {
            ResultCodes.WrongPrincipal => (ClueKind.CertificateName, "The HRESULT names the name on the certificate."),
            ResultCodes.UntrustedRoot or ResultCodes.ChainUntrustedRoot => (ClueKind.CertificateTrust, "The HRESULT names the authority that issued the certificate."),
            ResultCodes.CertificateHasExpired or ResultCodes.ChainExpired => (ClueKind.CertificateExpired, "The HRESULT names the dates of the certificate."),
            _ => null,
        };
        return named is { } other && other.Fault != complaint ? new Evidence(context.Record.PlaceOf(context.Code), other.Text) : null;
    }
}
