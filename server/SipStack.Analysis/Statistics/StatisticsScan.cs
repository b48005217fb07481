using SipStack.Knowledge;
using SipStack.Trace;

namespace SipStack.Analysis;

/// <summary>Adds the records of one trace, in file order, to statistics.</summary>
public sealed class StatisticsScan(TraceStatistics statistics, Catalog catalog, bool textHasTraceHeaders)
{
    readonly FindingScan findings = new(catalog, textHasTraceHeaders);

    /// <summary>Reads a whole stream.</summary>
    /// <returns>False when it holds no known form of a trace.</returns>
    public static bool AddFrom(TraceReader reader, TraceStatistics statistics, Catalog catalog, Action<long>? progress = null, CancellationToken cancellation = default)
    {
        var known = statistics.KnownRecords;
        var scan = new StatisticsScan(statistics, catalog, TraceSniffer.HasTraceHeader(reader.Peek(TraceSniffer.Length)));
        while (reader.TryRead())
        {
            cancellation.ThrowIfCancellationRequested();
            scan.Add(reader.Record, reader.Format, reader.Skim, reader.Offset, reader.Line);
            progress?.Invoke(reader.Offset);
        }

        scan.Complete();
        return statistics.KnownRecords > known;
    }

    public void Add(ReadOnlySpan<byte> record, RecordFormat format, in RecordSkim skim, long offset, long line)
    {
        statistics.Add(RecordGist.Read(record, format));
        if (format != RecordFormat.Unrecognized)
            statistics.KnownRecords++;
        findings.Add(record, new TraceRecord(0, record.Length, format), skim, offset, line);
        TakeFindings();
    }

    public void Complete()
    {
        findings.Complete();
        TakeFindings();
    }

    void TakeFindings()
    {
        while (findings.TryTake(out var finding))
            statistics.Add(finding);
    }
}
