namespace SipStack.Trace;

/// <summary>
/// The target information of a CHALLENGE, or its copy in an NTLMv2 answer ([MS-NLMP] section 2.2.2.1): what the server says about itself.
/// </summary>
public sealed record NtlmTargetInfo
{
    public string? NetBiosComputer { get; init; }

    public string? NetBiosDomain { get; init; }

    public string? DnsComputer { get; init; }

    public string? DnsDomain { get; init; }

    public string? DnsForest { get; init; }

    /// <summary>1 = the account is limited in its authentication, 2 = the token has an integrity code, 4 = the target name is not trustworthy.</summary>
    public uint? Flags { get; init; }

    /// <summary>The server's clock when it made the challenge, UTC.</summary>
    public DateTime? ServerTime { get; init; }

    /// <summary>The service name that the client believes to talk to.</summary>
    public string? TargetName { get; init; }

    public bool HasChannelBinding { get; init; }
}
