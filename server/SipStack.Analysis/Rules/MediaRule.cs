using SipStack.Knowledge;

namespace SipStack.Analysis;

/// <summary>
/// The call was set up and its media found no way. Looks at the ids of clients for that. Confirms: ICE warnings beside the id, which tell
/// what the client tried in vain; not those that calls whose media works report as well, but between two ends inside the direct way has to work. The code's own sentence says between which ends; "both ends are internal" (22) was false in published
/// cases, so no sentence repeats it. Refutes: nothing that a log shows.
/// </summary>
sealed class MediaRule : CauseRule
{
    const string NoCommonSettings = "The two clients have no media settings in common.";

    static readonly CauseCodes Paths = new("The client found no working pair of media addresses.") { Ids = [21, 22, 23, 24, 25, 52031] };
    static readonly CauseCodes Settings = new("The client refused the media that the other side offered.") { Ids = [52017, 52063] };

    /// <summary>The flag for a direct way that failed, and the id of a call whose two ends are inside.</summary>
    const uint DirectWay = 0x20;
    static readonly CodeKey BothInside = CodeKey.Diagnostic(22);

    public override Judgement? Judge(FindingContext context)
    {
        var log = Tally.Of(context, Paths);
        var failures = IceWarning.In(context.ValueOf(ClueKind.IceWarning)).Where(warning => warning.Kind == IceWarningKind.Path || (warning.Flag == DirectWay && context.Code.Key == BothInside)).ToList();
        if (log.HasSupport && failures.Count > 0)
            log.Point(context.Beside(ClueKind.IceWarning, flags => $"ICEWarn 0x{flags:X}: {string.Join("; ", failures.Select(warning => warning.Says))}."));
        return log.Judge(Causes.Media, Judgement.OfTheCode) ?? Tally.Of(context, Settings).Judge(Causes.Media, NoCommonSettings);
    }
}
