namespace SipStack.Trace;

/// <summary>
/// An <c>ms-diagnostics</c>, <c>ms-diagnostics-public</c> or <c>ms-client-diagnostics</c> header ([MS-OCER] 2.2.1):
/// an error id, then parameters in any order. Spans refer to the text that the header was read from.
/// </summary>
/// <param name="Id">The error id, 0 to 999999.</param>
/// <param name="IdSpan">Its digits, without a sub error code.</param>
/// <param name="Hresult">The code of the <c>HRESULT</c> parameter, if it has a readable one.</param>
public readonly record struct DiagnosticsHeader(DiagnosticsKind Kind, int Id, TextSpan IdSpan, WrittenCode? Hresult, TextSpan Reason, TextSpan Source)
{
    /// <summary>Reads the header's value.</summary>
    public static bool TryRead(ReadOnlySpan<byte> text, TextSpan value, DiagnosticsKind kind, out DiagnosticsHeader header)
    {
        header = default;
        var digits = Bytes.SkipSpaces(text[..value.End], value.Start);
        if (!Bytes.TryReadNumber(text[digits..value.End], out var id, out var length) || length > 6)
            return false;

        WrittenCode? hresult = null;
        TextSpan reason = default, source = default;
        var parameters = new ParameterReader(text, TextSpan.FromBounds(digits + length, value.End));
        while (parameters.TryRead(out var parameter))
        {
            var name = text.Slice(parameter.Name);
            if (Is(name, "HRESULT"u8) && hresult is null && WrittenCode.TryRead(text[..parameter.Value.End], parameter.Value.Start, out var code))
                hresult = code;
            else if (Is(name, "reason"u8) && reason.IsEmpty)
                reason = parameter.Value;
            else if (Is(name, "source"u8) && source.IsEmpty)
                source = parameter.Value;
        }

        header = new DiagnosticsHeader(kind, id, new TextSpan(digits, length), hresult, reason, source);
        return true;
    }

    static bool Is(ReadOnlySpan<byte> name, ReadOnlySpan<byte> wanted) => name.Length == wanted.Length && Bytes.StartsWithIgnoreCase(name, wanted);
}
