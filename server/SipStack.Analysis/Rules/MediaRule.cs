namespace SipStack.Analysis;

/// <summary>
/// The call was set up and its media found no way. Looks at the ids of clients for that. Confirms: nothing in one call; the candidates
/// and ICE warnings beside the id, and a capture of the media ports, tell which path is closed. "Both ends are internal" (22) was false
/// in published cases, so the message does not repeat it. Refutes: nothing that a log shows.
/// </summary>
sealed class MediaRule : CauseRule
{
    const string NoPath = "The call found no way for its media: a firewall, NAT or the A/V Edge stands between the two ends.";
    const string NoCommonSettings = "The two clients have no media settings in common.";

    static readonly CauseCodes Paths = new("The client found no working pair of media addresses.") { Ids = [21, 22, 23, 24, 25, 52031] };
    static readonly CauseCodes Settings = new("The client refused the media that the other side offered.") { Ids = [52017, 52063] };

    public override Judgement? Judge(FindingContext context) =>
        Tally.Of(context, Paths).Judge(Causes.Media, NoPath) ?? Tally.Of(context, Settings).Judge(Causes.Media, NoCommonSettings);
}
