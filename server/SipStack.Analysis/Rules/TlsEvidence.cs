namespace SipStack.Analysis;

/// <summary>A TLS handshake that the other side cut.</summary>
static class TlsEvidence
{
    /// <summary>Id 1047 whose WinsockFailureCode or HRESULT is a connection reset: TCP worked, and the peer closed during TLS.</summary>
    public static Evidence? Reset(FindingContext context)
    {
        var (record, code) = (context.Record, context.Code);
        if (!context.IsTrusted || code.DiagnosticsId != ResultCodes.TlsNegotiationFailed)
            return null;
        if (code.Key == CodeKey.Hresult(ResultCodes.ConnectionReset))
            return new Evidence(record.PlaceOf(code), Text);
        return code.Site == CodeSite.ErrorId && context.ValueOf(ClueKind.Winsock) == ResultCodes.ConnectionReset ? context.Beside(ClueKind.Winsock, Text) : null;
    }

    const string Text = "The other side cut the connection during the TLS handshake and said no reason.";
}
