using System.Text;
using SipStack.Trace;

namespace SipStack.Analysis;

/// <summary>Single parts of a record that a ladder shows.</summary>
static class RecordParts
{
    /// <summary>Host and port of the topmost Via: who sent the request, or whom the response goes to. Empty where a paste has lost it.</summary>
    public static ReadOnlySpan<byte> SentBy(ReadOnlySpan<byte> record, RecordFormat format)
    {
        var fields = new FieldReader(record, new TraceRecord(0, record.Length, format));
        while (fields.TryRead(out var field))
        {
            var name = record.Slice(field.Name);
            if (field.Kind == FieldKind.SipHeader && (Ascii.EqualsIgnoreCase(name, "Via"u8) || Ascii.EqualsIgnoreCase(name, "v"u8)))
                return record.Slice(ViaHeader.Read(record, field.Value).SentBy);
        }

        return default;
    }

    /// <summary>The <c>Text:</c> of an event.</summary>
    public static string EventText(ReadOnlySpan<byte> record, RecordFormat format)
    {
        var fields = new FieldReader(record, new TraceRecord(0, record.Length, format));
        while (fields.TryRead(out var field))
        {
            if (field.Kind == FieldKind.Preface && Ascii.EqualsIgnoreCase(record.Slice(field.Name), "Text"u8))
                return LogText.Of(record, field.Value);
        }

        return "";
    }
}
