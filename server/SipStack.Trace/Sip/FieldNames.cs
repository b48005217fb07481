namespace SipStack.Trace;

/// <summary>Names before a colon that the parser knows, so that it can tell a header from text in a damaged paste.</summary>
static class FieldNames
{
    static readonly NameSet SipHeaders = new("""
        Accept Accept-Encoding Accept-Language Alert-Info Allow Allow-Events Also Authentication-Info Authorization Call-ID Call-Info Contact
        Content-Disposition Content-Encoding Content-Language Content-Length Content-Type CSeq Date Diversion Error-Info Event Expires From
        Geolocation History-Info In-Reply-To Join Max-Forwards MIME-Version Min-Expires Min-SE Organization P-Asserted-Identity
        P-Preferred-Identity Path Priority Privacy Proxy-Authenticate Proxy-Authentication-Info Proxy-Authorization Proxy-Require RAck Reason
        Record-Route Refer-To Referred-By Replaces Reply-To Require Response-Key Retry-After Route RSeq Server Service-Route Session-Expires
        SIP-ETag SIP-If-Match Subject Subscription-State Supported Timestamp To Unsupported User-Agent Via Warning WWW-Authenticate
        Proxy-Replaces Presence-State Media-Security Ms-Conversation-ID
        """);

    static readonly NameSet Preface = new("""
        Trace-Correlation-Id Instance-Id Direction Peer Message-Type Start-Line Message-Body LogType Severity Text Result-Code
        SIP-Start-Line SIP-Call-ID SIP-CSeq Data Peer-IP Peer-FQDN Connection-ID Local-IP Transport
        """);

    static readonly NameSet UriSchemes = new("sip sips tel mailto http https urn im pres callto conf");

    public static bool IsKnown(ReadOnlySpan<byte> name) => IsPreface(name) || IsSipHeader(name);

    public static bool IsSipHeader(ReadOnlySpan<byte> name) =>
        Bytes.StartsWithIgnoreCase(name, "ms-"u8) || Bytes.StartsWithIgnoreCase(name, "X-"u8) || Bytes.StartsWithIgnoreCase(name, "P-"u8) || SipHeaders.Contains(name);

    public static bool IsPreface(ReadOnlySpan<byte> name) => Preface.Contains(name);

    public static bool IsUriScheme(ReadOnlySpan<byte> name) => UriSchemes.Contains(name);
}
