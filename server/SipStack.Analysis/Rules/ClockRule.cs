namespace SipStack.Analysis;

/// <summary>Client and server disagree about the time: SEC_E_TIME_SKEW in the security record (remedy row 8).</summary>
sealed class ClockRule : CauseRule
{
    public override Judgement? Judge(FindingContext context) => SecurityResultJudgement.Of(
        context,
        ResultCodes.TimeSkew,
        Causes.Clock,
        "The clocks of client and server differ too much to sign in.",
        "The security check found the clocks too far apart.");
}
