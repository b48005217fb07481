namespace SipStack.Analysis;

/// <summary>
/// The server does not route the request, since its Route header comes from a source that is not trusted (remedy row 14). Looks at
/// SIPPROXY_E_ROUTING. Confirms: event record and failing response of the same request; ids 1004, 1006 and 1007 beside it.
/// Refutes: nothing that a log shows; the list of trusted servers tells.
/// </summary>
sealed class RoutingRule : CauseRule
{
    const string Message = "The server does not route this request: its Route header comes from a source that is not trusted.";

    static readonly CauseCodes Codes = new("The server took the Route header as coming from a source that is not trusted.")
    {
        Results = [ResultCodes.Routing],
        VagueIds = [1004, 1006, 1007],
    };

    public override Judgement? Judge(FindingContext context) => Tally.Of(context, Codes).Judge(Causes.Routing, Message);
}
