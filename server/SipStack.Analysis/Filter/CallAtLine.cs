using SipStack.Trace;

namespace SipStack.Analysis;

/// <summary>The call to which the record at a line belongs.</summary>
public static class CallAtLine
{
    /// <summary>The Call-ID as the log writes it, reading up to the line; empty when no record stands there or it names no call.</summary>
    /// <param name="line">Zero-based. A blank line behind a record belongs to it here.</param>
    public static byte[] Find(TraceReader reader, long line, CancellationToken cancellation = default)
    {
        using var record = new MemoryStream();
        var format = RecordFormat.Unrecognized;
        while (reader.TryRead() && reader.Line <= line)
        {
            cancellation.ThrowIfCancellationRequested();
            format = reader.Format;
            record.SetLength(0);
            record.Write(reader.Record);
        }

        var text = record.GetBuffer().AsSpan(0, (int)record.Length);
        return text.Slice(MessageReader.Read(text, new TraceRecord(0, text.Length, format)).CallId).ToArray();
    }
}
