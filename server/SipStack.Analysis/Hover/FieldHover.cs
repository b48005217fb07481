using System.Text;
using SipStack.Knowledge;
using SipStack.Trace;

namespace SipStack.Analysis;

/// <summary>Hovers on the parts of a record: names of keys and headers, codes, methods, parameters, tokens. Bodies and free text have codes at most.</summary>
static class FieldHover
{
    const int LongestName = 64;

    public static HoverText? At(HoverContext context)
    {
        var fields = new FieldReader(context.Text, context.Record);
        if (TraceHeaderHover.At(context, fields.Header) is { } header)
            return header;
        while (fields.TryRead(out var field))
        {
            context.Cancellation.ThrowIfCancellationRequested();
            if (context.IsOn(field.Name))
                return OnName(context, field);
            if (context.IsOn(field.Value))
                return field.Kind == FieldKind.Body ? null : IceWarningHover.In(context, field) ?? CodeHover.In(context, field) ?? OnValue(context, field);
        }

        return null;
    }

    /// <summary>A header's name without the dashes that a paste has made of its hyphens.</summary>
    public static string NameOf(ReadOnlySpan<byte> name) => DiagnosticsName.Of(name) switch
    {
        DiagnosticsKind.Server => "ms-diagnostics",
        DiagnosticsKind.Public => "ms-diagnostics-public",
        DiagnosticsKind.Client => "ms-client-diagnostics",
        _ => name.Length > LongestName ? "" : Encoding.UTF8.GetString(name),
    };

    static HoverText? OnName(HoverContext context, Field field)
    {
        var name = NameOf(context.Text.Slice(field.Name));
        var isKey = field.Kind is FieldKind.Preface or FieldKind.StartLine or FieldKind.Body;
        return FieldNotes.Find(isKey ? NoteKind.Record : NoteKind.Header, name) is { } note ? context.Explain(field.Name, Notes.Explain(note)) : null;
    }

    static HoverText? OnValue(HoverContext context, Field field) => field.Kind switch
    {
        FieldKind.StartLine => MethodHover(context, FirstWord(context.Text, field.Value)),
        FieldKind.Preface => OnPreface(context, field),
        FieldKind.SipHeader => OnHeader(context, field),
        _ => null,
    };

    static HoverText? OnPreface(HoverContext context, Field field)
    {
        var name = NameOf(context.Text.Slice(field.Name));
        return name.ToUpperInvariant() switch
        {
            "SIP-CALL-ID" => CallHover.At(context, field.Value),
            "SIP-START-LINE" => MethodHover(context, FirstWord(context.Text, field.Value)),
            "SIP-CSEQ" => CSeqHover(context, field.Value),
            "DATA" => SecurityDataHover.At(context, field.Value),
            "TEXT" => null,
            "DIRECTION" => ParameterHover.At(context, "Direction", field.Value) ?? KeyHover(context, name, FirstPart(context.Text, field.Value)),
            _ => KeyHover(context, name, field.Value),
        };
    }

    static HoverText? OnHeader(HoverContext context, Field field)
    {
        var name = NameOf(context.Text.Slice(field.Name));
        return name.ToUpperInvariant() switch
        {
            "CALL-ID" or "I" => CallHover.At(context, field.Value),
            "CSEQ" => CSeqHover(context, field.Value),
            "WWW-AUTHENTICATE" or "PROXY-AUTHENTICATE" or "AUTHORIZATION" or "PROXY-AUTHORIZATION" or "AUTHENTICATION-INFO" or "PROXY-AUTHENTICATION-INFO" =>
                AuthenticationHover.At(context, name, field.Value),
            _ => ParameterHover.At(context, name, field.Value),
        };
    }

    /// <summary>The value of a key: what this value says if there is a note on it, else what the key is.</summary>
    static HoverText? KeyHover(HoverContext context, string name, TextSpan value)
    {
        if (!context.IsOn(value))
            return null;
        var text = value.Length > LongestName ? "" : Encoding.UTF8.GetString(context.Text.Slice(value));
        return (FieldNotes.Find(NoteKind.Record, $"{name}={text}") ?? FieldNotes.Find(NoteKind.Record, name)) is { } note ? context.Explain(value, Notes.Explain(note)) : null;
    }

    static HoverText? CSeqHover(HoverContext context, TextSpan value) =>
        CSeq.TryRead(context.Text, value, out var cseq) ? MethodHover(context, cseq.Method) : null;

    static HoverText? MethodHover(HoverContext context, TextSpan word) =>
        context.IsOn(word) && Methods.Known(context.Text.Slice(word)) is { } method && FieldNotes.Find(NoteKind.Method, method) is { } note
            ? context.Explain(word, Notes.Explain(note))
            : null;

    static TextSpan FirstWord(ReadOnlySpan<byte> text, TextSpan value) => UpTo(text, value, " \t\r\n"u8);

    static TextSpan FirstPart(ReadOnlySpan<byte> text, TextSpan value) => UpTo(text, value, "; \t\r\n"u8);

    static TextSpan UpTo(ReadOnlySpan<byte> text, TextSpan value, ReadOnlySpan<byte> ends)
    {
        var length = text.Slice(value).IndexOfAny(ends);
        return length < 0 ? value : value with { Length = length };
    }
}
