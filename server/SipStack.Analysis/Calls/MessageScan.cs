using System.Diagnostics.CodeAnalysis;
using SipStack.Knowledge;
using SipStack.Trace;

namespace SipStack.Analysis;

/// <summary>
/// Makes rows (calls, registrations) of records that are added in file order, together with their findings. The same for an open
/// document and for a stream; rows come in the order of their first records.
/// </summary>
public abstract class MessageScan<T>
    where T : class
{
    readonly FindingScan findings;
    readonly Queue<T> ready = new();
    bool hasTraceHeaders;
    bool lastWasFreeText;

    private protected MessageScan(Catalog catalog, bool textHasTraceHeaders)
    {
        Catalog = catalog;
        hasTraceHeaders = textHasTraceHeaders;
        findings = new FindingScan(catalog, textHasTraceHeaders);
    }

    /// <summary>How many records were added that have a known form.</summary>
    public long KnownRecords => findings.KnownRecords;

    private protected Catalog Catalog { get; }

    /// <summary>Adds the next record.</summary>
    /// <param name="text">Text that holds the record.</param>
    /// <param name="record">Where it stands in that text.</param>
    /// <param name="skim">What it says at a glance.</param>
    /// <param name="offset">Offset of the record's first byte in the whole trace.</param>
    /// <param name="line">Its line in the whole trace, zero-based.</param>
    public void Add(ReadOnlySpan<byte> text, TraceRecord record, in RecordSkim skim, long offset, long line)
    {
        hasTraceHeaders |= record.HasTraceHeader;
        var bytes = text.Slice(record.Span);
        var message = MessageReader.Read(text, record);
        if (!message.Call.IsNone)
            Take(new PassingMessage(bytes, record.Format, line, IsGenuine(record.Format), message));
        lastWasFreeText = record.Format == RecordFormat.Wpp && !skim.HasBeginMark;
        findings.Add(text, record, skim, offset, line);
        TakeFindings();
        Close(isComplete: false);
    }

    /// <summary>Says that no record will follow.</summary>
    public void Complete()
    {
        findings.Complete();
        TakeFindings();
        Close(isComplete: true);
    }

    /// <summary>Takes the next row that is complete.</summary>
    public bool TryTake([NotNullWhen(true)] out T? row) => ready.TryDequeue(out row);

    /// <summary>All rows of a document.</summary>
    private protected IEnumerable<T> Read(TraceDocument document, CancellationToken cancellation)
    {
        for (var i = 0; i < document.Records.Length; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            var record = document.Records[i];
            Add(document.Text, record, document.Skims[i], record.Start, document.Lines.LineAt(record.Start));
            while (TryTake(out var row))
                yield return row;
        }

        Complete();
        while (TryTake(out var row))
            yield return row;
    }

    private protected abstract void Take(PassingMessage message);

    private protected abstract void Take(Finding finding);

    /// <summary>Gives out the rows that are too many; all of them when nothing more will come.</summary>
    private protected abstract void Close(bool isComplete);

    private protected void Give(T row) => ready.Enqueue(row);

    void TakeFindings()
    {
        while (findings.TryTake(out var finding))
            Take(finding);
    }

    /// <summary>Among records with headers, one without may be text of a body that breaks out of its record.</summary>
    bool IsGenuine(RecordFormat format) => !hasTraceHeaders || format switch
    {
        RecordFormat.SipMessage => false,
        RecordFormat.Headless => lastWasFreeText,
        _ => true,
    };
}
