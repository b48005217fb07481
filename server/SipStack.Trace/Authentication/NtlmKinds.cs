namespace SipStack.Trace;

/// <summary>The three messages of NTLM, [MS-NLMP] section 2.2.1. In SIP the server speaks first, so there is no NEGOTIATE.</summary>
public enum NtlmMessageKind : byte
{
    Unknown,
    Negotiate,
    Challenge,
    Authenticate,
}

/// <summary>How the client has answered the challenge, [MS-NLMP] sections 2.2.2.3 to 2.2.2.8.</summary>
public enum NtlmResponseKind : byte
{
    Unknown,

    /// <summary>No user name and no password.</summary>
    Anonymous,
    NtlmV1,

    /// <summary>NTLMv1 with NTLMv2 session security.</summary>
    NtlmV1SessionSecurity,
    NtlmV2,
}
