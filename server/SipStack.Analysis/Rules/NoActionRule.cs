namespace SipStack.Analysis;

/// <summary>
/// A notification went to a user or endpoint that has left: nothing to do. Looks at SIPPROXY_E_UNKNOWN_USER_OR_EPID.
/// Confirms: the request is a NOTIFY or BENOTIFY. Refutes: it is a request that a user waits for.
/// </summary>
sealed class NoActionRule : CauseRule
{
    const string Message = "A message was meant for a user or endpoint that is gone; nothing to do.";

    static readonly CauseCodes Codes = new("The server no longer knows this user or endpoint.") { Results = [ResultCodes.UnknownUserOrEpid] };

    public override Judgement? Judge(FindingContext context)
    {
        var log = Tally.Of(context, Codes);
        if (!log.HasSupport)
            return null;
        var place = context.Record.FirstLine;
        if (context.Record.Method is "NOTIFY" or "BENOTIFY")
            log.Support(new Evidence(place, "The request was a notification, which nobody waits for."));
        else if (context.Record.Method is "REGISTER" or "INVITE" or "MESSAGE")
            log.Refute(new Evidence(place, "The request was one that a user waits for."));
        return log.Judge(Causes.NoAction, Message);
    }
}
