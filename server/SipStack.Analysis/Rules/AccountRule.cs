namespace SipStack.Analysis;

/// <summary>
/// The password may be right, but the account is disabled, locked, expired or limited (remedy row 3). Looks at the Win32 codes for that
/// in the security record or the refusal, and at id 4141, user disabled. Confirms: the refused sign-in that belongs to the record.
/// Refutes: nothing that a log shows; the directory tells.
/// </summary>
sealed class AccountRule : CauseRule
{
    const string Message = "The account may not sign in: it is disabled, locked, expired or limited.";

    static readonly CauseCodes Codes = new("The code names the state of the account, not the password.")
    {
        Results =
        [
            ResultCodes.AccountDisabled, ResultCodes.AccountLockedOut, ResultCodes.AccountExpired, ResultCodes.AccountRestriction,
            ResultCodes.PasswordExpired, ResultCodes.PasswordMustChange, ResultCodes.InvalidLogonHours, ResultCodes.InvalidWorkstation,
        ],
        Ids = [4141],
    };

    public override Judgement? Judge(FindingContext context) => Tally.Of(context, Codes).Judge(Causes.Account, Message);
}
