using SipStack.Knowledge;
using SipStack.Trace;

namespace SipStack.Analysis;

/// <summary>Hints on the numbers of a record that stand without a name.</summary>
static class CodeHints
{
    public static void Add(List<Hint> hints, ReadOnlySpan<byte> text, TraceRecord record, Catalog catalog)
    {
        var fields = new FieldReader(text, record);
        while (fields.TryRead(out var field))
        {
            switch (field.Kind)
            {
                case FieldKind.Preface when System.Text.Ascii.EqualsIgnoreCase(text.Slice(field.Name), "Result-Code"u8):
                    if (WrittenCode.TryRead(text[..field.Value.End], field.Value.Start, out var code))
                        AddSymbol(hints, code, catalog);
                    break;
                case FieldKind.SipHeader when KindOf(text, record, field) is not DiagnosticsKind.None and var kind && DiagnosticsHeader.TryRead(text, field.Value, kind, out var header):
                    AddComponent(hints, header, catalog);
                    if (header.Hresult is { } result)
                        AddSymbol(hints, result, catalog);
                    break;
                case FieldKind.FreeText:
                    AddFreeText(hints, text, field.Value, catalog);
                    break;
            }
        }
    }

    static DiagnosticsKind KindOf(ReadOnlySpan<byte> text, TraceRecord record, Field field) =>
        field.Name.IsEmpty && record.Format == RecordFormat.Diagnostics ? DiagnosticsName.StartingAt(text.Slice(field.Value)) : DiagnosticsName.Of(text.Slice(field.Name));

    static void AddComponent(List<Hint> hints, DiagnosticsHeader header, Catalog catalog)
    {
        if (catalog.DiagnosticsComponent(header.Id) is { } component)
            hints.Add(new Hint(header.IdSpan.End, component, HintKind.Code, catalog.Says(CodeKind.Diagnostic, (uint)header.Id)));
    }

    static void AddSymbol(List<Hint> hints, WrittenCode code, Catalog catalog)
    {
        if (!code.HasSymbol && catalog.Hresult(code.Value) is { Name.Length: > 0 } entry)
            hints.Add(new Hint(code.Span.End, entry.Name, HintKind.Code, catalog.Says(CodeKind.Hresult, code.Value)));
    }

    /// <summary>Free text is full of numbers: only a failing code of full length that the catalogue knows is one.</summary>
    static void AddFreeText(List<Hint> hints, ReadOnlySpan<byte> text, TextSpan value, Catalog catalog)
    {
        const int FullLength = 10;
        for (var at = value.Start; at < value.End;)
        {
            var found = text[at..value.End].IndexOf("0x"u8);
            if (found < 0)
                return;
            at += found;
            if (WrittenCode.TryRead(text[..value.End], at, out var code) && code.Value >= 0x8000_0000 && code.Span.Length == FullLength)
                AddSymbol(hints, code, catalog);
            at += 2;
        }
    }
}
