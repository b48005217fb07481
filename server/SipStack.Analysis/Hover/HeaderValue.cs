using System.Text;
using SipStack.Trace;

namespace SipStack.Analysis;

/// <summary>A single header of a record, for what is asked too seldom to be read of every message.</summary>
static class HeaderValue
{
    /// <summary>The value of the first SIP header with that name, as a span of the text; empty when there is none.</summary>
    public static TextSpan Find(ReadOnlySpan<byte> text, TraceRecord record, ReadOnlySpan<byte> name)
    {
        var fields = new FieldReader(text, record);
        while (fields.TryRead(out var field))
        {
            if (field.Kind == FieldKind.SipHeader && Ascii.EqualsIgnoreCase(text.Slice(field.Name), name))
                return field.Value;
        }

        return default;
    }
}
