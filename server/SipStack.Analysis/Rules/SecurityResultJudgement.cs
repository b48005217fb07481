namespace SipStack.Analysis;

/// <summary>The judgement of a cause that one result in the security record settles.</summary>
static class SecurityResultJudgement
{
    public static Judgement? Of(FindingContext context, uint result, string cause, string message, string evidence)
    {
        var isSignIn = context.IsTrusted && (context.Record.Status is 401 or 403 or 407 || context.Record.Role == RecordRole.SecurityEvent);
        return isSignIn && context.SecurityEvent is { ResultCode: { } code } security && code.Key.Value == result
            ? new Judgement(cause, Verdict.Strong, message, [new Evidence(security.PlaceOf(code), evidence)])
            : null;
    }
}
