using System.Collections.Frozen;
using System.Text;

namespace SipStack.Trace;

/// <summary>Names before a colon that the parser knows, so that it can tell a header from text in a damaged paste.</summary>
static class FieldNames
{
    static readonly FrozenSet<string> SipHeaders = Set("""
        Accept Accept-Encoding Accept-Language Alert-Info Allow Allow-Events Also Authentication-Info Authorization Call-ID Call-Info Contact
        Content-Disposition Content-Encoding Content-Language Content-Length Content-Type CSeq Date Diversion Error-Info Event Expires From
        Geolocation History-Info In-Reply-To Join Max-Forwards MIME-Version Min-Expires Min-SE Organization P-Asserted-Identity
        P-Preferred-Identity Path Priority Privacy Proxy-Authenticate Proxy-Authentication-Info Proxy-Authorization Proxy-Require RAck Reason
        Record-Route Refer-To Referred-By Replaces Reply-To Require Response-Key Retry-After Route RSeq Server Service-Route Session-Expires
        SIP-ETag SIP-If-Match Subject Subscription-State Supported Timestamp To Unsupported User-Agent Via Warning WWW-Authenticate
        Proxy-Replaces Presence-State Media-Security Ms-Conversation-ID
        """);

    static readonly FrozenSet<string> Preface = Set("""
        Trace-Correlation-Id Instance-Id Direction Peer Message-Type Start-Line Message-Body LogType Severity Text Result-Code
        SIP-Start-Line SIP-Call-ID SIP-CSeq Data Peer-IP Peer-FQDN Connection-ID Local-IP Transport
        """);

    static readonly FrozenSet<string> UriSchemes = Set("sip sips tel mailto http https urn im pres callto conf");

    static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> SipHeaderLookup = SipHeaders.GetAlternateLookup<ReadOnlySpan<char>>();
    static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> PrefaceLookup = Preface.GetAlternateLookup<ReadOnlySpan<char>>();
    static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> SchemeLookup = UriSchemes.GetAlternateLookup<ReadOnlySpan<char>>();

    public static bool IsKnown(ReadOnlySpan<byte> name) => IsPreface(name) || IsSipHeader(name);

    public static bool IsSipHeader(ReadOnlySpan<byte> name) =>
        Bytes.StartsWithIgnoreCase(name, "ms-"u8) || Bytes.StartsWithIgnoreCase(name, "X-"u8) || Bytes.StartsWithIgnoreCase(name, "P-"u8) || Contains(SipHeaderLookup, name);

    public static bool IsPreface(ReadOnlySpan<byte> name) => Contains(PrefaceLookup, name);

    public static bool IsUriScheme(ReadOnlySpan<byte> name) => Contains(SchemeLookup, name);

    static bool Contains(FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> set, ReadOnlySpan<byte> name)
    {
        Span<char> buffer = stackalloc char[40];
        if (name.IsEmpty || name.Length > buffer.Length || Ascii.ToUtf16(name, buffer, out var written) != System.Buffers.OperationStatus.Done)
            return false;
        return set.Contains(buffer[..written]);
    }

    static FrozenSet<string> Set(string names) =>
        names.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.OrdinalIgnoreCase);
}
