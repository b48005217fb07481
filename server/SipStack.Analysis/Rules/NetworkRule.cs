namespace SipStack.Analysis;

/// <summary>
/// The next machine cannot be reached: port closed, firewall, address, or nobody listens (remedy row 10). Looks at Winsock codes; a
/// reset alone can mean TLS just as well and counts only with 504. Confirms: the event record of the same request.
/// Refutes: id 1047, since the connection stood when its TLS handshake failed.
/// </summary>
sealed class NetworkRule : CauseRule
{
    const string Message = "The next server cannot be reached: closed port, firewall, wrong address, or nothing listens there.";

    static readonly CauseCodes Codes = new("The connection could not be made.")
    {
        Results =
        [
            ResultCodes.ConnectionTimedOut, ResultCodes.ConnectionRefused, ResultCodes.NetworkUnreachable,
            ResultCodes.HostUnreachable, ResultCodes.HostDown,
        ],
        VagueResults = [ResultCodes.ConnectionReset],
        VagueIds = [1006, 1007],
    };

    public override Judgement? Judge(FindingContext context)
    {
        var log = Tally.Of(context, Codes);
        if (log.HasSupport && context.Record.Status == 504 && context.Code.Key == CodeKey.Hresult(ResultCodes.ConnectionReset))
            log.Point(new Evidence(context.Record.FirstLine, "504: the server got no answer from the next one."));
        if (TlsEvidence.Reset(context) is { } reset)
            log.Refute(reset);
        return log.Judge(Causes.Network, Message);
    }
}
