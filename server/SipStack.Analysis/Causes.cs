namespace SipStack.Analysis;

/// <summary>Causes that a finding can have; the ids are part of the program's contract.</summary>
public static class Causes
{
    public const string Ntlm128Bit = "ntlm-128-bit";
    public const string NtlmSessionSecurity = "ntlm-session-security";
    public const string Credentials = "credentials";
    public const string Clock = "clock";

    static readonly Dictionary<string, string> Titles = new(StringComparer.Ordinal)
    {
        [Ntlm128Bit] = "NTLM 128-bit session security",
        [NtlmSessionSecurity] = "NTLMv2 session security",
        [Credentials] = "User name or password",
        ["account"] = "Account disabled, locked or expired",
        ["not-enabled"] = "User not enabled for SIP",
        [Clock] = "Clocks differ",
        ["spn"] = "Kerberos service name",
        ["certificate-name"] = "Name on a certificate",
        ["certificate-trust"] = "Certificate not trusted",
        ["certificate-expired"] = "Certificate expired",
        ["tls"] = "TLS handshake",
        ["dns"] = "DNS records",
        ["federation"] = "Federation not allowed",
        ["routing"] = "Routing",
        ["split-domain"] = "Shared SIP domain",
        ["network"] = "Network connection",
        ["gateway"] = "Gateway or trunk",
        ["media"] = "Media connectivity",
        ["service"] = "Service not available",
        ["no-action"] = "No action needed",
    };

    /// <summary>Every cause id.</summary>
    public static IReadOnlyCollection<string> All => Titles.Keys;

    /// <summary>A few words for tables and headings.</summary>
    public static string Title(string cause) => Titles.GetValueOrDefault(cause, cause);
}
