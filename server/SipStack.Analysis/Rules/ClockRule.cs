namespace SipStack.Analysis;

/// <summary>
/// Client and server, or two servers, disagree about the time (remedy row 8). Looks at codes that name the clock. Confirms: the event
/// record of the same request, an id and an HRESULT that both say so, a signature that was refused for its date, and a difference of more
/// than five minutes between a record's time and the Date header or NTLM token in it. Where Kerberos was refused without a reason, or NTLM with
/// SEC_E_LOGON_DENIED, that difference alone makes the cause possible.
/// Refutes: nothing, for a clock that is wrong by whole half hours shows no difference.
/// </summary>
sealed class ClockRule : CauseRule
{
    const int TimeSkewId = 1013;
    const string SignIn = "The clocks of client and server differ too much to sign in.";
    const string Servers = "The clocks of two servers differ too much: a signed message was refused.";

    static readonly CauseCodes Codes = new("The security check found the clocks too far apart.")
    {
        Results = [ResultCodes.TimeSkew, ResultCodes.ReferrerDateSkewed, ResultCodes.Win32TimeSkew],
        Ids = [TimeSkewId],
        VagueIds = [ResultCodes.ReferrerRefused],
    };

    public override Judgement? Judge(FindingContext context)
    {
        var log = Tally.Of(context, Codes);
        var difference = ClockDifference.Find(context);
        if (log.HasSupport)
        {
            log.Support(difference);
            if (context.Code.DiagnosticsId != ResultCodes.ReferrerRefused)
                log.Support(context.Beside(ClueKind.InvalidSignature, "The ErrorType names the signature that was refused, whatever the error id says."));
        }
        else if (context is { IsTrusted: true, IsSignInRefusal: true, Code.DiagnosticsId: TimeSkewId })
        {
            // The HRESULT says no more than "refused", so here the id around it is what tells.
            log.Point(new Evidence(context.Record.PlaceOf(context.Code), "The error id says that the clocks differ."));
            log.Support(difference);
        }
        else if (context is { IsTrusted: true, IsSignInRefusal: true } && HidesClock(context))
        {
            log.Point(difference);
        }

        return log.Judge(Causes.Clock, context.Code.Key == CodeKey.Hresult(ResultCodes.ReferrerDateSkewed) ? Servers : SignIn);
    }

    /// <summary>Refusals behind which a wrong clock can hide: Kerberos without a reason; NTLM, where an answer with a time that is too far off is a denied logon.</summary>
    static bool HidesClock(FindingContext context) => context switch
    {
        { Schemes: AuthenticationSchemes.Kerberos, SecurityEvent: null } => true,
        { Schemes: AuthenticationSchemes.Ntlm, SecurityEvent.ResultCode: { } result } => result.Key.Value == ResultCodes.LogonDenied,
        _ => false,
    };
}
