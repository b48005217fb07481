namespace SipStack.Analysis;

/// <summary>
/// Result values and error ids that the rules look for ([MS-ERREF] 2.1.1 for SSPI and certificates, 2.2 for Win32 and Winsock;
/// those of the SIP stack and the ids are in the catalogue with their sources).
/// </summary>
static class ResultCodes
{
    public const uint WorkerProcessSlow = 0xC3E8302D;
    public const uint UnknownUserOrEpid = 0xC3E93C2F;
    public const uint Routing = 0xC3E93C5E;
    public const uint NoDefaultOutgoingCertificate = 0xC3E93C62;
    public const uint CertificateMismatch = 0xC3E93D67;
    public const uint NoSrvMatch = 0xC3E93D6F;
    public const uint AuthUnauthorized = 0xC3E93EC3;
    public const uint ReferrerDateSkewed = 0xC3E93EE0;
    public const uint AuthNtlmMismatch = 0xC3E93EE4;

    public const uint UnsupportedFunction = 0x80090302;
    public const uint TargetUnknown = 0x80090303;
    public const uint InvalidToken = 0x80090308;
    public const uint LogonDenied = 0x8009030C;
    public const uint NoAuthenticatingAuthority = 0x80090311;
    public const uint WrongPrincipal = 0x80090322;
    public const uint TimeSkew = 0x80090324;
    public const uint UntrustedRoot = 0x80090325;
    public const uint IllegalMessage = 0x80090326;
    public const uint CertificateHasExpired = 0x80090328;
    public const uint AlgorithmMismatch = 0x80090331;
    public const uint MaxReferralsExceeded = 0x80090338;
    public const uint KdcUnableToRefer = 0x80090341;

    public const uint ChainExpired = 0x800B0101;
    public const uint ChainUntrustedRoot = 0x800B0109;
    public const uint ChainIncomplete = 0x800B010A;
    public const uint ChainUntrustedTestRoot = 0x800B010D;
    public const uint ChainNoNameMatch = 0x800B010F;
    public const uint ChainUntrustedAuthority = 0x800B0112;

    public const uint LogonFailure = 0x8007052E;
    public const uint AccountRestriction = 0x8007052F;
    public const uint InvalidLogonHours = 0x80070530;
    public const uint InvalidWorkstation = 0x80070531;
    public const uint PasswordExpired = 0x80070532;
    public const uint AccountDisabled = 0x80070533;
    public const uint WrongTargetName = 0x80070574;
    public const uint Win32TimeSkew = 0x80070576;
    public const uint AccountExpired = 0x80070701;
    public const uint PasswordMustChange = 0x80070773;
    public const uint AccountLockedOut = 0x80070775;

    public const uint DnsServerFailure = 0x8007232A;
    public const uint DnsNameError = 0x8007232B;
    public const uint HostNotFound = 0x80072AF9;
    public const uint HostTryAgain = 0x80072AFA;
    public const uint HostNoData = 0x80072AFC;

    public const uint NetworkUnreachable = 0x80072743;
    public const uint ConnectionReset = 0x80072746;
    public const uint ConnectionTimedOut = 0x8007274C;
    public const uint ConnectionRefused = 0x8007274D;
    public const uint HostDown = 0x80072750;
    public const uint HostUnreachable = 0x80072751;

    /// <summary>ms-diagnostics id 1000: final handshake failed.</summary>
    public const int FinalHandshakeFailed = 1000;

    /// <summary>ms-diagnostics id 1010: the certificate of another server was not accepted, for whatever reason.</summary>
    public const int CertificateRefused = 1010;

    /// <summary>ms-diagnostics id 1020: the signature over the identity of a referrer was not accepted.</summary>
    public const int ReferrerRefused = 1020;

    /// <summary>ms-diagnostics id 1047: the TLS negotiation with a federated peer failed.</summary>
    public const int TlsNegotiationFailed = 1047;
}
