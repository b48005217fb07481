using SipStack.Trace;

namespace SipStack.Analysis;

/// <summary>What is kept of a call while its records come.</summary>
sealed class CallState
{
    readonly TimeRange times = new();
    long line;
    string? method;
    string from = "";
    string to = "";
    Fingerprint caller;
    int cseq = -1;
    int status;
    long records;
    long findings;
    long errors;

    public void Add(ReadOnlySpan<byte> text, in CallRecord record)
    {
        if (records++ == 0)
            line = record.Line;
        times.Add(record.Time);
        method ??= Beginning(record.Method);
        if (from.Length == 0 && !record.From.IsEmpty)
            (from, caller) = (KeptText.Of(text.Slice(record.From)), record.User);
        if (to.Length == 0)
            to = KeptText.Of(text.Slice(record.To));
        if (record.IsMessage && IsOfCaller(record) && !IsAccepted)
            TakeTransaction(record);
    }

    public void Add(Finding finding)
    {
        findings++;
        if (finding.Severity == FindingSeverity.Error)
            errors++;
    }

    public Call ToCall() => new(line, times.First, method, from, to, status == 0 ? null : status, times.Length, records, findings, errors);

    /// <summary>What happens in a conversation that was accepted does not take its answer back.</summary>
    bool IsAccepted => method == "INVITE" && status is >= 200 and < 300;

    /// <summary>Each side counts its requests on its own (RFC 3261 section 12.2.1.1): those of the other side say nothing of this attempt.</summary>
    bool IsOfCaller(in CallRecord record) =>
        (record.Method is null || record.Method == method) && (record.User.IsNone || caller.IsNone || record.User == caller);

    void TakeTransaction(in CallRecord record)
    {
        if (record.CSeq > cseq)
            (cseq, status) = (record.CSeq, 0);
        // A copy of an older answer, seen late at another hop.
        else if (record.CSeq >= 0 && record.CSeq < cseq)
            return;
        // One branch of a forked request may accept after another has refused.
        if (record.Status >= 200 && status is < 200 or >= 300)
            status = record.Status;
    }

    /// <summary>ACK, CANCEL and PRACK belong to an INVITE.</summary>
    static string? Beginning(string? method) => method is "ACK" or "CANCEL" or "PRACK" ? "INVITE" : method;
}
