namespace SipStack.Analysis;

/// <summary>
/// The two domains may not talk to each other here: in a hybrid deployment the lists of shared domains differ. Looks at id 1017.
/// Confirms: a summary that names ms-split-domain-info, an event record of the same request. Refutes: nothing that a log shows; the lists
/// on both sides tell.
/// </summary>
sealed class SplitDomainRule : CauseRule
{
    const string Message = "The lists of shared SIP domains differ between the two deployments.";

    static readonly CauseCodes Codes = new("The code says that the two domains do not go together here.") { Ids = [1017] };

    public override Judgement? Judge(FindingContext context)
    {
        var log = Tally.Of(context, Codes);
        if (log.HasSupport)
            log.Point(context.Beside(ClueKind.WrongDomainType, "The summary says that ms-split-domain-info does not fit what this side knows of the domain."));
        return log.Judge(Causes.SplitDomain, Message);
    }
}
