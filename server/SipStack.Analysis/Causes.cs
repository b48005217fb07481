namespace SipStack.Analysis;

/// <summary>Causes that a finding can have; the ids are part of the program's contract.</summary>
public static class Causes
{
    public const string Ntlm128Bit = "ntlm-128-bit";
    public const string NtlmSessionSecurity = "ntlm-session-security";
    public const string Credentials = "credentials";
    public const string Clock = "clock";
    public const string Account = "account";
    public const string NotEnabled = "not-enabled";
    public const string Spn = "spn";
    public const string CertificateName = "certificate-name";
    public const string CertificateTrust = "certificate-trust";
    public const string CertificateExpired = "certificate-expired";
    public const string Tls = "tls";
    public const string Dns = "dns";
    public const string Federation = "federation";
    public const string Routing = "routing";
    public const string SplitDomain = "split-domain";
    public const string Network = "network";
    public const string Gateway = "gateway";
    public const string Media = "media";
    public const string Service = "service";
    public const string NoAction = "no-action";

    static readonly Dictionary<string, string> Titles = new(StringComparer.Ordinal)
    {
        [Ntlm128Bit] = "NTLM 128-bit session security",
        [NtlmSessionSecurity] = "NTLMv2 session security",
        [Credentials] = "User name or password",
        [Account] = "Account disabled, locked or expired",
        [NotEnabled] = "User not enabled for SIP",
        [Clock] = "Clocks differ",
        [Spn] = "Kerberos service name",
        [CertificateName] = "Name on a certificate",
        [CertificateTrust] = "Certificate not trusted",
        [CertificateExpired] = "Certificate expired",
        [Tls] = "TLS handshake",
        [Dns] = "DNS records",
        [Federation] = "Federation not allowed",
        [Routing] = "Routing",
        [SplitDomain] = "Shared SIP domain",
        [Network] = "Network connection",
        [Gateway] = "Gateway or trunk",
        [Media] = "Media of calls",
        [Service] = "Service not available",
        [NoAction] = "No action needed",
    };

    /// <summary>The result value that stands for a cause alone, whose article says what to do about it; null where no single one does.</summary>
    public static uint? CodeOf(string cause) => cause switch
    {
        Ntlm128Bit => ResultCodes.AuthNtlmMismatch,
        NtlmSessionSecurity => ResultCodes.UnsupportedFunction,
        Credentials => ResultCodes.LogonDenied,
        Clock => ResultCodes.TimeSkew,
        _ => null,
    };

    /// <summary>Every cause id.</summary>
    public static IReadOnlyCollection<string> All => Titles.Keys;

    /// <summary>A few words for tables and headings.</summary>
    public static string Title(string cause) => Titles.GetValueOrDefault(cause, cause);
}
