namespace SipStack.Trace;

/// <summary>Names before a colon that the parser knows, so that it can tell a header from text in a damaged paste.</summary>
public static class FieldNames
{
    static readonly NameTable<FieldKey> Names = new()
    {
        { FieldKey.CallId, "Call-ID i" },
        { FieldKey.CSeq, "CSeq" },
        { FieldKey.From, "From f" },
        { FieldKey.To, "To t" },
        { FieldKey.Contact, "Contact m" },
        { FieldKey.OtherAddress, "Referred-By P-Asserted-Identity" },
        { FieldKey.Via, "Via v" },
        { FieldKey.ContentLength, "Content-Length l" },
        { FieldKey.MaxForwards, "Max-Forwards" },
        { FieldKey.Expires, "Expires" },
        { FieldKey.Date, "Date" },
        { FieldKey.Server, "Server" },
        { FieldKey.UserAgent, "User-Agent" },
        { FieldKey.Challenge, "WWW-Authenticate Proxy-Authenticate" },
        { FieldKey.Credentials, "Authorization Proxy-Authorization" },
        { FieldKey.Diagnostics, "ms-diagnostics ms-diagnostics-public ms-client-diagnostics" },
        {
            FieldKey.SipHeader, """
            Accept Accept-Encoding Accept-Language Alert-Info Allow Allow-Events Also Authentication-Info Call-Info
            Content-Disposition Content-Encoding Content-Language Content-Type Diversion Error-Info Event
            Geolocation History-Info In-Reply-To Join MIME-Version Min-Expires Min-SE Organization
            P-Preferred-Identity Path Priority Privacy Proxy-Authentication-Info Proxy-Require RAck Reason
            Record-Route Refer-To Replaces Reply-To Require Response-Key Retry-After Route RSeq Service-Route Session-Expires
            SIP-ETag SIP-If-Match Subject Subscription-State Supported Timestamp Unsupported Warning
            Proxy-Replaces Presence-State Media-Security Ms-Conversation-ID
            """
        },
        { FieldKey.Direction, "Direction" },
        { FieldKey.StartLine, "Start-Line" },
        { FieldKey.MessageBody, "Message-Body" },
        { FieldKey.LogType, "LogType" },
        { FieldKey.Severity, "Severity" },
        { FieldKey.Text, "Text" },
        { FieldKey.ResultCode, "Result-Code" },
        { FieldKey.SipStartLine, "SIP-Start-Line" },
        { FieldKey.SipCallId, "SIP-Call-ID" },
        { FieldKey.SipCSeq, "SIP-CSeq" },
        { FieldKey.Data, "Data" },
        { FieldKey.Preface, "Trace-Correlation-Id Instance-Id Peer Message-Type Peer-IP Peer-FQDN Connection-ID Local-IP Transport" },
    };

    static readonly NameTable<bool> UriSchemes = new() { { true, "sip sips tel mailto http https urn im pres callto conf" } };

    /// <summary>What a name stands for, a header's compact form (RFC 3261 section 7.3.3) included.</summary>
    public static FieldKey KeyOf(ReadOnlySpan<byte> name)
    {
        var key = Names.Find(name);
        return key == FieldKey.Unknown && HasExtensionPrefix(name) ? FieldKey.SipHeader : key;
    }

    /// <summary>The same for the name at the beginning of a line, when a colon follows it at once; <see cref="FieldKey.Unknown"/> otherwise.</summary>
    /// <param name="length">Length of the name.</param>
    internal static FieldKey KeyBeforeColon(ReadOnlySpan<byte> line, out int length)
    {
        var key = Names.FindBeforeColon(line, out length);
        if (key != FieldKey.Unknown)
            return key;
        length = Bytes.SkipToken(line, 0);
        return length < line.Length && line[length] == ':' && HasExtensionPrefix(line[..length]) ? FieldKey.SipHeader : FieldKey.Unknown;
    }

    /// <summary>Whether text that stands before a colon is a name for sure; a single letter is not.</summary>
    internal static bool IsKnown(ReadOnlySpan<byte> name) => name.Length > 1 && KeyOf(name) != FieldKey.Unknown;

    internal static bool IsSipHeader(ReadOnlySpan<byte> name) => IsKnown(name) && !IsPreface(name);

    internal static bool IsPreface(ReadOnlySpan<byte> name) => KeyOf(name) >= FieldKey.Preface;

    internal static bool IsUriScheme(ReadOnlySpan<byte> name) => UriSchemes.Find(name);

    static bool HasExtensionPrefix(ReadOnlySpan<byte> name) =>
        Bytes.StartsWithIgnoreCase(name, "ms-"u8) || Bytes.StartsWithIgnoreCase(name, "X-"u8) || Bytes.StartsWithIgnoreCase(name, "P-"u8);
}
