using System.Diagnostics.CodeAnalysis;
using SipStack.Knowledge;
using SipStack.Trace;

namespace SipStack.Analysis;

/// <summary>What a <see cref="FindingScan"/> knows of the text before the next record, but for what is in its evidence window.</summary>
/// <param name="Records">How many records were added.</param>
/// <param name="FirstWaiting">Index of the first record whose findings may still change; that of the next record when none waits.</param>
readonly record struct FindingScanState(bool HasTraceHeaders, bool HasRecords, bool LastWasFreeText, long BodyEnd, long Records, long KnownRecords, long FirstWaiting);

/// <summary>
/// Makes findings of records that are added in file order. The same for an open document and for a stream: it keeps what one evidence
/// window needs, and gives a finding out, in file order, once nothing that may still come can change it.
/// </summary>
public sealed class FindingScan
{
    readonly Catalog catalog;
    readonly EvidenceWindow window = new();
    readonly Queue<long> waiting = new();
    readonly FindingQueue ready = new();
    readonly TransactionScan? transactions;
    bool hasTraceHeaders;
    bool hasRecords;
    bool lastWasFreeText;
    long bodyEnd;
    long records;
    bool isComplete;

    // Records before this one have had their findings reported by another scan.
    readonly long firstToReport;

    public FindingScan(Catalog catalog, bool textHasTraceHeaders)
    {
        this.catalog = catalog;
        transactions = new TransactionScan(catalog);
        hasTraceHeaders = hasRecords = textHasTraceHeaders;
    }

    /// <summary>Goes on from an earlier state, without what was in the evidence window then, and without an eye for transactions.</summary>
    internal FindingScan(Catalog catalog, FindingScanState state, long firstToReport)
    {
        this.catalog = catalog;
        this.firstToReport = firstToReport;
        (hasTraceHeaders, hasRecords, lastWasFreeText, bodyEnd, records, KnownRecords, _) = state;
    }

    /// <summary>
    /// Whether findings come in file order: then one waits for those that may still be made of what stands before it, for 3 minutes of record
    /// time at the most. Else they come as soon as they are settled.
    /// </summary>
    public bool IsInFileOrder { get; init; } = true;

    /// <summary>How many records were added that have a known form.</summary>
    public long KnownRecords { get; private set; }

    internal FindingScanState Save() => new(
        hasTraceHeaders, hasRecords, lastWasFreeText, bodyEnd, records, KnownRecords, waiting.TryPeek(out var first) ? window.IndexOf(first) : records);

    /// <summary>Adds the next record.</summary>
    /// <param name="text">Text that holds the record.</param>
    /// <param name="record">Where it stands in that text.</param>
    /// <param name="skim">What it says at a glance.</param>
    /// <param name="offset">Offset of the record's first byte in the whole trace.</param>
    /// <param name="line">Its line in the whole trace, zero-based.</param>
    public void Add(ReadOnlySpan<byte> text, TraceRecord record, in RecordSkim skim, long offset, long line) =>
        Add(text.Slice(record.Span), default, record.Format, skim, offset, line);

    /// <summary>Adds the next record, whose text stays where it is.</summary>
    internal void Add(ReadOnlyMemory<byte> record, RecordFormat format, in RecordSkim skim, long offset, long line) =>
        Add(record.Span, record, format, skim, offset, line);

    /// <summary>Says that no record will follow.</summary>
    public void Complete()
    {
        while (waiting.TryDequeue(out var number))
            Report(number);
        isComplete = true;
    }

    /// <summary>Takes the next finding that is settled.</summary>
    public bool TryTake([NotNullWhen(true)] out Finding? finding)
    {
        while (transactions is not null && transactions.TryTake(out var found))
            ready.Add(found);
        return ready.TryTake(isComplete || !IsInFileOrder ? long.MaxValue : FirstUnsettled, out finding);
    }

    /// <summary>No finding will come that stands before this offset.</summary>
    long FirstUnsettled => Math.Min(transactions?.Settled ?? long.MaxValue, waiting.TryPeek(out var first) ? window.OffsetOf(first) : long.MaxValue);

    void Add(ReadOnlySpan<byte> record, ReadOnlyMemory<byte> lasting, RecordFormat format, in RecordSkim skim, long offset, long line)
    {
        if (format != RecordFormat.Unrecognized)
            KnownRecords++;
        hasTraceHeaders |= format is RecordFormat.Wpp or RecordFormat.UccApi or RecordFormat.Avaya;
        hasRecords |= format is not (RecordFormat.Unrecognized or RecordFormat.Diagnostics);
        var surroundings = new Surroundings(hasTraceHeaders, lastWasFreeText, offset < bodyEnd);
        bodyEnd = Math.Max(bodyEnd, offset + record.Length + skim.MissingBody);
        lastWasFreeText = format == RecordFormat.Wpp && !skim.HasBeginMark;
        var index = records++;
        if (!surroundings.MayBeBody)
            transactions?.Add(record, format, skim, index, offset, line);
        if (skim.NeedsReading)
            AddRead(RecordFactsReader.Read(record, format, index, offset, line, surroundings));
        else if (skim.Status >= 200 || skim is { Kind: MessageKind.Request, HasAuthentication: true })
            AddSkimmed(record, lasting, format, skim, index, offset, line, surroundings);
    }

    void AddRead(RecordFacts? facts)
    {
        if (facts is null)
            return;
        var seen = hasRecords ? WithoutNameless(facts) : facts;
        var number = window.Add(seen);
        if (seen.Codes.Count > 0)
            waiting.Enqueue(number);
        Advance(number);
    }

    /// <summary>An id without a header's name counts as long as no record has come; what comes while a finding waits changes nothing.</summary>
    static RecordFacts WithoutNameless(RecordFacts facts) =>
        facts.Codes.Any(code => code.IsNameless) ? facts with { Codes = [.. facts.Codes.Where(code => !code.IsNameless)] } : facts;

    /// <summary>A message without any code: only what joins it with others is needed now.</summary>
    void AddSkimmed(
        ReadOnlySpan<byte> record, ReadOnlyMemory<byte> lasting, RecordFormat format, in RecordSkim skim, long index, long offset, long line, Surroundings surroundings)
    {
        var seen = new WindowRecord
        {
            Index = index,
            Offset = offset,
            Line = line,
            Time = skim.Time,
            CallId = Fingerprint.Of(record.Slice(skim.CallId)),
            CSeq = skim.CSeq,
            Status = skim.Status,
            IsTrusted = RecordTrust.InMessage(format, skim.Direction, surroundings),
            Format = format,
            Surroundings = surroundings,
        };
        Advance(lasting.IsEmpty ? window.AddCopied(seen, record) : window.Add(seen, lasting));
    }

    void Advance(long latest)
    {
        while (waiting.TryPeek(out var first) && window.IsSettled(first, latest))
            Report(waiting.Dequeue());
        window.Forget(waiting.TryPeek(out var oldest) ? oldest : latest);
    }

    void Report(long number)
    {
        if (window.IndexOf(number) < firstToReport || window.Facts(number) is not { } facts)
            return;
        var call = window.Around(number);
        foreach (var code in facts.Codes)
        {
            if (FindingBuilder.Build(catalog, new FindingContext(facts, code, call)) is { } finding)
                ready.Add(finding);
        }
    }
}
