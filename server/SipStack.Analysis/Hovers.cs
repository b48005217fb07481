using SipStack.Knowledge;
using SipStack.Trace;

namespace SipStack.Analysis;

/// <summary>An explanation for a place in a document.</summary>
public sealed record HoverText(Place Place, Explanation Explanation);

/// <summary>Finds what stands at an offset and explains it: findings first, then any code, failing or not.</summary>
public static class Hovers
{
    public static HoverText? At(TraceDocument document, IReadOnlyList<Finding> findings, Catalog catalog, int offset)
    {
        foreach (var finding in findings)
        {
            if (finding.Place.Offset <= offset && offset <= finding.Place.Offset + finding.Place.Length)
                return new HoverText(finding.Place, Explanations.Of(catalog, finding.Key, finding));
        }

        return CodeAt(document, offset) is { } code ? new HoverText(code.Place, Explanations.Of(catalog, code.Key)) : null;
    }

    static (CodeKey Key, Place Place)? CodeAt(TraceDocument document, int offset)
    {
        var index = document.RecordAt(offset);
        if (index < 0)
            return null;
        var record = document.Records[index];
        var fields = new FieldReader(document.Text, record);
        while (fields.TryRead(out var field))
        {
            if (offset >= field.Value.Start && offset <= field.Value.End)
                return field.Kind == FieldKind.Body ? null : CodeIn(document.Text, field, offset) is { } found ? (found.Key, PlaceOf(document, found.Span)) : null;
        }

        return null;
    }

    static (CodeKey Key, TextSpan Span)? CodeIn(ReadOnlySpan<byte> text, Field field, int offset)
    {
        if (field.Kind == FieldKind.StartLine && StartLine.TryReadValue(text.Slice(field.Value), out var line) && line.IsResponse)
        {
            var status = new TextSpan(field.Value.Start + "SIP/2.0 ".Length, 3);
            if (offset >= status.Start && offset <= status.End)
                return (new CodeKey(CodeKind.SipStatus, (uint)line.StatusCode), status);
        }

        var kind = DiagnosticsName.Of(text.Slice(field.Name));
        if (kind != DiagnosticsKind.None && DiagnosticsHeader.TryRead(text, field.Value, kind, out var header) && offset >= header.IdSpan.Start && offset <= header.IdSpan.End)
            return (CodeKey.Diagnostic(header.Id), header.IdSpan);
        return WrittenAt(text, field.Value, offset) is { } code ? (CodeKey.Hresult(code.Value), code.Span) : null;
    }

    /// <summary>A written code that holds the offset; it begins at most a line's width before it.</summary>
    static WrittenCode? WrittenAt(ReadOnlySpan<byte> text, TextSpan value, int offset)
    {
        const int LongestCode = 80;
        for (var at = Math.Max(value.Start, offset - LongestCode); at <= offset && at < value.End; at++)
        {
            if (WrittenCode.TryRead(text[..value.End], at, out var code) && offset <= code.Span.End && (at == 0 || !char.IsAsciiLetterOrDigit((char)text[at - 1])))
                return code;
        }

        return null;
    }

    static Place PlaceOf(TraceDocument document, TextSpan span)
    {
        var line = document.Lines.LineAt(span.Start);
        var start = document.Lines.StartOf(line);
        var place = Place.Measure(document.Text[start..span.End], span.Start - start, span.Length);
        return place.In(start, line);
    }
}
