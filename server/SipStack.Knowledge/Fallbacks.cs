using System.Globalization;

namespace SipStack.Knowledge;

/// <summary>What a number tells of itself when the catalogue has no entry for it.</summary>
static class Fallbacks
{
    /// <summary>
    /// Ids of Mediation Server from here on look like this plus the SIP status of the gateway; [MS-OCER] 9.3.2 lists such ids without a word.
    /// </summary>
    const uint GatewayStatus = 10_000;

    /// <summary>For a list or the command line: <c>error, facility 0x3E9 (SIP protocol stack), no entry.</c></summary>
    public static string Line(Catalog catalog, CodeKind kind, uint value)
    {
        var entry = catalog.Find(kind, value);
        var end = entry switch
        {
            null => "no entry.",
            { Says.Length: > 0 } => "explained.",
            _ => $"{entry.Name}, name only.",
        };
        return string.Create(CultureInfo.InvariantCulture, $"{Origin(catalog, kind, value)}, {end}");
    }

    /// <summary>For a finding: one sentence without the number.</summary>
    public static string Sentence(Catalog catalog, CodeKind kind, uint value)
    {
        var component = kind switch
        {
            CodeKind.Hresult => catalog.Facility(HresultFacility.NumberOf(value)),
            CodeKind.Diagnostic when value <= int.MaxValue => catalog.DiagnosticsComponent((int)value),
            _ => null,
        };
        if (catalog.Find(kind, value) is { Name.Length: > 0 } entry)
            return $"{(component is null ? "Error" : $"{component}: error")} {entry.Name}; the catalogue has its name but no explanation.";
        if (kind == CodeKind.Diagnostic && value is >= GatewayStatus + 400 and < GatewayStatus + 700 && catalog.SipStatus((int)(value - GatewayStatus)) is { } status)
            return $"The gateway or telephone system most likely answered {status.Name}.";
        return component is null ? "An error that the catalogue does not explain." : $"{component}: an error that the catalogue does not explain.";
    }

    static string Origin(Catalog catalog, CodeKind kind, uint value) => kind switch
    {
        CodeKind.Hresult => $"{(value > int.MaxValue ? "error" : "success")}, {FacilityText(catalog, value)}",
        CodeKind.Diagnostic => DiagnosticText(catalog, value),
        CodeKind.SipStatus => $"SIP status{SipClass(value)}",
        CodeKind.Win32 => "Windows error",
        CodeKind.Transaction => "fault in the course of a transaction",
        _ => "",
    };

    static string FacilityText(Catalog catalog, uint value)
    {
        var facility = HresultFacility.NumberOf(value);
        var low = value & 0xFFFF;
        return facility switch
        {
            HresultFacility.Win32 => $"Windows error {low}",
            HresultFacility.SipStatus => $"SIP status {low}{SipClass(low)}",
            _ => $"facility 0x{facility:X} ({catalog.Facility(facility) ?? "component not known"})",
        };
    }

    static string DiagnosticText(Catalog catalog, uint value) => value <= int.MaxValue && catalog.RangeOf((int)value) is { } range
        ? $"error id of {range.Component} (range {range.From} to {range.To}{(range.IsDerived ? ", from the ids seen" : "")})"
        : "error id outside every known range";

    // RFC 3261 section 7.2.
    static string SipClass(uint status) => (status / 100) switch
    {
        1 => " (provisional)",
        2 => " (success)",
        3 => " (redirection)",
        4 => " (client error)",
        5 => " (server error)",
        6 => " (global failure)",
        _ => " (not valid)",
    };
}
