using System.Globalization;

namespace SipStack.Knowledge;

/// <summary>Codes as people write them.</summary>
static class CodeText
{
    const string DiagnosticPrefix = "ms-diagnostics-";
    const string PublicPrefix = "ms-diagnostics-public-";
    const string ClientPrefix = "ms-client-diagnostics-";
    const string SipPrefix = "sip-";
    const string Win32Prefix = "win32-";

    public static string Format(CodeKind kind, uint value) => kind switch
    {
        CodeKind.Diagnostic => string.Create(CultureInfo.InvariantCulture, $"{DiagnosticPrefix}{value}"),
        CodeKind.SipStatus => string.Create(CultureInfo.InvariantCulture, $"{SipPrefix}{value}"),
        CodeKind.Win32 => string.Create(CultureInfo.InvariantCulture, $"{Win32Prefix}{value}"),
        CodeKind.Transaction => TransactionFaults.Name((TransactionFault)value),
        _ => string.Create(CultureInfo.InvariantCulture, $"0x{value:X8}"),
    };

    /// <summary>Reads a code whose notation tells its kind. A bare number below 0x80000000 is taken for an id of ms-diagnostics.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out CodeKind kind, out uint value)
    {
        kind = CodeKind.Unknown;
        value = 0;
        if (After(text, "0x") is { IsEmpty: false } hex)
            return Is(CodeKind.Hresult, hex.Length <= 8 && uint.TryParse(hex, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out value), ref kind);
        if (text.StartsWith('-'))
        {
            var isSigned = int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var signed);
            value = unchecked((uint)signed);
            return Is(CodeKind.Hresult, isSigned, ref kind);
        }

        // The three headers share one space of ids; people write the name that their log shows.
        if (After(text, PublicPrefix) is { IsEmpty: false } shown || !(shown = After(text, ClientPrefix)).IsEmpty)
            return Is(CodeKind.Diagnostic, TryParseDecimal(shown, out value), ref kind);
        if (After(text, DiagnosticPrefix) is { IsEmpty: false } id)
            return Is(CodeKind.Diagnostic, TryParseDecimal(id, out value), ref kind);
        if (After(text, SipPrefix) is { IsEmpty: false } status)
            return Is(CodeKind.SipStatus, TryParseDecimal(status, out value), ref kind);
        if (After(text, Win32Prefix) is { IsEmpty: false } win32)
            return Is(CodeKind.Win32, TryParseDecimal(win32, out value), ref kind);
        if (TransactionFaults.TryParse(text, out var fault))
        {
            value = (uint)fault;
            return Is(CodeKind.Transaction, success: true, ref kind);
        }

        var isDecimal = TryParseDecimal(text, out value);
        return Is(value > int.MaxValue ? CodeKind.Hresult : CodeKind.Diagnostic, isDecimal, ref kind);
    }

    static bool TryParseDecimal(ReadOnlySpan<char> text, out uint value) => uint.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value);

    static ReadOnlySpan<char> After(ReadOnlySpan<char> text, string prefix) => text.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) ? text[prefix.Length..] : default;

    static bool Is(CodeKind parsed, bool success, ref CodeKind kind)
    {
        kind = success ? parsed : CodeKind.Unknown;
        return success;
    }
}
