using System.Diagnostics.CodeAnalysis;
using SipStack.Knowledge;
using SipStack.Trace;

namespace SipStack.Analysis;

/// <summary>
/// Sees what is wrong with the course of transactions (RFC 3261 sections 13 and 17), message by message, with bounded memory: ACKs and
/// final answers that never came, answers that came late, sign-ins that are refused again and again. It says so only where the trace
/// shows it: one that ends, begins in the middle, holds one direction or one hop, or has lost a record says nothing.
/// </summary>
sealed class TransactionScan(Catalog catalog)
{
    /// <summary>Sent so many times more, a message got lost or was not understood; one more may be chance.</summary>
    const int ManyRepetitions = 2;

    readonly OpenMessages open = new();
    readonly AuthenticationLoops loops = new();
    readonly Queue<Finding> found = new();
    long due;
    bool hasIncoming;
    bool hasOutgoing;
    bool hasFinal;

    /// <summary>The findings of a whole document; not in file order.</summary>
    public static IReadOnlyList<Finding> Of(TraceDocument document, Catalog catalog, CancellationToken cancellation)
    {
        var scan = new TransactionScan(catalog);
        var bodyEnd = 0;
        for (var i = 0; i < document.Records.Length; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            var record = document.Records[i];
            ref readonly var skim = ref document.Skims[i];
            if (skim.Kind != MessageKind.None && record.Start >= bodyEnd)
                scan.Add(document.Text.Slice(record.Span), record.Format, skim, i, record.Start, document.Lines.LineAt(record.Start));
            bodyEnd = Math.Max(bodyEnd, record.End + skim.MissingBody);
        }

        return [.. scan.found];
    }

    /// <summary>No finding will come that stands before this offset.</summary>
    public long Settled => open.FirstOffset;

    /// <summary>Takes the next finding; they do not come in file order.</summary>
    public bool TryTake([NotNullWhen(true)] out Finding? finding) => found.TryDequeue(out finding);

    /// <summary>Adds the next record.</summary>
    /// <param name="record">Its text.</param>
    public void Add(ReadOnlySpan<byte> record, RecordFormat format, in RecordSkim skim, long index, long offset, long line)
    {
        if (SeenMessage.Of(record, skim, index, offset, line) is not { } message)
            return;
        GiveUp(message);
        hasIncoming |= message.Direction == MessageDirection.Incoming;
        hasOutgoing |= message.Direction == MessageDirection.Outgoing;
        hasFinal |= message.IsFinal;

        var (request, answer) = (-1L, -1L);
        for (var number = open.LastOf(message.Call); number >= 0;)
        {
            ref var other = ref open[number];
            var (current, isOwn) = (number, other.IsOfTransaction(message) && message.Method != "CANCEL");
            number = other.Previous;
            if (!isOwn)
                GoOn(ref other, message);
            else if (other.IsAnswer)
                answer = current;
            else
                request = current;
        }

        if (answer >= 0)
            TakeForAnswer(ref open[answer], message);
        if (message.IsRequest)
            TakeRequest(record, format, message, request);
        else if (request >= 0)
            TakeResponse(record, format, message, request, hasAnswer: answer >= 0);
    }

    /// <summary>Looks at what has waited for 64 times T1, then drops what has waited too long.</summary>
    void GiveUp(in SeenMessage latest)
    {
        due = Math.Max(due, open.First);
        for (; due < open.End; due++)
        {
            ref var waiting = ref open[due];
            if (waiting.Message.Call.IsNone)
                continue;
            if (latest.Time - waiting.Message.Time < SipTimers.GivenUp)
                break;
            if (waiting is { CanMissSomething: true, Repetitions: >= ManyRepetitions })
                Report(ref waiting, waiting.LastRepetition, "the same message, sent for the last time");
        }

        open.Forget(latest);
    }

    /// <summary>Something else happens in the call of a message that waits.</summary>
    void GoOn(ref OpenMessage waiting, in SeenMessage message)
    {
        if (!waiting.CanMissSomething)
            return;
        var elapsed = message.Time - waiting.Message.Time;
        if (elapsed < SipTimers.GivenUp)
        {
            waiting.IsDisturbed = true;
            return;
        }

        if (!waiting.IsDisturbed && (waiting.IsAnswer ? IsEndWithoutAck(ref waiting, message, elapsed) : IsSilence(ref waiting, message, elapsed)))
            Report(ref waiting, new Place(message.Offset, 0, message.Line, 0, 0, 0), $"the call goes on, {Durations.Text(elapsed)} later");
        waiting.IsSettled = true;
    }

    /// <summary>Whoever waited for an ACK in vain ends the call after 64 times T1 (section 13.3.1.4). Much later it would prove nothing: a record can be lost.</summary>
    static bool IsEndWithoutAck(ref OpenMessage answer, in SeenMessage message, TimeSpan elapsed) =>
        answer.Message.Status < 300 && message.IsRequest && elapsed <= 2 * SipTimers.GivenUp;

    /// <summary>The trace must show that it has answers too; or the sender itself must have tried anew as soon as it had given up.</summary>
    bool IsSilence(ref OpenMessage request, in SeenMessage message, TimeSpan elapsed)
    {
        var hasOtherSide = request.Message.Direction switch
        {
            MessageDirection.Incoming => hasOutgoing,
            MessageDirection.Outgoing => hasIncoming,
            _ => hasFinal,
        };
        return hasOtherSide || (message.IsRequest && message.Method == request.Message.Method && elapsed <= 2 * SipTimers.GivenUp);
    }

    void TakeRequest(ReadOnlySpan<byte> record, RecordFormat format, in SeenMessage message, long known)
    {
        if (known >= 0)
            Repeat(ref open[known], message);
        // ACK and, by [MS-SIP], BENOTIFY want no answer; a CANCEL stands and falls with its INVITE.
        else if (message.Method is not (null or "ACK" or "CANCEL" or "BENOTIFY"))
            open.Add(new OpenMessage { Message = message, Place = StartLinePlace.In(record, format, message.Offset, message.Line), LastTime = message.Time });
    }

    static void TakeForAnswer(ref OpenMessage answer, in SeenMessage message)
    {
        if (message is { IsRequest: true, Method: "ACK" })
            answer.IsSettled = true;
        else if (message.Status == answer.Message.Status)
            Repeat(ref answer, message);
    }

    void TakeResponse(ReadOnlySpan<byte> record, RecordFormat format, in SeenMessage message, long number, bool hasAnswer)
    {
        ref var request = ref open[number];
        var isInvite = request.Message.Method == "INVITE";
        var isHere = IsAnswerAtPlaceOf(request.Message, message);
        if (isHere && (isInvite ? !request.IsRinging && !request.IsSettled : message.IsFinal))
            CheckGap(record, format, ref request, message);
        request.IsRinging |= isInvite && !message.IsFinal;
        if (!message.IsFinal)
            return;

        if (!request.IsSettled && request.Message.HasAuthentication)
            TakeSignIn(record, format, request.Message, message);
        request.IsSettled = true;
        if (isInvite && !hasAnswer)
            open.Add(new OpenMessage { Message = message, Place = StartLinePlace.In(record, format, message.Offset, message.Line), LastTime = message.Time });
        else if (!isInvite && isHere)
            open.Close(number);
    }

    /// <summary>A time that both messages have from one clock: the machine that logged the request has logged the answer.</summary>
    static bool IsAnswerAtPlaceOf(in SeenMessage request, in SeenMessage response) =>
        request.Branch == response.Branch
        && !request.Branch.IsNone
        && (request.Direction == MessageDirection.Unknown ? response.Direction == MessageDirection.Unknown : response.Direction != MessageDirection.Unknown && response.Direction != request.Direction);

    static void Repeat(ref OpenMessage known, in SeenMessage message)
    {
        // What was logged twice was not sent twice.
        if (known.Message.Branch.IsNone || !known.IsAtPlaceOf(message) || known.Message.Method != message.Method || message.Time - known.LastTime < SipTimers.T1 / 2)
            return;
        known.Repetitions++;
        known.LastTime = message.Time;
        known.LastRepetition = new Place(message.Offset, 0, message.Line, 0, 0, 0);
    }

    void CheckGap(ReadOnlySpan<byte> record, RecordFormat format, ref OpenMessage request, in SeenMessage response)
    {
        var gap = response.Time - request.Message.Time;
        if (gap < SipTimers.T2)
            return;
        var isTooLate = gap > SipTimers.GivenUp;
        var sentence = isTooLate
            ? $"This answer came {Durations.Text(gap)} after the request, which its sender had given up by then."
            : $"This answer came {Durations.Text(gap)} after the request.";
        found.Enqueue(TransactionFindings.Make(
            catalog,
            TransactionFault.LongGap,
            isTooLate ? FindingSeverity.Warning : FindingSeverity.Information,
            response,
            StartLinePlace.In(record, format, response.Offset, response.Line),
            sentence,
            [new Evidence(request.Place, "the request")]));
    }

    void TakeSignIn(ReadOnlySpan<byte> record, RecordFormat format, in SeenMessage request, in SeenMessage response)
    {
        if (response.Status is 401 or 407)
        {
            if (loops.Refuse(record, format, request, response) is { } loop)
                found.Enqueue(TransactionFindings.OfLoop(catalog, response, loop));
        }
        else if (response.Status < 300)
        {
            loops.Succeed(record, format);
        }
    }

    void Report(ref OpenMessage waiting, Place shown, string shows)
    {
        waiting.IsSettled = true;
        var how = waiting.Repetitions >= ManyRepetitions
            ? $", though it was sent {waiting.Repetitions + 1} times in {Durations.Text(waiting.LastTime - waiting.Message.Time)}."
            : $" within {SipTimers.GivenUp.TotalSeconds:0} s.";
        var (fault, what) = waiting.IsAnswer ? (TransactionFault.MissingAck, "No ACK came for this answer") : (TransactionFault.MissingFinalResponse, "This request got no final answer");
        found.Enqueue(TransactionFindings.Make(catalog, fault, FindingSeverity.Warning, waiting.Message, waiting.Place, $"{what}{how}", [new Evidence(shown, shows)]));
    }
}
