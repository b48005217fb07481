namespace SipStack.Analysis;

/// <summary>
/// The next machine cannot be reached: port closed, firewall, address, or nobody listens (remedy row 10). Looks at Winsock codes; a
/// reset can mean TLS just as well and points here only with 504. Confirms: the event record of the same request.
/// Refutes: id 1047, since the connection stood when its TLS handshake failed.
/// </summary>
sealed class NetworkRule : CauseRule
{
    const string Message = "The next server cannot be reached: closed port, firewall, wrong address, or nothing listens there.";

    static readonly CauseCodes WithoutReset = new("The connection could not be made.")
    {
        Results =
        [
            ResultCodes.ConnectionTimedOut, ResultCodes.ConnectionRefused, ResultCodes.NetworkUnreachable,
            ResultCodes.HostUnreachable, ResultCodes.HostDown,
        ],
        VagueResults = [ResultCodes.ConnectionReset],
        VagueIds = [1006, 1007],
    };

    static readonly CauseCodes WithReset = WithoutReset with { Results = [.. WithoutReset.Results, ResultCodes.ConnectionReset], VagueResults = [] };

    public override Judgement? Judge(FindingContext context)
    {
        var log = Tally.Of(context, context.Record.Status == 504 ? WithReset : WithoutReset);
        log.Refute(TlsEvidence.Reset(context));
        return log.Judge(Causes.Network, Message);
    }
}
