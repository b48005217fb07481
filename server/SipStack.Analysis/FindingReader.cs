using System.Diagnostics.CodeAnalysis;
using SipStack.Knowledge;
using SipStack.Trace;

namespace SipStack.Analysis;

/// <summary>Reads the findings of a stream one after the other with bounded memory; the same ones that <see cref="Findings.Of"/> gives.</summary>
public sealed class FindingReader(TraceReader reader, Catalog catalog)
{
    readonly FindingScan scan = new(catalog, TraceSniffer.HasTraceHeader(reader.Peek(TraceSniffer.Length)));
    bool isComplete;
    int untilReport;

    /// <summary>Called now and then with the offset up to which the text has been read.</summary>
    public Action<long>? Progress { get; init; }

    /// <summary>True once a record of a known form was read.</summary>
    public bool FoundTrace => scan.KnownRecords > 0;

    public bool TryRead([NotNullWhen(true)] out Finding? finding, CancellationToken cancellation = default)
    {
        while (!scan.TryTake(out finding))
        {
            cancellation.ThrowIfCancellationRequested();
            if (isComplete)
                return false;
            if (reader.TryRead())
            {
                var record = reader.Record;
                scan.Add(record, new TraceRecord(0, record.Length, reader.Format), reader.Skim, reader.Offset, reader.Line);
                ReportProgress();
                continue;
            }

            scan.Complete();
            isComplete = true;
        }

        return true;
    }

    void ReportProgress()
    {
        const int Records = 4096;
        if (Progress is null || --untilReport > 0)
            return;
        untilReport = Records;
        Progress(reader.Offset);
    }
}
