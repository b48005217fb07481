using System.Text;
using SipStack.Trace;

namespace SipStack.Analysis;

/// <summary>The <c>Severity:</c> of an event record, which says more of the record than the level of its trace header.</summary>
static class SeverityText
{
    public static TraceLevel? Read(ReadOnlySpan<byte> value)
    {
        if (Ascii.EqualsIgnoreCase(value, "error"u8))
            return TraceLevel.Error;
        if (Ascii.EqualsIgnoreCase(value, "warning"u8))
            return TraceLevel.Warning;
        return Ascii.EqualsIgnoreCase(value, "information"u8) ? TraceLevel.Information : null;
    }
}
