namespace SipStack.Analysis;

/// <summary>
/// Kerberos finds no account, or the wrong one, behind the service name of the registrar (remedy row 13). Looks at SEC_E_TARGET_UNKNOWN
/// and its kin, and at SEC_E_WRONG_PRINCIPAL in a Kerberos sign-in. Confirms: the security record of a refused sign-in.
/// Refutes: a round without Kerberos, which needs no service name.
/// </summary>
sealed class SpnRule : CauseRule
{
    const string Message = "Kerberos: the service name of the server is missing, or belongs to another account.";

    static readonly CauseCodes OfAnyScheme = new("Kerberos did not find the service name that the client asked for.")
    {
        Results = [ResultCodes.TargetUnknown, ResultCodes.MaxReferralsExceeded, ResultCodes.KdcUnableToRefer, ResultCodes.WrongTargetName],
    };

    static readonly CauseCodes OfKerberos = OfAnyScheme with { Results = [.. OfAnyScheme.Results, ResultCodes.WrongPrincipal] };

    public override Judgement? Judge(FindingContext context)
    {
        var log = Tally.Of(context, context.Schemes == AuthenticationSchemes.Kerberos ? OfKerberos : OfAnyScheme);
        if (log.HasSupport && context.Schemes is AuthenticationSchemes.Ntlm or AuthenticationSchemes.TlsDsk)
            log.Refute(new Evidence(context.Record.PlaceOf(context.Code), "The sign-in does not use Kerberos."));
        return log.Judge(Causes.Spn, Message);
    }
}
