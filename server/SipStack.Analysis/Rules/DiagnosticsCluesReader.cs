using System.Buffers.Text;
using System.Text;
using SipStack.Trace;

namespace SipStack.Analysis;

/// <summary>Reads <see cref="DiagnosticsClues"/> from a list of parameters.</summary>
static class DiagnosticsCluesReader
{
    const uint Win32Facility = 0x8007_0000;

    /// <summary>Adds what the parameters in <paramref name="list"/> tell; the first that says something counts.</summary>
    public static DiagnosticsClues Read(ReadOnlySpan<byte> text, TextSpan list, DiagnosticsClues clues)
    {
        TextSpan asked = default, found = default, domain = default, host = default;
        var isInDomain = false;
        var parameters = new ParameterReader(text, list);
        while (parameters.TryRead(out var parameter))
        {
            var name = text.Slice(parameter.Name);
            var value = text.Slice(parameter.Value);
            if (Is(name, "ErrorType"u8) && clues.Complaint == CertificateComplaint.None)
                clues = clues with { Complaint = ComplaintOf(value), ComplaintPlace = PlaceOf(text, parameter.Value) };
            else if (Is(name, "WinsockFailureCode"u8) && clues.Winsock == 0 && Utf8Parser.TryParse(value, out ushort code, out _))
                clues = clues with { Winsock = Win32Facility | code, WinsockPlace = PlaceOf(text, parameter.Value) };
            else if (Is(name, "tls-target"u8) || Is(name, "expected-fqdn"u8))
                asked = parameter.Value;
            else if (Is(name, "PeerServer"u8) || Is(name, "certName"u8))
                found = parameter.Value;
            else if (Is(name, "domain"u8))
                domain = parameter.Value;
            else if (name.Length > 4 && Is(name[..4], "fqdn"u8))
                (host, isInDomain) = (host.IsEmpty ? parameter.Value : host, isInDomain || HostNames.IsDirectlyIn(value, text.Slice(domain)));
        }

        if (!clues.HasOtherName && HostNames.Differ(text.Slice(asked), text.Slice(found)))
            clues = clues with { HasOtherName = true, OtherNamePlace = PlaceOf(text, found) };
        if (!clues.HasHostOutsideDomain && !host.IsEmpty && HostNames.IsName(text.Slice(domain)) && !isInDomain)
            clues = clues with { HasHostOutsideDomain = true, HostPlace = PlaceOf(text, host) };
        return clues;
    }

    static CertificateComplaint ComplaintOf(ReadOnlySpan<byte> errorType)
    {
        if (errorType.IndexOf("matching FQDN"u8) >= 0)
            return CertificateComplaint.Name;
        if (errorType.IndexOf("trusted root"u8) >= 0)
            return CertificateComplaint.Trust;
        return errorType.IndexOf("certificate"u8) >= 0 && errorType.IndexOf("expired"u8) >= 0 ? CertificateComplaint.Expired : CertificateComplaint.None;
    }

    static Place PlaceOf(ReadOnlySpan<byte> text, TextSpan value) => Place.Measure(text, value.Start, value.Length);

    static bool Is(ReadOnlySpan<byte> name, ReadOnlySpan<byte> wanted) => Ascii.EqualsIgnoreCase(name, wanted);
}
