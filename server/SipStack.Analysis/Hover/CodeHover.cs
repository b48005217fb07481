using SipStack.Knowledge;
using SipStack.Trace;

namespace SipStack.Analysis;

/// <summary>Any code in a field, failing or not: status code, error id, HRESULT.</summary>
static class CodeHover
{
    /// <summary>A number with the longest name; a written code begins no further before the offset.</summary>
    const int LongestCode = 80;

    public static HoverText? In(HoverContext context, Field field) =>
        CodeIn(context, field) is { } code ? context.Explain(code.Span, Explanations.Of(context.Catalog, code.Key)) : null;

    static (CodeKey Key, TextSpan Span)? CodeIn(HoverContext context, Field field)
    {
        var text = context.Text;
        if (field.Kind == FieldKind.StartLine && StartLine.TryReadValue(text.Slice(field.Value), out var line) && line.IsResponse)
        {
            var status = new TextSpan(field.Value.Start + "SIP/2.0 ".Length, 3);
            if (context.IsOn(status))
                return (new CodeKey(CodeKind.SipStatus, (uint)line.StatusCode), status);
        }

        var kind = DiagnosticsName.Of(text.Slice(field.Name));
        if (kind != DiagnosticsKind.None && DiagnosticsHeader.TryRead(text, field.Value, kind, out var header) && context.IsOn(header.IdSpan))
            return (CodeKey.Diagnostic(header.Id), header.IdSpan);
        return WrittenAt(text, field.Value, context.Offset) is { } code ? (CodeKey.Hresult(code.Value), code.Span) : null;
    }

    static WrittenCode? WrittenAt(ReadOnlySpan<byte> text, TextSpan value, int offset)
    {
        for (var at = Math.Max(value.Start, offset - LongestCode); at <= offset && at < value.End; at++)
        {
            if (WrittenCode.TryRead(text[..value.End], at, out var code) && offset <= code.Span.End && (at == 0 || !char.IsAsciiLetterOrDigit((char)text[at - 1])))
                return code;
        }

        return null;
    }
}
