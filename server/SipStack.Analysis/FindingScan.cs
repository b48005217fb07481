using System.Diagnostics.CodeAnalysis;
using SipStack.Knowledge;
using SipStack.Trace;

namespace SipStack.Analysis;

/// <summary>
/// Makes findings of records that are added in file order. The same for an open document and for a stream: it keeps the facts of
/// one evidence window and no text, and gives a finding out, in file order, once nothing that may still come can change it.
/// </summary>
public sealed class FindingScan(Catalog catalog, bool textHasTraceHeaders)
{
    readonly EvidenceWindow window = new();
    readonly Queue<RecordFacts> waiting = new();
    readonly Queue<Finding> ready = new();
    bool hasTraceHeaders = textHasTraceHeaders;
    bool hasRecords = textHasTraceHeaders;
    bool lastWasFreeText;
    long bodyEnd;
    long records;

    /// <summary>How many records were added that have a known form.</summary>
    public long KnownRecords { get; private set; }

    /// <summary>Adds the next record.</summary>
    /// <param name="text">Text that holds the record.</param>
    /// <param name="offset">Offset of the record's first byte in the whole trace.</param>
    /// <param name="line">Its line in the whole trace, zero-based.</param>
    public void Add(ReadOnlySpan<byte> text, TraceRecord record, long offset, long line)
    {
        if (record.Format != RecordFormat.Unrecognized)
            KnownRecords++;
        hasTraceHeaders |= record.HasTraceHeader;
        hasRecords |= record.Format is not (RecordFormat.Unrecognized or RecordFormat.Diagnostics);
        var surroundings = new RecordFactsReader.Surroundings(hasTraceHeaders, lastWasFreeText, offset < bodyEnd);
        bodyEnd = Math.Max(bodyEnd, offset + record.Length + BodyRest.Of(text, record));
        var facts = RecordFactsReader.Read(text, record, records++, offset, line, surroundings);
        lastWasFreeText = record.Format == RecordFormat.Wpp && text.Slice(record.Span).IndexOf("$$begin_record"u8) < 0;
        if (facts is not null)
            Add(hasRecords ? WithoutNameless(facts) : facts);
    }

    /// <summary>Says that no record will follow.</summary>
    public void Complete()
    {
        while (waiting.TryDequeue(out var facts))
            Report(facts);
    }

    /// <summary>Takes the next finding that is settled.</summary>
    public bool TryTake([NotNullWhen(true)] out Finding? finding) => ready.TryDequeue(out finding);

    void Add(RecordFacts facts)
    {
        window.Add(facts);
        if (facts.Codes.Count > 0)
            waiting.Enqueue(facts);
        while (waiting.TryPeek(out var first) && window.IsSettled(first, facts))
            Report(waiting.Dequeue());
        window.Forget(waiting.TryPeek(out var oldest) ? oldest : facts);
    }

    /// <summary>An id without a header's name counts as long as no record has come; what comes while a finding waits changes nothing.</summary>
    static RecordFacts WithoutNameless(RecordFacts facts) =>
        facts.Codes.Any(code => code.IsNameless) ? facts with { Codes = [.. facts.Codes.Where(code => !code.IsNameless)] } : facts;

    void Report(RecordFacts facts)
    {
        var call = window.Around(facts);
        foreach (var code in facts.Codes)
        {
            if (FindingBuilder.Build(catalog, new FindingContext(facts, code, call)) is { } finding)
                ready.Enqueue(finding);
        }
    }
}
