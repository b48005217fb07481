namespace SipStack.Analysis;

/// <summary>What a row of a ladder shows.</summary>
public enum ArrowKind : byte
{
    Request,
    Response,

    /// <summary>A security or diagnostic event of the machine that wrote the log.</summary>
    Event,
}

/// <summary>One row of a ladder: a message from one lifeline to another, or an event on one. All texts are fit to be shown on one line.</summary>
/// <param name="From">Number of a lifeline.</param>
/// <param name="To">The same number for an event, and for a message of a machine to itself.</param>
/// <param name="Label"><c>REGISTER (3)</c> with the CSeq number, <c>401 Unauthorized</c>, or what the event is.</param>
/// <param name="Note">A few words about it: the step of a sign-in, or the failing code. May be empty.</param>
/// <param name="Detail">The sentence of the finding, with its verdict. May be empty.</param>
/// <param name="Distance">From the row before.</param>
/// <param name="Hops">Over how many hops of the same message the arrow goes.</param>
/// <param name="Record">The record that shows it.</param>
/// <param name="Copies">Further records that show the same: the other end of the connection, or hops that were merged.</param>
public sealed record Arrow(
    ArrowKind Kind,
    int From,
    int To,
    string Label,
    string Note,
    string Detail,
    DateTime? Time,
    TimeSpan? Distance,
    bool Fails,
    bool IsRetransmission,
    int Hops,
    RecordLines Record,
    IReadOnlyList<RecordLines> Copies)
{
    /// <summary>The label, and what a drawing says behind it.</summary>
    public string FullLabel => $"{Label}{(IsRetransmission ? ", again" : "")}{(Hops > 1 ? $", {Hops} hops" : "")}";

    /// <summary>Status of a response, else 0.</summary>
    public int Status { get; init; }

    /// <summary>Number of the first record of the same message, at whichever hop.</summary>
    internal int Message { get; init; } = -1;

    /// <summary>Code of the finding that the record holds, or null.</summary>
    public string? Code { get; init; }
}

/// <summary>Zero-based lines of a record, the last one included.</summary>
public readonly record struct RecordLines(long First, long Last);

/// <summary>The messages of one call between the machines that the log knows, in the order in which they stand there.</summary>
/// <param name="CallId">As the log writes it.</param>
/// <param name="Title">What the call was, between whom, and how it ended.</param>
/// <param name="Lifelines">Names of hosts and machines, as the trace gives them.</param>
/// <param name="Hidden">How many rows were left out at the end because there are too many.</param>
public sealed record Ladder(string CallId, string Title, IReadOnlyList<string> Lifelines, IReadOnlyList<Arrow> Arrows, int Hidden)
{
    /// <summary>The Call-ID fit to be shown.</summary>
    public string ShownCallId => LogText.Of(CallId);

    /// <summary>The ladder with at most so many rows.</summary>
    public Ladder Limit(int most) => Arrows.Count <= most ? this : this with { Arrows = [.. Arrows.Take(most)], Hidden = Hidden + Arrows.Count - most };

    /// <summary>What a person reads who does not see the drawing.</summary>
    public string Describe(Arrow arrow)
    {
        var place = arrow.Kind == ArrowKind.Event || arrow.From == arrow.To ? $"at {Lifelines[arrow.From]}" : $"from {Lifelines[arrow.From]} to {Lifelines[arrow.To]}";
        var parts = new[] { $"{LadderTime.Full(arrow.Time)} {arrow.Label} {place}".Trim(), arrow.Note, arrow.Detail, $"line {arrow.Record.First + 1}" };
        return string.Join(", ", parts.Where(part => part.Length > 0));
    }
}
