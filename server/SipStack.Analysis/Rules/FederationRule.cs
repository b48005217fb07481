namespace SipStack.Analysis;

/// <summary>
/// Federation with the domain is not allowed, for the user or at all (remedy row 12). Looks at the ids that refuse the sender towards the
/// outside (1001, 1002, 1012); 1005 and 1027 have other causes too and decide nothing. A service record that points outside its domain
/// makes it possible as well: a domain that is listed as allowed is not looked up that way. Confirms: an event record of the same request.
/// Refutes: nothing that a log shows; the lists tell.
/// </summary>
sealed class FederationRule : CauseRule
{
    const string Refused = "The sender or the domain is not allowed for federation.";
    const string NotListed = "The domain may be missing in the list of allowed domains or partners.";

    static readonly CauseCodes Codes = new("The code says that the sender may not talk to the outside.") { Ids = [1001, 1002, 1012], VagueIds = [1005, 1027] };
    static readonly CauseCodes Lookup = new("") { Results = [ResultCodes.NoSrvMatch], Ids = [1009] };

    public override Judgement? Judge(FindingContext context)
    {
        var log = Tally.Of(context, Codes);
        if (log.HasSupport)
            return log.Judge(Causes.Federation, Refused);
        if (Lookup.WeightOf(context.Code.Key) != CodeWeight.None)
            log.Point(DnsRule.HostOutsideDomain(context));
        return log.Judge(Causes.Federation, NotListed);
    }
}
