namespace SipStack.Trace;

/// <summary>The negotiate flags of NTLM, [MS-NLMP] section 2.2.2.5.</summary>
public enum NtlmFlag : uint
{
    Unicode = 0x00000001,
    Oem = 0x00000002,
    RequestTarget = 0x00000004,
    Sign = 0x00000010,
    Seal = 0x00000020,
    Datagram = 0x00000040,
    LmKey = 0x00000080,
    Ntlm = 0x00000200,
    Anonymous = 0x00000800,
    OemDomainSupplied = 0x00001000,
    OemWorkstationSupplied = 0x00002000,
    AlwaysSign = 0x00008000,
    TargetTypeDomain = 0x00010000,
    TargetTypeServer = 0x00020000,

    /// <summary>NTLMv2 session security.</summary>
    ExtendedSessionSecurity = 0x00080000,
    Identify = 0x00100000,
    RequestNonNtSessionKey = 0x00400000,
    TargetInfo = 0x00800000,
    Version = 0x02000000,
    Key128 = 0x20000000,
    KeyExchange = 0x40000000,
    Key56 = 0x80000000,
}

/// <summary>What a token says about a flag. A token that shows only printable bytes leaves flags open.</summary>
public enum FlagState : byte
{
    Unknown,
    Clear,
    Set,
}

public static class NtlmFlagNames
{
    /// <summary>Every flag, from the lowest bit to the highest.</summary>
    public static IReadOnlyList<NtlmFlag> All { get; } = Enum.GetValues<NtlmFlag>();

    /// <summary>The name in the specification, such as <c>NTLMSSP_NEGOTIATE_128</c>; hexadecimal digits for a bit without a name.</summary>
    public static string Of(NtlmFlag flag) => flag switch
    {
        NtlmFlag.Unicode => "NTLMSSP_NEGOTIATE_UNICODE",
        NtlmFlag.Oem => "NTLM_NEGOTIATE_OEM",
        NtlmFlag.RequestTarget => "NTLMSSP_REQUEST_TARGET",
        NtlmFlag.Sign => "NTLMSSP_NEGOTIATE_SIGN",
        NtlmFlag.Seal => "NTLMSSP_NEGOTIATE_SEAL",
        NtlmFlag.Datagram => "NTLMSSP_NEGOTIATE_DATAGRAM",
        NtlmFlag.LmKey => "NTLMSSP_NEGOTIATE_LM_KEY",
        NtlmFlag.Ntlm => "NTLMSSP_NEGOTIATE_NTLM",
        NtlmFlag.Anonymous => "NTLMSSP_ANONYMOUS",
        NtlmFlag.OemDomainSupplied => "NTLMSSP_NEGOTIATE_OEM_DOMAIN_SUPPLIED",
        NtlmFlag.OemWorkstationSupplied => "NTLMSSP_NEGOTIATE_OEM_WORKSTATION_SUPPLIED",
        NtlmFlag.AlwaysSign => "NTLMSSP_NEGOTIATE_ALWAYS_SIGN",
        NtlmFlag.TargetTypeDomain => "NTLMSSP_TARGET_TYPE_DOMAIN",
        NtlmFlag.TargetTypeServer => "NTLMSSP_TARGET_TYPE_SERVER",
        NtlmFlag.ExtendedSessionSecurity => "NTLMSSP_NEGOTIATE_EXTENDED_SESSIONSECURITY",
        NtlmFlag.Identify => "NTLMSSP_NEGOTIATE_IDENTIFY",
        NtlmFlag.RequestNonNtSessionKey => "NTLMSSP_REQUEST_NON_NT_SESSION_KEY",
        NtlmFlag.TargetInfo => "NTLMSSP_NEGOTIATE_TARGET_INFO",
        NtlmFlag.Version => "NTLMSSP_NEGOTIATE_VERSION",
        NtlmFlag.Key128 => "NTLMSSP_NEGOTIATE_128",
        NtlmFlag.KeyExchange => "NTLMSSP_NEGOTIATE_KEY_EXCH",
        NtlmFlag.Key56 => "NTLMSSP_NEGOTIATE_56",
        _ => $"0x{(uint)flag:X8}",
    };
}
