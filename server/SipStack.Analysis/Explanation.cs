namespace SipStack.Analysis;

/// <summary>What a person gets to read about a code: the answer first, then what the log shows, then the rest.</summary>
/// <param name="Answer">One sentence.</param>
/// <param name="Verdict">How sure the answer is for this log, or null.</param>
/// <param name="CodeLine">The code, its name and where it comes from, in parts.</param>
/// <param name="InThisLog">What the lines of this log show; empty for a code without a log.</param>
/// <param name="Sections">Headings with Markdown that this program has written or escaped.</param>
public sealed record Explanation(
    string Answer,
    string? Verdict,
    IReadOnlyList<string> CodeLine,
    IReadOnlyList<string> InThisLog,
    IReadOnlyList<ExplanationSection> Sections);

/// <summary>One part of an explanation; the body is Markdown.</summary>
public sealed record ExplanationSection(string Heading, string Markdown);
