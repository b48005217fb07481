using System.Globalization;
using System.Text;

namespace SipStack.Tests;

/// <summary>
/// Writes a server's trace from a few words per record, records separated by <c>;</c>: direction (<c>in</c>, <c>out</c>, <c>local</c>, or <c>event</c>
/// for a security event), method or status, CSeq, then any of <c>ntlm</c> <c>kerberos</c> <c>tls-dsk</c> (credentials or challenge),
/// <c>begin</c> <c>negotiate</c> <c>token</c> (its token), <c>fails</c> (a failing code), <c>end</c> (Expires: 0), <c>to:</c>, <c>user:</c>, <c>epid:</c>, <c>id:</c> (Call-ID),
/// <c>tag:</c>, <c>totag:</c>, <c>via:</c> (branches, the topmost first), <c>peer:</c>, <c>at:</c> (machine), <c>+seconds</c>. CSeq <c>-</c> leaves it out.
/// </summary>
static class CallsTrace
{
    public static byte[] Of(string records)
    {
        var text = new StringBuilder();
        var time = new DateTime(2011, 3, 14, 9, 26, 53);
        foreach (var record in records.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            Write(text, record.Split(' ', StringSplitOptions.RemoveEmptyEntries), ref time);
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    static void Write(StringBuilder text, string[] words, ref DateTime time)
    {
        var pause = words.FirstOrDefault(word => word[0] == '+');
        time += pause is null ? TimeSpan.FromMilliseconds(10) : TimeSpan.FromSeconds(double.Parse(pause.AsSpan(1), CultureInfo.InvariantCulture));
        var isEvent = words[0] == "event";
        text.Append(CultureInfo.InvariantCulture, $"TL_INFO({(isEvent ? "TF_SECURITY" : "TF_PROTOCOL")}) [{(Value(words, "at:") is { } machine ? $@"pool\{machine}" : "1")}]0B44.11C8::{time:MM/dd/yyyy-HH:mm:ss.fff}.0007a1c0 (SIPStack,SIPAdminLog::{(isEvent ? "WriteSecurityEvent" : "TraceProtocolRecord")}:SIPAdminLog.cpp(125))$$begin_record\n");
        if (isEvent)
            WriteEvent(text, words);
        else
            WriteMessage(text, words);
        text.Append("$$end_record\n\n");
    }

    static void WriteEvent(StringBuilder text, string[] words) => text
        .Append("LogType: security\nText: Failed to validate user credentials\nResult-Code: 0x80090302\n")
        .Append($"SIP-Start-Line: {words[1]} sip:contoso.com SIP/2.0\nSIP-Call-ID: {Value(words, "id:") ?? "c1"}\n{(words[2] == "-" ? "" : $"SIP-CSeq: {words[2]} {words[1]}\n")}");

    static void WriteMessage(StringBuilder text, string[] words)
    {
        var isResponse = char.IsAsciiDigit(words[1][0]);
        var cseq = words[2].Split('/');
        var method = cseq.Length > 1 ? cseq[1] : isResponse ? "REGISTER" : words[1];
        var user = Value(words, "user:") ?? "anna";
        text.Append(words[0] switch { "in" => "Direction: incoming\n", "out" => "Direction: outgoing\n", _ => "Direction: outgoing;source=\"local\"\n" })
            .Append(Value(words, "peer:") is { } peer ? $"Peer: {peer}\n" : "")
            .Append(isResponse ? $"Start-Line: SIP/2.0 {words[1]} x\n" : $"Start-Line: {words[1]} sip:contoso.com SIP/2.0\n")
            .Append($"From: <sip:{user}@contoso.com>;tag={Value(words, "tag:") ?? "1"};epid={Value(words, "epid:") ?? "e1"}\n")
            .Append($"To: <sip:{Value(words, "to:") ?? user}@contoso.com>{(Value(words, "totag:") is { } tag ? $";tag={tag}" : "")}\n")
            .Append(cseq[0] == "-" ? "" : $"CSeq: {cseq[0]} {method}\n")
            .Append($"Call-ID: {Value(words, "id:") ?? "c1"}\n");
        foreach (var branch in Value(words, "via:")?.Split(',') ?? [])
            text.Append($"Via: SIP/2.0/TLS 192.0.2.1:5061;branch=z9hG4bK{branch};ms-received-cid=1A00\n");
        if (words.Contains("end"))
            text.Append("Expires: 0\n");
        foreach (var scheme in words.Where(word => word is "ntlm" or "kerberos" or "tls-dsk"))
            text.Append($"{(isResponse ? "WWW-Authenticate" : "Authorization")}: {scheme.ToUpperInvariant()} realm=\"SIP Communications Service\", targetname=\"fe01.contoso.com\"{Token(words)}, version=4\n");
        if (words.Contains("fails"))
            text.Append("ms-diagnostics: 4000;reason=\"x\";HRESULT=\"0xC3E93EC3(SIP_E_AUTH_UNAUTHORIZED)\"\n");
        text.Append("Message-Body: -\n");
    }

    static string Token(string[] words) =>
        words.Contains("begin") ? ", gssapi-data=\"\""
        : words.Contains("negotiate") ? ", gssapi-data=\"TlRMTVNTUAABAAAAB4IIogAAAAAAAAAAAAAAAAAAAAA=\""
        : words.Contains("token") ? ", gssapi-data=\"TlRMTVNTUAADAAAAAAAA\"" : "";

    static string? Value(string[] words, string name) => words.FirstOrDefault(word => word.StartsWith(name, StringComparison.Ordinal))?[name.Length..];
}
