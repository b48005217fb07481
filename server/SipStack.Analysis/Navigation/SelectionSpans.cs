using SipStack.Trace;

namespace SipStack.Analysis;

/// <summary>What a selection grows to, step by step: word, value, header, headers or body, record, document.</summary>
public static class SelectionSpans
{
    /// <summary>The spans around an offset from the inside out; each holds the one before it and is longer.</summary>
    public static IReadOnlyList<TextSpan> At(TraceDocument document, int offset)
    {
        var spans = new List<TextSpan> { new(offset, 0) };
        if (document.RecordAt(offset) is >= 0 and var index && document.Records[index] is var record && offset <= record.End)
        {
            Add(spans, TokenAt(document.Text, offset));
            if (Words.At(document, offset) is { } word)
                Add(spans, word.Span);
            AddFields(spans, document, record, offset);
            Add(spans, Trimmed(document, record.Span));
            Add(spans, record.Span);
        }

        Add(spans, new TextSpan(0, document.Text.Length));
        if (spans.Count > 1)
            spans.RemoveAt(0);
        return spans;
    }

    static void AddFields(List<TextSpan> spans, TraceDocument document, TraceRecord record, int offset)
    {
        var fields = new FieldReader(document.Text, record);
        var headers = TextSpan.FromBounds(record.Start, record.Start);
        var isInHeaders = false;
        while (fields.TryRead(out var field))
        {
            var whole = field.Name.IsEmpty ? field.Value : TextSpan.FromBounds(field.Name.Start, field.Value.End);
            if (field.Kind == FieldKind.Body)
            {
                if (offset >= field.Value.Start && BodyBlocks.Read(document.Text, field.Value, out var blocks))
                    blocks.ForEach(block => AddAround(spans, Trimmed(document, block), offset));
                AddAround(spans, field.Value, offset);
                continue;
            }

            if (field.Kind != FieldKind.Preface)
                headers = headers.IsEmpty ? whole : TextSpan.FromBounds(headers.Start, whole.End);
            if (offset < whole.Start || offset > whole.End)
                continue;
            isInHeaders |= field.Kind != FieldKind.Preface;
            AddParameter(spans, document, field, offset);
            AddAround(spans, field.Value, offset);
            AddAround(spans, whole, offset);
        }

        if (isInHeaders)
            AddAround(spans, headers, offset);
    }

    static void AddParameter(List<TextSpan> spans, TraceDocument document, Field field, int offset)
    {
        var parameters = new ParameterReader(document.Text, field.Value);
        while (parameters.TryRead(out var parameter))
        {
            AddAround(spans, parameter.Value, offset);
            AddAround(spans, TextSpan.FromBounds(parameter.Name.Start, parameter.Value.End), offset);
        }
    }

    static void AddAround(List<TextSpan> spans, TextSpan span, int offset)
    {
        if (span.Start <= offset && offset <= span.End)
            Add(spans, span);
    }

    /// <summary>Adds a span that holds the last one and more; what overlaps it only in part is left out.</summary>
    static void Add(List<TextSpan> spans, TextSpan span)
    {
        var last = spans[^1];
        if (span.Start <= last.Start && last.End <= span.End && span.Length > last.Length)
            spans.Add(span);
    }

    static TextSpan TokenAt(ReadOnlySpan<byte> text, int offset)
    {
        const int Longest = 1000;
        var (start, end) = (offset, offset);
        while (start > 0 && offset - start < Longest && IsToken(text[start - 1]))
            start--;
        while (end < text.Length && end - offset < Longest && IsToken(text[end]))
            end++;
        return TextSpan.FromBounds(start, end);
    }

    /// <summary>What stands together in numbers, names and words of any language.</summary>
    static bool IsToken(byte b) => b >= 0x80 || char.IsAsciiLetterOrDigit((char)b) || b is (byte)'_' or (byte)'-';

    static TextSpan Trimmed(TraceDocument document, TextSpan span) => span with { Length = document.Text.Slice(span).TrimEnd(" \t\r\n"u8).Length };
}
