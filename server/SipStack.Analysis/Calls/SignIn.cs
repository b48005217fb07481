using SipStack.Trace;

namespace SipStack.Analysis;

/// <summary>How a sign-in ended, or where it stands.</summary>
/// <param name="Order">Position of the record that says so, to compare sign-ins.</param>
readonly record struct SignInResult(RegistrationOutcome Outcome, RegistrationStep Step, AuthenticationSchemes Schemes, RegistrationSide Side, int Status, int CSeq, long Order);

/// <summary>What is kept of the REGISTER requests with one Call-ID while their records come.</summary>
sealed class SignIn
{
    readonly TimeRange times = new();
    int cseq = -1;
    RegistrationStep step;
    AuthenticationSchemes used;
    AuthenticationSchemes offered;
    bool endsRegistration;
    RegistrationSide next;

    public long Line { get; private set; } = -1;

    public string User { get; private set; } = "";

    public string Endpoint { get; private set; } = "";

    /// <summary>User and endpoint; either may be missing.</summary>
    public (Fingerprint User, Fingerprint Endpoint) Key { get; private set; }

    public DateTime? First => times.First;

    public DateTime? Last => times.Last;

    public long Attempts { get; private set; }

    /// <summary>The last answer that ended a sign-in, if the log shows one.</summary>
    public SignInResult? Result { get; private set; }

    public Refusal? Refusal { get; private set; }

    /// <summary>Where a sign-in stands whose end the log does not show.</summary>
    /// <param name="latest">The latest time in the log, which tells a log that simply ends from a side that stays silent.</param>
    public SignInResult Standing(DateTime? latest)
    {
        // 64 times T1: nobody waits longer for an answer (timer F, RFC 3261 section 17.1.2.2).
        var isOver = latest - Last >= TimeSpan.FromSeconds(32);
        return new SignInResult(RegistrationOutcome.NoAnswer, step, Schemes, isOver ? next : RegistrationSide.None, 0, cseq, -1);
    }

    public void Add(ReadOnlySpan<byte> text, in CallRecord record, long order)
    {
        if (Line < 0)
            Line = record.Line;
        times.Add(record.Time);
        TakeNames(text, record);
        if (record.CSeq >= 0 && record.CSeq < cseq)
            return;
        if (BeginsAttempt(record))
            Begin(record);
        if (record.Role == RecordRole.Response)
            TakeResponse(record, order);
        else if (Result?.CSeq != cseq)
            TakeStep(record, isOffer: false);
    }

    public void Add(Finding finding)
    {
        var refusal = new Refusal(finding.Code, finding.Cause, finding.Verdict, finding.Severity);
        if (!finding.IsRepeat && refusal.IsBetterThan(Refusal))
            Refusal = refusal;
    }

    AuthenticationSchemes Schemes => used != AuthenticationSchemes.None ? used : offered;

    void TakeNames(ReadOnlySpan<byte> text, in CallRecord record)
    {
        if (Key.User.IsNone && !record.User.IsNone)
        {
            Key = Key with { User = record.User };
            User = KeptText.Of(text.Slice(record.From));
        }

        if (Key.Endpoint.IsNone && !record.Endpoint.IsNone)
        {
            Key = Key with { Endpoint = record.Endpoint };
            Endpoint = KeptText.Of(text.Slice(record.Epid));
        }
    }

    bool BeginsAttempt(in CallRecord record) => Attempts == 0 || record.CSeq > cseq;

    void Begin(in CallRecord record)
    {
        // A record without CSeq has counted already; this number is the one that it lacked.
        if (Attempts == 0 || cseq >= 0)
            Attempts++;
        if (Result is { } result && result.CSeq == cseq && cseq >= 0)
            (step, used, offered) = (RegistrationStep.None, AuthenticationSchemes.None, AuthenticationSchemes.None);
        cseq = record.CSeq;
        endsRegistration = record.EndsRegistration && record.Role == RecordRole.Request;
        next = RegistrationSide.Server;
    }

    void TakeStep(in CallRecord record, bool isOffer)
    {
        step = record.Step > step ? record.Step : step;
        if (record.Schemes == AuthenticationSchemes.None)
            return;
        if (isOffer)
            offered = record.Schemes;
        else
            used = record.Schemes;
    }

    void TakeResponse(in CallRecord record, long order)
    {
        if (record.Status < 200)
            return;
        var isSuccess = record.Status < 300;
        if (!isSuccess)
            TakeStep(record, isOffer: true);
        if (record.IsChallenge)
        {
            next = RegistrationSide.Client;
            return;
        }

        step = isSuccess ? RegistrationStep.Final : step;
        var outcome = isSuccess ? (endsRegistration ? RegistrationOutcome.SignedOut : RegistrationOutcome.Registered)
            : record.Status < 400 ? RegistrationOutcome.Redirected
            : RegistrationOutcome.Refused;
        var side = outcome == RegistrationOutcome.Refused ? SideOf(record.Direction) : RegistrationSide.None;
        // Of several copies at one server, the one that the server made itself says who refused.
        if (Result is { } known && known.CSeq == record.CSeq && known.Outcome == outcome && known.Side < side && known.Side != RegistrationSide.None)
            side = known.Side;
        Result = new SignInResult(outcome, step, Schemes, side, record.Status, record.CSeq, order);
    }

    /// <summary>A server passes on what another one has answered, unless the log says that it made the answer itself.</summary>
    static RegistrationSide SideOf(DirectionValue direction) =>
        direction.IsLocal || direction.Direction == MessageDirection.Unknown ? RegistrationSide.Server : RegistrationSide.NextServer;
}
