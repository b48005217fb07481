using SipStack.Trace;

namespace SipStack.Analysis;

/// <summary>What is kept of a call while its records come.</summary>
sealed class CallState
{
    readonly TimeRange times = new();
    string callId = "";
    Fingerprint id;
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

    /// <summary>Adds the next message of the call.</summary>
    /// <param name="record">The bytes to which the spans of <paramref name="message"/> refer.</param>
    /// <param name="recordLine">Zero-based line of the record's first byte.</param>
    public void Add(ReadOnlySpan<byte> record, long recordLine, in TraceMessage message)
    {
        if (records++ == 0)
            (line, callId, id) = (recordLine, KeptText.Of(record.Slice(message.CallId)), message.Call);
        times.Add(message.Time);
        method ??= Beginning(message.Method);
        var sender = Fingerprint.OfIgnoringCase(record.Slice(message.From.Uri));
        if (from.Length == 0 && !message.From.Uri.IsEmpty)
            (from, caller) = (KeptText.Of(record.Slice(message.From.Uri)), sender);
        if (to.Length == 0)
            to = KeptText.Of(record.Slice(message.To.Uri));
        if (message.IsMessage && IsOfCaller(message, sender) && !IsAccepted)
            TakeTransaction(message);
    }

    public void Add(Finding finding)
    {
        findings++;
        if (finding.Severity == FindingSeverity.Error)
            errors++;
    }

    /// <summary>The call as far as its records have come.</summary>
    /// <param name="latest">The latest time in the log.</param>
    public Call ToCall(DateTime? latest) => new(callId, line, times.First, method, from, to, status == 0 ? null : status, times.Length, records, findings, errors)
    {
        Id = id,
        IsOver = latest - times.Last >= SipTimers.GivenUp,
    };

    /// <summary>What happens in a conversation that was accepted does not take its answer back.</summary>
    bool IsAccepted => method == "INVITE" && status is >= 200 and < 300;

    /// <summary>Each side counts its requests on its own (RFC 3261 section 12.2.1.1): those of the other side say nothing of this attempt.</summary>
    bool IsOfCaller(in TraceMessage message, Fingerprint sender) =>
        (message.Method is null || message.Method == method) && (sender.IsNone || caller.IsNone || sender == caller);

    void TakeTransaction(in TraceMessage message)
    {
        if (message.CSeq > cseq)
            (cseq, status) = (message.CSeq, 0);
        // A copy of an older answer, seen late at another hop.
        else if (message.CSeq >= 0 && message.CSeq < cseq)
            return;
        // One branch of a forked request may accept after another has refused.
        if (message.Status >= 200 && status is < 200 or >= 300)
            status = message.Status;
    }

    /// <summary>ACK, CANCEL and PRACK belong to an INVITE.</summary>
    static string? Beginning(string? method) => method is "ACK" or "CANCEL" or "PRACK" ? "INVITE" : method;
}
