namespace SipStack.Analysis;

/// <summary>What the words beside a code can tell: the parameters of a diagnostics header, or <c>Text:</c> and <c>Data:</c> of an event record.</summary>
public enum ClueKind : byte
{
    /// <summary>A name is missing on a certificate.</summary>
    CertificateName,

    /// <summary>A certificate ends at no trusted root.</summary>
    CertificateTrust,

    /// <summary>A certificate is outside its dates.</summary>
    CertificateExpired,

    /// <summary>A signature was not accepted.</summary>
    InvalidSignature,

    /// <summary>The name that was asked for and the one that the certificate has are both shown, and differ.</summary>
    OtherName,

    /// <summary>A domain and the hosts of its service record are shown, and no host lies directly in the domain.</summary>
    HostOutsideDomain,

    /// <summary>DNS was asked and has no such record.</summary>
    NoDnsRecord,

    /// <summary>The two deployments disagree about a shared domain.</summary>
    WrongDomainType,

    /// <summary>The Route header of the request came from a source that is not trusted.</summary>
    UntrustedRoute,

    /// <summary>A Winsock error; the value is its HRESULT.</summary>
    Winsock,

    /// <summary>A client's ICE warning; the value is its flags.</summary>
    IceWarning,

    /// <summary>The status that the next server answered with; the value is that status.</summary>
    PeerStatus,
}

/// <summary>A piece of evidence beside a code: its kind and a number, no text of the log. The place is relative to the record.</summary>
public readonly record struct Clue(ClueKind Kind, Place Place, uint Value = 0);
