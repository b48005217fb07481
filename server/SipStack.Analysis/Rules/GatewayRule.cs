namespace SipStack.Analysis;

/// <summary>
/// A gateway, trunk or telephone system refused the call, or none could be had. Looks at id 12000, no gateway available, and at the ids of
/// Mediation Server that are 10000 and the status of the gateway. Confirms: the answer has just that status, for Mediation Server passes
/// on what the gateway said; a connection error in the header. Refutes: id 10003, where the pool gave the answer and not the gateway.
/// </summary>
sealed class GatewayRule : CauseRule
{
    const int NoGateway = 12000;
    const int PoolAnswered = 10003;
    const int FirstStatus = 10400;
    const int LastStatus = 10699;
    const string Refused = "The gateway, trunk or telephone system refused the call.";
    const string None = "No gateway could be reached for this call.";

    static readonly CauseCodes Codes = new("The code names the gateway.") { Ids = [NoGateway, .. Enumerable.Range(FirstStatus, LastStatus - FirstStatus + 1)] };

    public override Judgement? Judge(FindingContext context)
    {
        var log = Tally.Of(context, Codes);
        var id = context.Code.DiagnosticsId;
        if (id == PoolAnswered)
            log.Refute(context.Beside(ClueKind.PeerStatus, status => $"The pool answered {status}, not the gateway."));
        if (log.HasSupport && id >= FirstStatus && context.Record.Status == id - 10_000)
            log.Point(new Evidence(context.Record.FirstLine, $"Mediation Server passes on the status of the gateway, {context.Record.Status}."));
        if (log.HasSupport)
            log.Point(context.Beside(ClueKind.Winsock, "The connection to the gateway failed."));
        return log.Judge(Causes.Gateway, id == NoGateway ? None : Refused);
    }
}
