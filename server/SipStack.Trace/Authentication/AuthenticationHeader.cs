using System.Text;

namespace SipStack.Trace;

public enum AuthenticationScheme : byte
{
    Other,
    Ntlm,
    Kerberos,
    TlsDsk,
    Digest,
}

/// <summary>
/// A <c>WWW-Authenticate</c>, <c>Proxy-Authenticate</c>, <c>Authorization</c>, <c>Proxy-Authorization</c> or <c>Authentication-Info</c> header
/// ([MS-SIPAE] section 2.2, RFC 3261 section 22). Spans refer to the text that the header was read from; a missing value is an empty span.
/// </summary>
public readonly record struct AuthenticationHeader
{
    public AuthenticationScheme Scheme { get; init; }

    /// <summary>The scheme's name as it is written.</summary>
    public TextSpan SchemeName { get; init; }

    public TextSpan Realm { get; init; }

    /// <summary>The server that asks, or the service as <c>sip/fe01.contoso.com</c>.</summary>
    public TextSpan TargetName { get; init; }

    /// <summary>Joins the messages of one handshake.</summary>
    public TextSpan Opaque { get; init; }

    /// <summary>The version of the SIP authentication protocol, not of NTLM.</summary>
    public TextSpan Version { get; init; }

    public TextSpan Qop { get; init; }

    /// <summary>The token in base64, without quotation marks.</summary>
    public TextSpan GssapiData { get; init; }

    /// <summary>True for an empty token, too: a client that begins a handshake sends one.</summary>
    public bool HasGssapiData { get; init; }

    /// <summary>The server has signed its answer: the sign-in has succeeded.</summary>
    public bool HasResponseAuth { get; init; }

    /// <summary>Reads the header's value. Of a parameter that stands there twice the first one counts.</summary>
    public static AuthenticationHeader Read(ReadOnlySpan<byte> text, TextSpan value)
    {
        var start = Bytes.SkipSpaces(text[..value.End], value.Start);
        var name = TextSpan.FromBounds(start, Bytes.SkipToken(text[..value.End], start));
        var header = new AuthenticationHeader { Scheme = SchemeOf(text.Slice(name)), SchemeName = name };
        var parameters = new ParameterReader(text, TextSpan.FromBounds(name.End, value.End), (byte)',');
        while (parameters.TryRead(out var parameter))
            header = header.With(text.Slice(parameter.Name), parameter.Value);
        return header;
    }

    AuthenticationHeader With(ReadOnlySpan<byte> name, TextSpan value)
    {
        if (Is(name, "realm"u8))
            return this with { Realm = First(Realm, value) };
        if (Is(name, "targetname"u8))
            return this with { TargetName = First(TargetName, value) };
        if (Is(name, "opaque"u8))
            return this with { Opaque = First(Opaque, value) };
        if (Is(name, "version"u8))
            return this with { Version = First(Version, value) };
        if (Is(name, "qop"u8))
            return this with { Qop = First(Qop, value) };
        if (Is(name, "gssapi-data"u8))
            return HasGssapiData ? this : this with { GssapiData = value, HasGssapiData = true };
        return Is(name, "rspauth"u8) ? this with { HasResponseAuth = true } : this;
    }

    static TextSpan First(TextSpan known, TextSpan value) => known.IsEmpty ? value : known;

    static AuthenticationScheme SchemeOf(ReadOnlySpan<byte> name)
    {
        if (Is(name, "NTLM"u8))
            return AuthenticationScheme.Ntlm;
        if (Is(name, "Kerberos"u8))
            return AuthenticationScheme.Kerberos;
        if (Is(name, "TLS-DSK"u8))
            return AuthenticationScheme.TlsDsk;
        return Is(name, "Digest"u8) ? AuthenticationScheme.Digest : AuthenticationScheme.Other;
    }

    static bool Is(ReadOnlySpan<byte> name, ReadOnlySpan<byte> wanted) => Ascii.EqualsIgnoreCase(name, wanted);
}
