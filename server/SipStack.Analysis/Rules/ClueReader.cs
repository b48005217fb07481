using System.Buffers.Text;
using System.Text;
using SipStack.Trace;

namespace SipStack.Analysis;

/// <summary>Reads clues from what stands beside a code. Names are compared where they stand and not kept.</summary>
static class ClueReader
{
    const uint Win32Facility = 0x8007_0000;

    /// <summary>The parameters of a diagnostics header or of <c>Data:</c>.</summary>
    /// <param name="about">The domain that they are about, for counting.</param>
    public static IReadOnlyList<Clue> OfParameters(ReadOnlySpan<byte> text, TextSpan list, out Fingerprint about)
    {
        var clues = new List<Clue>();
        TextSpan asked = default, found = default, domain = default, host = default;
        var isInDomain = false;
        var parameters = new ParameterReader(text, list);
        while (parameters.TryRead(out var parameter))
        {
            var name = text.Slice(parameter.Name);
            var value = text.Slice(parameter.Value);
            if (Is(name, "tls-target"u8) || Is(name, "expected-fqdn"u8))
                asked = parameter.Value;
            else if (Is(name, "PeerServer"u8) || Is(name, "certName"u8))
                found = parameter.Value;
            else if (Is(name, "domain"u8))
                domain = parameter.Value;
            else if (name.Length > 4 && Is(name[..4], "fqdn"u8))
                (host, isInDomain) = (host.IsEmpty ? parameter.Value : host, isInDomain || HostNames.IsDirectlyIn(value, text.Slice(domain)));
            else if (OfParameter(name, value) is { } clue)
                clues.Add(new Clue(clue.Kind, PlaceOf(text, parameter.Value), clue.Value));
        }

        if (HostNames.Differ(text.Slice(asked), text.Slice(found)))
            clues.Add(new Clue(ClueKind.OtherName, PlaceOf(text, found)));
        if (!host.IsEmpty && HostNames.IsName(text.Slice(domain)) && !isInDomain)
            clues.Add(new Clue(ClueKind.HostOutsideDomain, PlaceOf(text, host)));
        if (IceWarnings.TryFind(text, list, out var flags, out var span))
            clues.Add(new Clue(ClueKind.IceWarning, PlaceOf(text, span), flags));
        about = Fingerprint.OfIgnoringCase(text.Slice(domain));
        return clues;
    }

    /// <summary>The <c>Text:</c> of an event record: which check failed, in the words of the server.</summary>
    public static Clue? OfText(ReadOnlySpan<byte> text, TextSpan span)
    {
        var value = text.Slice(span);
        var kind = value.IndexOf("non-trusted source"u8) >= 0 ? ClueKind.UntrustedRoute : Complaint(value);
        return kind is { } found ? new Clue(found, Place.Measure(text, span.Start, FirstLine(value))) : null;
    }

    static (ClueKind Kind, uint Value)? OfParameter(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value)
    {
        if (Is(name, "ErrorType"u8))
            return Complaint(value) is { } complaint ? (complaint, 0) : null;
        // MS-OCER has the first spelling; the second stands beside the ids of failed connections.
        if ((Is(name, "WinsockFailureCode"u8) || Is(name, "winsock-code"u8)) && Utf8Parser.TryParse(value, out ushort code, out _) && code > 0)
            return (ClueKind.Winsock, Win32Facility | code);
        if (Is(name, "dns-srv-result"u8))
            return value.IndexOf("Negative"u8) >= 0 ? (ClueKind.NoDnsRecord, 0) : null;
        if (Is(name, "summary"u8))
            return value.IndexOf("ms-split-domain-info"u8) >= 0 ? (ClueKind.WrongDomainType, 0) : null;
        return Is(name, "SipResponseCode"u8) && Utf8Parser.TryParse(value, out ushort status, out _) && status is >= 300 and < 700
            ? (ClueKind.PeerStatus, status)
            : null;
    }

    static ClueKind? Complaint(ReadOnlySpan<byte> words)
    {
        if (words.IndexOf("matching FQDN"u8) >= 0)
            return ClueKind.CertificateName;
        if (words.IndexOf("trusted root"u8) >= 0)
            return ClueKind.CertificateTrust;
        if (words.IndexOf("nvalid signature"u8) >= 0)
            return ClueKind.InvalidSignature;
        return words.IndexOf("certificate"u8) >= 0 && words.IndexOf("expired"u8) >= 0 ? ClueKind.CertificateExpired : null;
    }

    static Place PlaceOf(ReadOnlySpan<byte> text, TextSpan value) => Place.Measure(text, value.Start, FirstLine(text.Slice(value)));

    static int FirstLine(ReadOnlySpan<byte> value) => value.IndexOfAny((byte)'\n', (byte)'\r') is >= 0 and var length ? length : value.Length;

    static bool Is(ReadOnlySpan<byte> name, ReadOnlySpan<byte> wanted) => Ascii.EqualsIgnoreCase(name, wanted);
}
