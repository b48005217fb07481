using System.Text;
using SipStack.Trace;

namespace SipStack.Analysis;

/// <summary>The name that a server gives itself in a message that it made: <c>source</c> of a diagnostics header, else <c>targetname</c> of a challenge.</summary>
static class WriterNames
{
    /// <summary>Empty when the record tells none.</summary>
    public static string Read(ReadOnlySpan<byte> record, RecordFormat format)
    {
        var fields = new FieldReader(record, new TraceRecord(0, record.Length, format));
        var target = "";
        while (fields.TryRead(out var field))
        {
            if (field.Kind != FieldKind.SipHeader)
                continue;
            var name = record.Slice(field.Name);
            if (DiagnosticsName.Of(name) is not DiagnosticsKind.None and var kind)
            {
                if (DiagnosticsHeader.TryRead(record, field.Value, kind, out var diagnostics) && !diagnostics.Source.IsEmpty)
                    return Text(record, diagnostics.Source);
            }
            else if (target.Length == 0 && (Ascii.EqualsIgnoreCase(name, "WWW-Authenticate"u8) || Ascii.EqualsIgnoreCase(name, "Proxy-Authenticate"u8)))
            {
                target = Text(record, AuthenticationHeader.Read(record, field.Value).TargetName);
            }
        }

        return target;
    }

    /// <summary>Kerberos writes the service before the host: <c>sip/fe01.contoso.com</c>.</summary>
    static string Text(ReadOnlySpan<byte> record, TextSpan span)
    {
        var text = Encoding.UTF8.GetString(record.Slice(span));
        return text[(text.IndexOf('/', StringComparison.Ordinal) + 1)..];
    }
}
