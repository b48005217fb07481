using System.Text;
using SipStack.Trace;

namespace SipStack.Analysis;

/// <summary>The step of a sign-in that a message is, in a few words ([MS-SIPAE] 1.3): what is offered, chosen, asked and answered.</summary>
static class SignInNote
{
    /// <summary>Empty for a message without such a step.</summary>
    public static string Of(ReadOnlySpan<byte> record, RecordFormat format, bool isResponse)
    {
        var fields = new FieldReader(record, new TraceRecord(0, record.Length, format));
        var offered = new List<string>();
        while (fields.TryRead(out var field))
        {
            if (field.Kind != FieldKind.SipHeader || !Is(record.Slice(field.Name), isResponse))
                continue;
            var header = AuthenticationHeader.Read(record, field.Value);
            var scheme = NameOf(header.Scheme);
            if (!isResponse)
                return Credentials(record, header, scheme);
            if (!header.GssapiData.IsEmpty)
                return Challenge(record, header, scheme);
            if (!offered.Contains(scheme))
                offered.Add(scheme);
        }

        return offered.Count == 0 ? "" : $"{string.Join(", ", offered)} offered";
    }

    static string Credentials(ReadOnlySpan<byte> record, AuthenticationHeader header, string scheme)
    {
        if (header.GssapiData.IsEmpty)
            return header.HasGssapiData ? $"{scheme} chosen" : $"signed ({scheme})";
        return header.Scheme switch
        {
            AuthenticationScheme.Ntlm => NtlmToken.TryDecodeBase64(record.Slice(header.GssapiData), out var token) ? $"NTLM {(token.Kind == NtlmMessageKind.Negotiate ? "first message" : "answer")}{Strength(token)}" : "NTLM answer",
            AuthenticationScheme.Kerberos => "Kerberos ticket",
            _ => $"{scheme} token",
        };
    }

    static string Challenge(ReadOnlySpan<byte> record, AuthenticationHeader header, string scheme) =>
        header.Scheme == AuthenticationScheme.Ntlm && NtlmToken.TryDecodeBase64(record.Slice(header.GssapiData), out var token) ? $"NTLM challenge{Strength(token)}" : $"{scheme} challenge";

    static string Strength(NtlmToken token) => token.Flags.Get(NtlmFlag.Key128) == FlagState.Clear ? ", no 128-bit" : "";

    static string NameOf(AuthenticationScheme scheme) => scheme switch
    {
        AuthenticationScheme.Ntlm => "NTLM",
        AuthenticationScheme.Kerberos => "Kerberos",
        AuthenticationScheme.TlsDsk => "TLS-DSK",
        AuthenticationScheme.Digest => "Digest",
        _ => "other",
    };

    static bool Is(ReadOnlySpan<byte> name, bool isResponse) => isResponse
        ? Ascii.EqualsIgnoreCase(name, "WWW-Authenticate"u8) || Ascii.EqualsIgnoreCase(name, "Proxy-Authenticate"u8)
        : Ascii.EqualsIgnoreCase(name, "Authorization"u8) || Ascii.EqualsIgnoreCase(name, "Proxy-Authorization"u8);
}
