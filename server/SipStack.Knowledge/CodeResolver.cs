namespace SipStack.Knowledge;

/// <summary>Makes a code out of what a person typed or pasted.</summary>
static class CodeResolver
{
    const int MaximumLength = 200;

    public static CodeQuery Resolve(Catalog catalog, string text)
    {
        var typed = text.Trim().Trim('"', '\'', '\u201C', '\u201D', '`');
        if (typed.Length is 0 or > MaximumLength)
            return new(typed.Length == 0 ? "" : $"{typed[..20]}…", CodeKind.Unknown, null, null, "not a code.", "Type a code such as 0xC3E93EC3, a name, or ms-diagnostics-1000.");

        // The form in which headers print a code: 0xC3E93EC3(SIP_E_AUTH_UNAUTHORIZED). The number decides.
        var bracket = typed.IndexOf('(', StringComparison.Ordinal);
        var number = bracket > 0 && typed.EndsWith(')') ? typed[..bracket] : typed;
        if (!CodeText.TryParse(number, out var kind, out var value))
            return OfName(catalog, typed);

        var isBare = char.IsAsciiDigit(number[0]) && kind == CodeKind.Diagnostic;
        if (isBare && catalog.Find(kind, value) is null && catalog.Find(CodeKind.SipStatus, value) is not null)
            kind = CodeKind.SipStatus;
        return OfNumber(catalog, kind, value, isBare);
    }

    static CodeQuery OfNumber(Catalog catalog, CodeKind kind, uint value, bool isBare)
    {
        var entry = catalog.Find(kind, value);
        var hint = entry is { Says.Length: > 0 } ? "" : Hint(catalog, kind, value, isBare);
        return new(CodeText.Format(kind, value), kind, value, entry, Fallbacks.Line(catalog, kind, value), hint);
    }

    static CodeQuery OfName(Catalog catalog, string name)
    {
        if (catalog.Symbol(name) is { } entry)
        {
            var line = entry.Value is { } value ? Fallbacks.Line(catalog, entry.Kind, value) : "error, number not known, explained.";
            return new(entry.Code, entry.Kind, entry.Value, entry, line, entry.Says.Length > 0 ? "" : Hint(catalog, entry.Kind, entry.Value ?? 0, isBare: false));
        }

        if (IsBareHex(name))
            return new(name, CodeKind.Unknown, null, null, "not a code.", HexHint(name));

        var isSymbol = !char.IsAsciiDigit(name[0]) && name.All(character => char.IsAsciiLetterOrDigit(character) || character == '_');
        return isSymbol
            ? new(name, CodeKind.Symbol, null, null, "no entry of that name.", "Type the number that stands before the name in the log.")
            : new(name, CodeKind.Unknown, null, null, "not a code.", "Type a code such as 0xC3E93EC3, a name, or ms-diagnostics-1000.");
    }

    static bool IsBareHex(string text) => text.Length == 8 && text.All(char.IsAsciiHexDigit);

    static string HexHint(string digits) => $"For a hexadecimal code type 0x{digits}.";

    static string Hint(Catalog catalog, CodeKind kind, uint value, bool isBare)
    {
        if (isBare && catalog.Find(CodeKind.Win32, value) is { } windows)
            return $"For the Windows error {windows.Name} type {windows.Code}.";
        if (isBare && value >= 10_000_000 && IsBareHex($"{value}"))
            return HexHint($"{value}");
        if (kind == CodeKind.SipStatus)
            return value is >= 100 and < 700 ? $"An unknown status counts as {value / 100}00 (RFC 3261 section 8.1.3.2)." : "A SIP status lies between 100 and 699.";
        return kind == CodeKind.Diagnostic
            ? "The reason in the header says what happened; you can add the id with sipstack.catalog.files."
            : "If the log prints a name behind it, search for that name; you can add it with sipstack.catalog.files.";
    }
}
