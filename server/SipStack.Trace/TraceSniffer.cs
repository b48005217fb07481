namespace SipStack.Trace;

/// <summary>What the beginning of a text says about it.</summary>
public enum TraceKind : byte
{
    /// <summary>No known form.</summary>
    None,

    /// <summary>A bare SIP message or diagnostics header (D, E), or a record without header line.</summary>
    Bare,

    /// <summary>A trace header line (A, B, C, F).</summary>
    Trace,
}

/// <summary>Tells from its first 64 KiB whether a text is a trace.</summary>
public static class TraceSniffer
{
    public const int Length = 64 * 1024;

    public static TraceKind Sniff(ReadOnlySpan<byte> text)
    {
        var start = text[..Math.Min(text.Length, Length)];
        var kind = TraceKind.None;
        for (var at = 0; RecordScanner.Next(start, at, isFinal: true, out var record) == ScanResult.Record; at = record.End)
        {
            if (record.HasTraceHeader)
                return TraceKind.Trace;
            if (record.Format != RecordFormat.Unrecognized)
                kind = TraceKind.Bare;
        }

        return kind;
    }

    public static bool HasTraceHeader(ReadOnlySpan<byte> text) => Sniff(text) == TraceKind.Trace;
}
