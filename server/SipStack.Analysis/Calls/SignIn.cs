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
    bool gaveLastToken;
    RegistrationSide next;

    /// <summary>Status of the challenge that the last request got, 0 without one.</summary>
    int challenge;

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
        var isOver = latest - Last >= SipTimers.GivenUp;
        var outcome = challenge > 0 ? RegistrationOutcome.Challenged : RegistrationOutcome.NoAnswer;
        return new SignInResult(outcome, step, Schemes, isOver ? next : RegistrationSide.None, challenge, cseq, -1);
    }

    public void Add(PassingMessage passing, SignInStep own, long order)
    {
        var message = passing.Facts;
        if (Line < 0)
            Line = passing.Line;
        times.Add(message.Time);
        TakeNames(passing);
        if (message.CSeq >= 0 && message.CSeq < cseq)
            return;
        if (Attempts == 0 || message.CSeq > cseq)
            Begin(message, own);
        if (message.Role == RecordRole.Response)
            TakeResponse(message, own, order);
        else if (Result?.CSeq != cseq)
        {
            TakeStep(own, isOffer: false);
            gaveLastToken |= own.GivesLastToken;
        }
    }

    public void Add(Finding finding)
    {
        var refusal = new Refusal(finding.Code, finding.Cause, finding.Verdict, finding.Severity);
        if (!finding.IsRepeat && finding.Site != CodeSite.Transaction && refusal.IsBetterThan(Refusal))
            Refusal = refusal;
    }

    AuthenticationSchemes Schemes => used != AuthenticationSchemes.None ? used : offered;

    void TakeNames(PassingMessage message)
    {
        var from = message.Facts.From;
        if (Key.User.IsNone && Fingerprint.OfIgnoringCase(message.TextOf(from.Uri)) is { IsNone: false } user)
        {
            Key = Key with { User = user };
            User = KeptText.Of(message.TextOf(from.Uri));
        }

        if (Key.Endpoint.IsNone && Fingerprint.OfIgnoringCase(message.TextOf(from.Epid)) is { IsNone: false } endpoint)
        {
            Key = Key with { Endpoint = endpoint };
            Endpoint = KeptText.Of(message.TextOf(from.Epid));
        }
    }

    void Begin(in TraceMessage message, SignInStep own)
    {
        // A record without CSeq has counted already; this number is the one that it lacked.
        if (Attempts == 0 || cseq >= 0)
            Attempts++;
        if (Result is { } result && result.CSeq == cseq && cseq >= 0)
            (step, used, offered) = (RegistrationStep.None, AuthenticationSchemes.None, AuthenticationSchemes.None);
        cseq = message.CSeq;
        endsRegistration = own.EndsRegistration && message.Role == RecordRole.Request;
        gaveLastToken = false;
        (next, challenge) = (RegistrationSide.Server, 0);
    }

    void TakeStep(SignInStep own, bool isOffer)
    {
        step = own.Step > step ? own.Step : step;
        if (own.Schemes == AuthenticationSchemes.None)
            return;
        if (isOffer)
            offered = own.Schemes;
        else
            used = own.Schemes;
    }

    void TakeResponse(in TraceMessage message, SignInStep own, long order)
    {
        if (!message.IsFinal)
            return;
        var isSuccess = message.Status < 300;
        if (!isSuccess)
            TakeStep(own, isOffer: true);
        if (message.Status is 401 or 407 && !own.HasFailingCode && !IsJudgement(message, own))
        {
            (next, challenge) = (RegistrationSide.Client, message.Status);
            return;
        }

        step = isSuccess ? RegistrationStep.Final : step;
        var outcome = isSuccess ? (endsRegistration ? RegistrationOutcome.SignedOut : RegistrationOutcome.Registered)
            : message.Status < 400 ? RegistrationOutcome.Redirected
            : RegistrationOutcome.Refused;
        var side = outcome == RegistrationOutcome.Refused ? SideOf(message.Direction) : RegistrationSide.None;
        // Of several copies at one server, the one that the server made itself says who refused.
        if (Result is { } known && known.CSeq == message.CSeq && known.Outcome == outcome && known.Side < side && known.Side != RegistrationSide.None)
            side = known.Side;
        Result = new SignInResult(outcome, step, Schemes, side, message.Status, message.CSeq, order);
    }

    /// <summary>
    /// A challenge for the client's last token refuses it, without a code for it too ([MS-SIPAE] 1.3), unless the server goes on with a token of its own.
    /// A challenge that was passed on may be that of the next server, which has not seen the token.
    /// </summary>
    bool IsJudgement(in TraceMessage message, SignInStep own) =>
        gaveLastToken && own.Step < RegistrationStep.Handshake && SideOf(message.Direction) == RegistrationSide.Server;

    /// <summary>A server passes on what another one has answered, unless the log says that it made the answer itself.</summary>
    static RegistrationSide SideOf(DirectionValue direction) =>
        direction.IsLocal || direction.Direction == MessageDirection.Unknown ? RegistrationSide.Server : RegistrationSide.NextServer;
}
