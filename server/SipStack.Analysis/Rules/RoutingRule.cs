namespace SipStack.Analysis;

/// <summary>
/// The server does not route the request, since its Route header comes from a source that is not trusted (remedy row 14). Looks at
/// SIPPROXY_E_ROUTING. Confirms: the Text of the event record, which names the check that failed; event record and failing response of the
/// same request; ids 1004, 1006 and 1007 beside it. Refutes: nothing that a log shows; the list of trusted servers tells.
/// </summary>
sealed class RoutingRule : CauseRule
{
    const string Message = "The server does not route this request: its Route header comes from a source that is not trusted.";

    static readonly CauseCodes Codes = new("The server took the Route header as coming from a source that is not trusted.")
    {
        Results = [ResultCodes.Routing],
        VagueIds = [1004, 1006, 1007],
    };

    public override Judgement? Judge(FindingContext context)
    {
        var log = Tally.Of(context, Codes);
        if (log.HasSupport)
            log.Point(context.BesideOrIn(Codes, ClueKind.UntrustedRoute, "The Text says that the check of the Route header failed."));
        return log.Judge(Causes.Routing, Message);
    }
}
