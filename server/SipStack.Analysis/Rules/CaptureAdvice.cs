namespace SipStack.Analysis;

/// <summary>Which trace to take when the log lacks what would decide: where, with which flags and level, and what to look for in it.</summary>
static class CaptureAdvice
{
    const string OnRegistrar = "on the registrar (Front End) that the user signs in to";
    const string OnEdge = "on the Edge, or on the server named in source=";
    const string ThisServer = "on the server that wrote the code, or the one named in source=";

    /// <summary>Markdown for the best supported cause, else for the cause that the code is about; null when no capture would help.</summary>
    public static string? For(Finding finding, string? topic)
    {
        // Of a refused sign-in the security record is all that there is to capture.
        if (IsSignIn(finding) && finding.SecurityResult is not null)
            return null;
        // The answer to the sign-in stands in this log; only the directory can say more.
        if (finding is { Cause: Causes.NotEnabled, Record.Method: "REGISTER" })
            return null;
        var cause = finding.Cause ?? topic ?? (IsSignIn(finding) ? Causes.Ntlm128Bit : null);
        return PlanOf(cause) is { } plan ? Render(plan) : null;
    }

    static Plan? PlanOf(string? cause) => cause switch
    {
        Causes.Ntlm128Bit or Causes.NtlmSessionSecurity => new(OnRegistrar, "TF_SECURITY, TF_PROTOCOL", "the security record just before the 401: its Result-Code, and the requests with gssapi-data"),
        Causes.Credentials or Causes.Account => new(OnRegistrar, "TF_SECURITY, TF_PROTOCOL", "the security record just before the refusal: its Result-Code tells a wrong password from an account that may not sign in"),
        Causes.NotEnabled => new(OnRegistrar, "TF_PROTOCOL, TF_DIAG", "the REGISTER of the same user: does the registrar accept it"),
        Causes.Clock => new(OnRegistrar, "TF_SECURITY, TF_PROTOCOL", "the Date header of incoming messages against the time of their records"),
        Causes.Spn => new(OnRegistrar, "TF_SECURITY, TF_PROTOCOL", "the targetname in the Authorization header, and the Result-Code of the security record"),
        Causes.CertificateName or Causes.CertificateTrust or Causes.CertificateExpired => new(OnEdge, "TF_CONNECTION, TF_DIAG", "the certificate record of the connection: names, issuer and dates that the other side sent"),
        Causes.Tls => new($"{OnEdge}, and on the other side as well", "TF_CONNECTION, TF_DIAG", "the handshake record of the same second; the side that closed has the reason"),
        Causes.Dns => new(OnEdge, "TF_DIAG, TF_PROTOCOL", "whether calls to other domains fail too: one domain means its records, every domain means the DNS server or port 53"),
        Causes.Federation or Causes.SplitDomain => new(OnEdge, "TF_DIAG, TF_PROTOCOL", "the diagnostic record of the refused request: its Text and Data name the domain"),
        Causes.Routing => new(ThisServer, "TF_DIAG, TF_COMPONENT, TF_PROTOCOL", "the diagnostic record and the Route headers of the request"),
        Causes.Network => new(ThisServer, "TF_CONNECTION, TF_DIAG", "the connection record: address, port and Winsock code"),
        Causes.Gateway => new("on the Mediation Server", "TF_PROTOCOL", "the answer of the gateway itself: its status, and its Reason header with the cause of the telephone network") { Components = ["MediationServer", "S4"] },
        Causes.Service => new(ThisServer, "TF_COMPONENT, TF_DIAG", "errors of the server's own components in the same seconds; its event log says which service is down"),
        Causes.Media => new("on the client (turn on logging in its options) and on the Front End", "TF_PROTOCOL", "the ICE candidates of both ends and ICEWarn; watch the media ports of the A/V Edge in a network capture"),
        _ => null,
    };

    static string Render(Plan plan) =>
        $"""
        This log does not decide it. Capture {string.Join(" and ", plan.Components.Select(component => $"`{component}`"))} {plan.Where}, while it fails. Flags `{plan.Flags}`, level **All** or **Info**. Look for {plan.LookFor}.

        - OCS 2007 R2, Lync Server 2010: `OCSLogger.exe` with this component, these flags and this level, **Start Logging**; repeat the failure; **Stop Logging**, **View Log Files**.
        - Lync Server 2013 and later: `Start-CsClsLogging -Scenario AlwaysOn -Pools POOL`; repeat the failure; `Search-CsClsLogging -Pools POOL -Components {string.Join(',', plan.Components)} -StartTime TIME -EndTime TIME -OutputFilePath sipstack.log`
        """.ReplaceLineEndings("\n");

    static bool IsSignIn(Finding finding) => finding.DiagnosticsId == ResultCodes.FinalHandshakeFailed || finding.Key == CodeKey.Hresult(ResultCodes.AuthUnauthorized);

    readonly record struct Plan(string Where, string Flags, string LookFor)
    {
        public string[] Components { get; init; } = ["SIPStack"];
    }
}
