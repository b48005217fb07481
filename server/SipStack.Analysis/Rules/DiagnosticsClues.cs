namespace SipStack.Analysis;

/// <summary>What an <c>ErrorType</c> finds wrong with a certificate.</summary>
public enum CertificateComplaint : byte
{
    None,
    Name,
    Trust,
    Expired,
}

/// <summary>
/// What the parameters of a diagnostics header, or the <c>Data:</c> of an event record, tell beside the code. Names are compared where
/// they stand and not kept; places are relative to the record.
/// </summary>
public sealed record DiagnosticsClues
{
    public static DiagnosticsClues None { get; } = new();

    public CertificateComplaint Complaint { get; init; }

    public Place ComplaintPlace { get; init; }

    /// <summary>The HRESULT of a <c>WinsockFailureCode</c>, or 0.</summary>
    public uint Winsock { get; init; }

    public Place WinsockPlace { get; init; }

    /// <summary>The name that was asked for and the one that the certificate has are both shown, and differ.</summary>
    public bool HasOtherName { get; init; }

    public Place OtherNamePlace { get; init; }

    /// <summary>A domain and the hosts of its service record are shown, and no host lies directly in the domain.</summary>
    public bool HasHostOutsideDomain { get; init; }

    public Place HostPlace { get; init; }
}
