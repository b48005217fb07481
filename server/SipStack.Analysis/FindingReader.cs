using System.Diagnostics.CodeAnalysis;
using SipStack.Knowledge;
using SipStack.Trace;

namespace SipStack.Analysis;

/// <summary>Reads the findings of a stream one after the other with bounded memory; the same ones that <see cref="Findings.Of"/> gives.</summary>
/// <param name="start">The first bytes of the text, up to <see cref="TraceSniffer.Length"/>: they tell whether bare ids count.</param>
public sealed class FindingReader(TraceReader reader, Catalog catalog, ReadOnlySpan<byte> start)
{
    readonly FindingScan scan = new(catalog, TraceSniffer.HasTraceHeader(start));
    bool isComplete;

    /// <summary>True once a record of a known form was read.</summary>
    public bool FoundTrace => scan.KnownRecords > 0;

    /// <summary>Offset up to which the text has been read.</summary>
    public long Offset => reader.Offset;

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
                scan.Add(record, new TraceRecord(0, record.Length, reader.Format), reader.Offset, reader.Line);
                continue;
            }

            scan.Complete();
            isComplete = true;
        }

        return true;
    }
}
