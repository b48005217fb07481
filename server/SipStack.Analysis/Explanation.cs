namespace SipStack.Analysis;

/// <summary>What a person gets to read about a place in a log: the answer first, then what the log shows, then the rest.</summary>
/// <param name="Answer">One sentence.</param>
/// <param name="Verdict">How sure the answer is for this log, or null.</param>
/// <param name="CodeLine">The code or name, its other name and where it comes from, in parts; the first part is a word of ours, never text of a log. May be empty.</param>
/// <param name="InThisLog">What the lines of this log show; empty for a code without a log.</param>
/// <param name="Sections">Headings with Markdown that this program has written or escaped.</param>
public sealed record Explanation(
    string Answer,
    string? Verdict,
    IReadOnlyList<string> CodeLine,
    IReadOnlyList<string> InThisLog,
    IReadOnlyList<ExplanationSection> Sections)
{
    /// <summary>A table of two columns; empty for most.</summary>
    public IReadOnlyList<ExplanationFact> Facts { get; init; } = [];
}

/// <summary>One part of an explanation; the body is Markdown.</summary>
public sealed record ExplanationSection(string Heading, string Markdown);

/// <summary>One row of an explanation's table, plain text of one line.</summary>
public sealed record ExplanationFact(string Name, string Value);
