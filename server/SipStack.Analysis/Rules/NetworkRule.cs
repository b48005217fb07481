namespace SipStack.Analysis;

/// <summary>
/// The next machine cannot be reached: port closed, firewall, address, or nobody listens (remedy row 10). Looks at Winsock codes, as an
/// HRESULT or as a number in the header; a reset can mean TLS just as well and points here only with 504. Confirms: the event record of
/// the same request; status 504 beside the number or the HRESULT. Refutes: a reset in id 1047, since the connection stood when its TLS handshake failed.
/// </summary>
sealed class NetworkRule : CauseRule
{
    const int GatewayTimeout = 504;
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
        var codes = context.Record.Status == GatewayTimeout ? WithReset : WithoutReset;
        var log = Tally.Of(context, codes);
        var reset = TlsEvidence.Reset(context);
        log.Refute(reset);
        if (reset is null)
            log.Point(Number(context, codes));
        // What a reset means was read from the same 504 already.
        if (reset is null && log.HasSupport && context.Record.Status == GatewayTimeout && context.Code.Key != CodeKey.Hresult(ResultCodes.ConnectionReset))
            log.Support(new Evidence(context.Record.FirstLine, "The request ended with 504: the next server was not reached."));

        return log.Judge(Causes.Network, Message);
    }

    /// <summary>The Winsock number of the header, unless it only repeats the HRESULT beside it.</summary>
    static Evidence? Number(FindingContext context, CauseCodes codes)
    {
        var key = CodeKey.Hresult(context.ValueOf(ClueKind.Winsock));
        return key != context.Code.Key && codes.WeightOf(key) == CodeWeight.Clear
            ? context.Beside(ClueKind.Winsock, code => $"Winsock error {code & 0xFFFF}: the connection could not be made.")
            : null;
    }
}
