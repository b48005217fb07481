using System.Text;
using SipStack.Tests.Trace;

namespace SipStack.Tests;

enum ClientFlag
{
    /// <summary>No token is to be seen.</summary>
    Absent,
    Clear,
    Set,

    /// <summary>A token in the security record, in whose dotted form the flag cannot be seen.</summary>
    Hidden,
}

enum ServerFlag
{
    Absent,
    Clear,
    Set,
}

enum OldClient
{
    No,
    Token,
    UserAgent,
}

enum Unlikely
{
    No,
    Server2013,
    NewFirmware,
}

/// <summary>A sign-in that fails, as a registrar logs it. The names E1 to C6 are those of the remediation reference, 1.8.</summary>
sealed record SignIn
{
    public ClientFlag Client { get; init; }

    public bool HasSessionSecurity { get; init; } = true;

    public ServerFlag Challenge { get; init; }

    /// <summary>Result of the security record; 0 for no such record.</summary>
    public uint Result { get; init; }

    /// <summary>E4 when it is 0xC3E93EE4.</summary>
    public uint Hresult { get; init; } = 0xC3E93EC3;

    /// <summary>C3.</summary>
    public bool IsKerberos { get; init; }

    /// <summary>C4.</summary>
    public bool GotInBefore { get; init; }

    /// <summary>C5 unless 1000.</summary>
    public int DiagnosticsId { get; init; } = 1000;

    /// <summary>C6.</summary>
    public Unlikely Unlikely { get; init; }

    /// <summary>E5.</summary>
    public OldClient Old { get; init; }

    /// <summary>E6.</summary>
    public bool IsProxied { get; init; }

    /// <summary>Every message of the last round is logged twice, as after a retransmission.</summary>
    public bool IsRetransmitted { get; init; }

    public string CallId { get; init; } = "handshake";

    /// <summary>Text that stands between the security record and the refusal.</summary>
    public string Between { get; init; } = "";

    /// <summary>Seconds from the security record to the refusal.</summary>
    public int Pause { get; init; }

    const string Opaque = "5A1D4C1B";
    const int Round = 12;

    bool HasRequestToken => !IsKerberos && Client is ClientFlag.Clear or ClientFlag.Set;

    public string Trace()
    {
        var text = new StringBuilder();
        if (GotInBefore)
            text.Append(Response("200 OK", Round - 3));
        text.Append(Request(Round - 2, "")).Append(Response("401 Unauthorized", Round - 2, Offer("")));
        text.Append(Request(Round - 1, Authorization(""))).Append(Response("401 Unauthorized", Round - 1, Offer(ChallengeToken())));
        for (var copies = IsRetransmitted ? 2 : 1; copies > 0; copies--)
            text.Append(Request(Round, Authorization(HasRequestToken ? Base64(ClientMessage()) : "YIIF")));
        if (Result != 0)
            text.Append(SecurityRecord());
        text.Append(Between);
        for (var copies = IsRetransmitted ? 2 : 1; copies > 0; copies--)
            text.Append(Response("401 Unauthorized", Round, Refusal(), Pause));
        return text.ToString();
    }

    public static string Header(string flag, string function, int seconds = 0) =>
        $"TL_INFO({flag}) [1]0B44.11C8::03/14/2011-09:{26 + ((seconds + 10) / 60):D2}:{(seconds + 10) % 60:D2}.456.0007a1d0 (SIPStack,SIPAdminLog::{function}:SIPAdminLog.cpp(125))$$begin_record\n";

    string Request(int cseq, string authorization)
    {
        var agent = Old == OldClient.UserAgent ? "PolycomHDX8000HD/2.6.1" : Unlikely == Unlikely.NewFirmware ? "PolycomHDX8000HD/3.0.1" : "UCCP/2.0.6362.0 OC/2.0.6362.0";
        return Header("TF_PROTOCOL", "TraceProtocolRecord") +
            "Direction: incoming\nPeer: 192.0.2.15:50001\nMessage-Type: request\nStart-Line: REGISTER sip:contoso.com SIP/2.0\n" +
            Common(cseq) + $"Via: SIP/2.0/TLS 192.0.2.15:50001;branch=z9hG4bK{cseq:X4}AA{cseq * 7919:X6}\nUser-Agent: {agent}\n{authorization}Content-Length: 0\nMessage-Body: -\n$$end_record\n\n";
    }

    string Response(string status, int cseq, string headers = "", int seconds = 0) =>
        Header("TF_PROTOCOL", "TraceProtocolRecord", seconds) +
        $"Direction: outgoing;source=\"local\"\nPeer: 192.0.2.15:50001\nMessage-Type: response\nStart-Line: SIP/2.0 {status}\n" +
        Common(cseq) + $"Via: SIP/2.0/TLS 192.0.2.15:50001;branch=z9hG4bK{cseq:X4}AA{cseq * 7919:X6}\n" +
        (IsProxied ? "Via: SIP/2.0/TLS 203.0.113.9:50002;branch=z9hG4bK77\n" : "") +
        $"Server: RTC/{(Unlikely == Unlikely.Server2013 ? "5.0" : "4.0")}\n{headers}Content-Length: 0\nMessage-Body: -\n$$end_record\n\n";

    string Common(int cseq) => $"From: <sip:anna@contoso.com>;tag=a{cseq};epid=01\nTo: <sip:anna@contoso.com>;tag=b{cseq}\nCSeq: {cseq} REGISTER\nCall-ID: {CallId}\n";

    string SecurityRecord()
    {
        var token = Client == ClientFlag.Hidden ? Encoding.ASCII.GetString(NtlmMessages.Dotted(ClientMessage())) : "NTLMSSP.........";
        return Header("TF_SECURITY", "WriteSecurityEvent") +
            $"LogType: security\nText: Failed to validate user credentials\nResult-Code: 0x{Result:X8}\nSIP-Start-Line: REGISTER sip:contoso.com SIP/2.0\n" +
            $"SIP-Call-ID: {CallId}\nSIP-CSeq: {Round} REGISTER\nData: gssapi-data=\"{token}\"\n$$end_record\n\n";
    }

    string Offer(string token) => IsKerberos
        ? "WWW-Authenticate: Kerberos realm=\"SIP Communications Service\", targetname=\"sip/fe01.contoso.com\", version=4\n"
        : $"WWW-Authenticate: NTLM opaque=\"{Opaque}\", gssapi-data=\"{token}\", targetname=\"fe01.contoso.com\", realm=\"SIP Communications Service\", version=4\n";

    string Authorization(string token) => IsKerberos
        ? $"Authorization: Kerberos qop=\"auth\", realm=\"SIP Communications Service\", targetname=\"sip/fe01.contoso.com\", gssapi-data=\"{token}\"\n"
        : $"Authorization: NTLM qop=\"auth\", opaque=\"{Opaque}\", realm=\"SIP Communications Service\", targetname=\"fe01.contoso.com\", gssapi-data=\"{token}\"\n";

    string Refusal() => $"ms-diagnostics: {DiagnosticsId};reason=\"Final handshake failed\";source=\"fe01.contoso.com\";HRESULT=\"0x{Hresult:X8}\"\n";

    string ChallengeToken()
    {
        if (Challenge == ServerFlag.Absent)
            return "";
        var flags = Challenge == ServerFlag.Set ? 0xE29882F3 : 0xC29882F3;
        return Base64(NtlmMessages.Challenge(flags, "CONTOSO", NtlmMessages.TargetInfo((2, NtlmMessages.Utf16("CONTOSO")))));
    }

    /// <summary>The top byte 0x42 (letter B) shows the flag clear in the dotted form, 0xE2 hides it.</summary>
    byte[] ClientMessage()
    {
        var flags = Client switch { ClientFlag.Clear => 0x42908255u, ClientFlag.Set => 0x62908255u, _ => 0xE2908255u };
        if (HasSessionSecurity)
            flags |= 0x00080000;
        var version = Old == OldClient.Token ? NtlmMessages.WindowsXp : ((byte)6, (byte)1, (ushort)7601);
        return NtlmMessages.Authenticate(flags, version: version);
    }

    static string Base64(byte[] message) => Encoding.ASCII.GetString(NtlmMessages.Base64(message));
}
