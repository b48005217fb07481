namespace SipStack.Analysis;

/// <summary>
/// Wrong user name or password, or an account that may not log on (remedy row 3). Looks at the result of the security record, or at the
/// HRESULT of the refusal. Confirms: SEC_E_LOGON_DENIED there, together with the refused sign-in; id 4004, the account is not the owner
/// of the address. Refutes: another result in the security record, for a wrong password always gives SEC_E_LOGON_DENIED.
/// </summary>
sealed class CredentialsRule : CauseRule
{
    const int NotTheOwner = 4004;
    const string Refused = "The server refused the user name or password, or the account may not log on.";
    const string OtherAddress = "The account that signed in is not the one that owns this SIP address.";

    static readonly CauseCodes Codes = new("The logon was refused after the credentials had been checked.")
    {
        Results = [ResultCodes.LogonDenied, ResultCodes.LogonFailure],
        Ids = [NotTheOwner],
    };

    public override Judgement? Judge(FindingContext context)
    {
        var log = Tally.Of(context, Codes);
        if (!log.HasSupport)
            log.Refute(OtherResult(context));
        return log.Judge(Causes.Credentials, context.Code.DiagnosticsId == NotTheOwner ? OtherAddress : Refused);
    }

    static Evidence? OtherResult(FindingContext context) =>
        context is { IsTrusted: true, IsSignInRefusal: true, SecurityEvent: { ResultCode: { } result } security }
        && result.Key.Value is ResultCodes.UnsupportedFunction or ResultCodes.TimeSkew or ResultCodes.TargetUnknown or ResultCodes.NoAuthenticatingAuthority
            ? new Evidence(security.PlaceOf(result), "A wrong user name or password would give 0x8009030C.")
            : null;
}
