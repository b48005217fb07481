using System.Formats.Asn1;
using System.Text;

namespace SipStack.Trace;

/// <summary>What a Kerberos token is, RFC 4121 section 4.1.</summary>
public enum KerberosMessageKind : byte
{
    Unknown,

    /// <summary>AP-REQ: the client shows its ticket.</summary>
    Request,

    /// <summary>AP-REP</summary>
    Reply,

    /// <summary>KRB-ERROR</summary>
    Error,
}

/// <summary>
/// The readable part of a Kerberos token: for which service the client's ticket was issued (RFC 4120 sections 5.3 and 5.5.1). The rest of the ticket is
/// encrypted and is neither kept nor shown.
/// </summary>
public sealed record KerberosToken
{
    public KerberosMessageKind Kind { get; init; }

    /// <summary>The realm of the service, null when it cannot be read.</summary>
    public string? Realm { get; init; }

    /// <summary>As <c>sip/fe01.contoso.com</c>, to be compared with the header's targetname; null when it cannot be read.</summary>
    public string? ServiceName { get; init; }

    /// <summary>What could not be read, in short sentences without text of the token.</summary>
    public IReadOnlyList<string> Problems { get; init; } = [];

    /// <summary>Decodes the base64 text of <c>gssapi-data</c>. False when it is no Kerberos token.</summary>
    public static bool TryDecodeBase64(ReadOnlySpan<byte> text, out KerberosToken token)
    {
        var read = Base64Text.Read(text, ReadFrame);
        token = read ?? new KerberosToken { Problems = ["The token is no Kerberos token."] };
        return read is not null;
    }

    static KerberosToken? ReadFrame(ReadOnlySpan<byte> bytes, List<string> problems) =>
        GssToken.TryRead(bytes, out var mechanism, out var inner) && mechanism is SecurityMechanism.Kerberos or SecurityMechanism.MicrosoftKerberos ? Read(inner, problems) : null;

    /// <summary>Reads what stands behind the mechanism's object identifier: two bytes that tell the message, then the message.</summary>
    internal static KerberosToken Read(ReadOnlySpan<byte> inner, List<string> problems)
    {
        var kind = inner.Length < 2 || inner[1] != 0 ? KerberosMessageKind.Unknown : inner[0] switch
        {
            1 => KerberosMessageKind.Request,
            2 => KerberosMessageKind.Reply,
            3 => KerberosMessageKind.Error,
            _ => KerberosMessageKind.Unknown,
        };
        if (kind != KerberosMessageKind.Request)
            return new KerberosToken { Kind = kind, Problems = problems };
        if (!TryFindTicket(inner[2..], out var ticket))
            return new KerberosToken { Kind = kind, Problems = [.. problems, "The ticket could not be read."] };

        var realm = ticket.TryFind(1, out var realmField) && realmField.TryRead(UniversalTagNumber.GeneralString, out var text) ? DisplayText.OfUtf8(text) : null;
        var service = ticket.TryFind(2, out var name) ? ServiceOf(name) : null;
        if (realm is null || service is null)
            problems.Add("The names in the ticket could not be read.");
        return new KerberosToken { Kind = kind, Realm = realm, ServiceName = service, Problems = problems };
    }

    static bool TryFindTicket(ReadOnlySpan<byte> message, out DerReader ticket)
    {
        ticket = default;
        if (!new DerReader(message).TryRead(TagClass.Application, 14, out var request)
            || !new DerReader(request).TryRead(UniversalTagNumber.Sequence, out var fields)
            || !new DerReader(fields).TryFind(3, out var field)
            || !field.TryRead(TagClass.Application, 1, out var content)
            || !new DerReader(content).TryRead(UniversalTagNumber.Sequence, out var ticketFields))
            return false;
        ticket = new DerReader(ticketFields);
        return true;
    }

    /// <summary>The parts of a principal name, joined by slashes.</summary>
    static string? ServiceOf(DerReader name)
    {
        if (!name.TryRead(UniversalTagNumber.Sequence, out var fields)
            || !new DerReader(fields).TryFind(1, out var field)
            || !field.TryRead(UniversalTagNumber.Sequence, out var content))
            return null;
        var parts = new DerReader(content);
        var service = new StringBuilder();
        while (service.Length < DisplayText.LongestName && parts.TryRead(UniversalTagNumber.GeneralString, out var part))
            service.Append(service.Length > 0 ? "/" : "").Append(DisplayText.OfUtf8(part));
        return service.ToString(0, Math.Min(service.Length, DisplayText.LongestName));
    }
}
