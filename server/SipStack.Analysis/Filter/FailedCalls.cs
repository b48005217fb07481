using SipStack.Knowledge;
using SipStack.Trace;

namespace SipStack.Analysis;

/// <summary>
/// The calls of a trace that failed: the last attempt was refused, or a finding is an error (<see cref="Call.IsFailed"/>). Whether a call
/// fails shows at its end, so a filter that asks for failed calls needs this look at the whole trace first.
/// </summary>
public static class FailedCalls
{
    /// <summary>No more are kept, so that memory stays bounded (about 50 MB).</summary>
    public const int Most = 1_000_000;

    public static HashSet<Fingerprint> Of(TraceDocument document, Catalog catalog, CancellationToken cancellation = default) =>
        [.. CallScan.Of(document, catalog, cancellation).Where(call => call.IsFailed).Select(call => call.Id)];

    /// <summary>Adds the failed calls of a stream.</summary>
    /// <returns>False when there are more than <see cref="Most"/>: the rest is left out.</returns>
    public static bool AddFrom(TraceReader reader, Catalog catalog, HashSet<Fingerprint> failed, Action<long>? progress = null, CancellationToken cancellation = default)
    {
        var scan = new CallScan(catalog, TraceSniffer.HasTraceHeader(reader.Peek(TraceSniffer.Length)));
        while (reader.TryRead())
        {
            cancellation.ThrowIfCancellationRequested();
            scan.Add(reader.Record, new TraceRecord(0, reader.Record.Length, reader.Format), reader.Skim, reader.Offset, reader.Line);
            progress?.Invoke(reader.Offset);
            if (!Take(scan, failed))
                return false;
        }

        scan.Complete();
        return Take(scan, failed);
    }

    static bool Take(CallScan scan, HashSet<Fingerprint> failed)
    {
        while (scan.TryTake(out var call))
        {
            if (call.IsFailed && failed.Add(call.Id) && failed.Count > Most)
                return false;
        }

        return true;
    }
}
