namespace SipStack.Analysis;

/// <summary>
/// A service is stopped, starting or overloaded. Looks at the ids and codes with which servers say so themselves; their own sentences say
/// which service. Confirms: an event record
/// of the same request. The status 503 beside such an id makes it possible. Refutes: an answer of success to the same kind of request in
/// the same call, shortly before.
/// </summary>
sealed class ServiceRule : CauseRule
{
    const int Unavailable = 503;

    static readonly CauseCodes Codes = new("The server says that it cannot serve the request.")
    {
        Results = [ResultCodes.WorkerProcessSlow],
        Ids = [1, 3062, 5000, 7000, 7001, 13011, 17000, 18203, 20000, 20007, 20008, 20011],
    };

    public override Judgement? Judge(FindingContext context)
    {
        var log = Tally.Of(context, Codes);
        if (log.HasSupport && context.Record.Status == Unavailable)
            log.Narrow(new Evidence(context.Record.FirstLine, "The status is 503: the server does not serve for the moment."));
        if (log.HasSupport)
            log.Refute(Served(context));
        return log.Judge(Causes.Service, Judgement.OfTheCode);
    }

    static Evidence? Served(FindingContext context)
    {
        var success = context.Call.FirstOrDefault(record =>
            record is { IsTrusted: true, Status: >= 200 and < 300, Method: not null } && record.Index < context.Record.Index && record.Method == context.Record.Method);
        return success is null ? null : new Evidence(success.FirstLine, "The same kind of request succeeded in this call shortly before.");
    }
}
