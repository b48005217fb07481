namespace SipStack.Analysis;

/// <summary>
/// The user is not enabled for SIP, or not known to the pool yet (remedy row 4). Looks at ids 4005 and 4006, which say so, and at 1003,
/// user does not exist, which says so only on a REGISTER: elsewhere the target may just as well be misspelt. Confirms: an event record
/// of the same request. A REGISTER makes it possible, since it is about the user's own address. Refutes: the same user signed in at this server within the window.
/// </summary>
sealed class NotEnabledRule : CauseRule
{
    const string Target = "The target is not enabled for SIP here, or not known to the pool yet.";
    const string User = "The user is not enabled for SIP here, or not known to the pool yet.";

    static readonly CauseCodes OfTarget = new("The code says that no such user is enabled here.") { Ids = [4005, 4006] };
    static readonly CauseCodes OfUser = OfTarget with { Ids = [1003, 4005, 4006] };

    public override Judgement? Judge(FindingContext context)
    {
        if (!IsRegister(context.Record))
            return Tally.Of(context, OfTarget).Judge(Causes.NotEnabled, Target);
        var log = Tally.Of(context, OfUser);
        if (log.HasSupport)
        {
            log.Narrow(new Evidence(context.Record.FirstLine, "The request was a sign-in, so the address is the user's own."));
            log.Refute(SignedIn(context));
        }

        return log.Judge(Causes.NotEnabled, User);
    }

    static Evidence? SignedIn(FindingContext context)
    {
        var success = context.Call.FirstOrDefault(record =>
            record is { IsTrusted: true, Status: >= 200 and < 300 } && IsRegister(record) && !record.User.IsNone && record.User == context.Record.User);
        return success is null ? null : new Evidence(success.FirstLine, "The same user signed in at this server shortly before.");
    }

    static bool IsRegister(RecordFacts record) => string.Equals(record.Method, "REGISTER", StringComparison.Ordinal);
}
