using System.Formats.Asn1;

namespace SipStack.Trace;

/// <summary>The first token of a negotiation between mechanisms, RFC 4178 section 4.2.1.</summary>
public sealed record SpnegoToken
{
    const int MostMechanisms = 16;

    /// <summary>What the client offers, the preferred one first.</summary>
    public IReadOnlyList<SecurityMechanism> Mechanisms { get; init; } = [];

    /// <summary>The token of the preferred mechanism, when it is Kerberos.</summary>
    public KerberosToken? Kerberos { get; init; }

    /// <summary>The token of the preferred mechanism, when it is NTLM.</summary>
    public NtlmToken? Ntlm { get; init; }

    /// <summary>What could not be read, in short sentences without text of the token.</summary>
    public IReadOnlyList<string> Problems { get; init; } = [];

    /// <summary>Decodes the base64 text of <c>gssapi-data</c>. False when it is no SPNEGO token.</summary>
    public static bool TryDecodeBase64(ReadOnlySpan<byte> text, out SpnegoToken token)
    {
        var read = Base64Text.Read(text, ReadFrame);
        token = read ?? new SpnegoToken { Problems = ["The token is no SPNEGO token."] };
        return read is not null;
    }

    static SpnegoToken? ReadFrame(ReadOnlySpan<byte> bytes, List<string> problems) =>
        GssToken.TryRead(bytes, out var mechanism, out var inner) && mechanism == SecurityMechanism.Spnego ? Read(inner, problems) : null;

    static SpnegoToken Read(ReadOnlySpan<byte> inner, List<string> problems)
    {
        if (!new DerReader(inner).TryRead(TagClass.ContextSpecific, 0, out var init) || !new DerReader(init).TryRead(UniversalTagNumber.Sequence, out var fields))
            return new SpnegoToken { Problems = [.. problems, "The negotiation could not be read."] };
        var mechanisms = new DerReader(fields).TryFind(0, out var list) ? MechanismsOf(list) : [];
        KerberosToken? kerberos = null;
        NtlmToken? ntlm = null;
        if (new DerReader(fields).TryFind(2, out var field) && field.TryRead(UniversalTagNumber.OctetString, out var token))
        {
            if (token.StartsWith("NTLMSSP\0"u8))
                ntlm = NtlmTokenReader.Read(token, []);
            else if (GssToken.TryRead(token, out var mechanism, out var kerberosInner) && mechanism is SecurityMechanism.Kerberos or SecurityMechanism.MicrosoftKerberos)
                kerberos = KerberosToken.Read(kerberosInner, []);
        }

        return new SpnegoToken { Mechanisms = mechanisms, Kerberos = kerberos, Ntlm = ntlm, Problems = problems };
    }

    static List<SecurityMechanism> MechanismsOf(DerReader field)
    {
        var mechanisms = new List<SecurityMechanism>();
        if (!field.TryRead(UniversalTagNumber.Sequence, out var content))
            return mechanisms;
        var list = new DerReader(content);
        while (mechanisms.Count < MostMechanisms && list.TryRead(UniversalTagNumber.ObjectIdentifier, out var identifier))
            mechanisms.Add(GssToken.MechanismOf(identifier));
        return mechanisms;
    }
}
