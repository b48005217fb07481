namespace SipStack.Knowledge;

/// <summary>One folder of <c>Data/remedies</c>: constant scripts, the text beside them, and when they are offered.</summary>
public sealed class Remedy
{
    public required string Id { get; init; }

    /// <summary>Starts with a verb, names effect and machine; ends with "(lowers security)" where that is so.</summary>
    public required string Title { get; init; }

    public required RemedyKind Kind { get; init; }

    public required bool LowersSecurity { get; init; }

    /// <summary>Ids of the causes that offer it.</summary>
    public required IReadOnlyList<string> Causes { get; init; }

    public required IReadOnlyList<RemedyTrigger> Triggers { get; init; }

    /// <summary>Constant files; the first is the one that the suggested command line runs.</summary>
    public required IReadOnlyList<RemedyFile> Scripts { get; init; }

    /// <summary>The text with its placeholders, see <see cref="RemedyText"/>.</summary>
    public required RemedyFile Template { get; init; }

    public required IReadOnlyList<RemedyArgument> Arguments { get; init; }

    /// <summary>
    /// A changing remedy is offered when a cause of its own is proven or strong; a reading one by code or cause, even
    /// without evidence, but not when every judged cause of its own is ruled out.
    /// </summary>
    public bool IsOfferedFor(RemedyOccasion occasion)
    {
        var judged = occasion.Causes.Where(cause => Causes.Contains(cause.Id, StringComparer.Ordinal)).ToList();
        if (Kind == RemedyKind.Changes)
            return judged.Any(cause => cause.Verdict is RemedyVerdict.Proven or RemedyVerdict.Strong);

        return judged.Count > 0
            ? judged.Any(cause => cause.Verdict != RemedyVerdict.RuledOut)
            : Triggers.Any(trigger => trigger.Matches(occasion));
    }

    /// <summary>Everything to write: the scripts as they are, and the text for this log.</summary>
    public IReadOnlyList<RemedyFile> FilesFor(RemedyContext context) => [.. Scripts, RemedyText.Render(this, context)];
}
