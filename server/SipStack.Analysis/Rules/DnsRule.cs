namespace SipStack.Analysis;

/// <summary>
/// DNS has no record for the next hop, or one that leads elsewhere (remedy row 9). Looks at the ids and codes that say so. Confirms: an
/// id and an HRESULT that both do, the event record of the same request, the negative answer of DNS in <c>dns-srv-result</c>, and a service
/// record whose host is shown outside its domain.
/// Refutes: nothing that one call shows. Whether other domains fail too decides between the record and the DNS server; a call has only
/// one domain, so the advice says to look.
/// </summary>
sealed class DnsRule : CauseRule
{
    const string OtherDomain = "The DNS service record names a host that is not directly in its own domain.";

    static readonly CauseCodes Codes = new("The name or service record was not found in DNS, or does not fit the domain.")
    {
        Results = [ResultCodes.NoSrvMatch, ResultCodes.HostNotFound, ResultCodes.HostNoData, ResultCodes.DnsNameError],
        Ids = [1008, 1009, 1014, 54503],
        VagueResults = [ResultCodes.HostTryAgain, ResultCodes.DnsServerFailure],
        VagueIds = [54000],
    };

    public override Judgement? Judge(FindingContext context)
    {
        var log = Tally.Of(context, Codes);
        var outside = log.HasSupport ? HostOutsideDomain(context) : null;
        log.Point(outside);
        if (log.HasSupport)
            log.Point(context.Beside(ClueKind.NoDnsRecord, "DNS was asked and answered that there is no such record."));
        return log.Judge(Causes.Dns, outside is null ? Judgement.OfTheCode : OtherDomain);
    }

    /// <summary>The parameters <c>domain</c> and <c>fqdn1</c> show a host that open federation does not accept for the domain.</summary>
    public static Evidence? HostOutsideDomain(FindingContext context) =>
        context.BesideOrIn(Codes, ClueKind.HostOutsideDomain, "The host of the service record is shown, and does not lie directly in the domain.");
}
