using SipStack.Trace;

namespace SipStack.Analysis;

/// <summary>What joins a record of the evidence window with others. Its facts are read when a finding asks for them, which for most records never happens.</summary>
readonly record struct WindowRecord
{
    public required long Index { get; init; }

    public required long Offset { get; init; }

    public required long Line { get; init; }

    public DateTime? Time { get; init; }

    public Fingerprint CallId { get; init; }

    public int CSeq { get; init; }

    public int Status { get; init; }

    public bool IsTrusted { get; init; }

    public RecordFormat Format { get; init; }

    public Surroundings Surroundings { get; init; }

    /// <summary>A response that ends its transaction, as the server that made it logs it (RFC 3261 section 17).</summary>
    public bool EndsTransaction => Status >= 200 && IsTrusted;

    public static WindowRecord Of(RecordFacts facts) => new()
    {
        Index = facts.Index,
        Offset = facts.Offset,
        Line = facts.Line,
        Time = facts.Time,
        CallId = facts.CallId,
        CSeq = facts.CSeq,
        Status = facts.Status,
        IsTrusted = facts.IsTrusted,
    };

    /// <summary>Call-ID and, where both records print it, the CSeq number; as <see cref="RecordFacts.IsSameTransaction"/>.</summary>
    public bool IsSameTransaction(in WindowRecord other) =>
        !CallId.IsNone && CallId == other.CallId && (CSeq < 0 || other.CSeq < 0 || CSeq == other.CSeq);

    /// <summary>Whether the two stand near enough to each other for one to be evidence for the other.</summary>
    public bool IsNear(in WindowRecord other)
    {
        if (Math.Abs(Index - other.Index) > EvidenceWindow.MostRecords)
            return false;
        return Time is not { } one || other.Time is not { } two || (one - two).Duration() <= EvidenceWindow.LongestTime;
    }

    public RecordFacts? ReadFacts(ReadOnlySpan<byte> text) => RecordFactsReader.Read(text, Format, Index, Offset, Line, Surroundings);
}
