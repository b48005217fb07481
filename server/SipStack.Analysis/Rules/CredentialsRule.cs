namespace SipStack.Analysis;

/// <summary>Wrong user name or password, or an account that may not log on: SEC_E_LOGON_DENIED in the security record (remedy row 3).</summary>
sealed class CredentialsRule : CauseRule
{
    public override Judgement? Judge(FindingContext context) => SecurityResultJudgement.Of(
        context,
        ResultCodes.LogonDenied,
        Causes.Credentials,
        "The server refused the user name or password, or the account may not log on.",
        "The logon was refused after the credentials had been checked.");
}
