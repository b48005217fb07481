using SipStack.Knowledge;

namespace SipStack.Analysis;

/// <summary>
/// The call was set up and its media found no way. Looks at the ids of clients for that. Confirms: ICE warnings beside the id, which tell
/// what the client tried in vain. The code's own sentence says between which ends; "both ends are internal" (22) was false in published
/// cases, so no sentence repeats it. Refutes: nothing that a log shows.
/// </summary>
sealed class MediaRule : CauseRule
{
    const string NoCommonSettings = "The two clients have no media settings in common.";

    static readonly CauseCodes Paths = new("The client found no working pair of media addresses.") { Ids = [21, 22, 23, 24, 25, 52031] };
    static readonly CauseCodes Settings = new("The client refused the media that the other side offered.") { Ids = [52017, 52063] };

    public override Judgement? Judge(FindingContext context)
    {
        var log = Tally.Of(context, Paths);
        if (log.HasSupport && IceWarning.In(context.ValueOf(ClueKind.IceWarning)).Any(warning => warning.IsFailure))
            log.Point(context.Beside(ClueKind.IceWarning, flags => $"ICEWarn 0x{flags:X}: {Failures(flags)}."));
        return log.Judge(Causes.Media, Judgement.OfTheCode) ?? Tally.Of(context, Settings).Judge(Causes.Media, NoCommonSettings);
    }

    static string Failures(uint flags) => string.Join("; ", IceWarning.In(flags).Where(warning => warning.IsFailure).Select(warning => warning.Says));
}
