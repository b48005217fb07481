namespace SipStack.Analysis;

/// <summary>Result values that the rules look for ([MS-ERREF] 2.1.1 for SSPI; the SIP stack's are in the catalogue with their sources).</summary>
static class ResultCodes
{
    public const uint AuthUnauthorized = 0xC3E93EC3;
    public const uint AuthNtlmMismatch = 0xC3E93EE4;
    public const uint UnsupportedFunction = 0x80090302;
    public const uint TargetUnknown = 0x80090303;
    public const uint InvalidToken = 0x80090308;
    public const uint LogonDenied = 0x8009030C;
    public const uint NoAuthenticatingAuthority = 0x80090311;
    public const uint TimeSkew = 0x80090324;

    /// <summary>ms-diagnostics id 1000: final handshake failed.</summary>
    public const int FinalHandshakeFailed = 1000;
}
