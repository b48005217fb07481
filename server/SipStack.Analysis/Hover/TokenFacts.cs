using SipStack.Trace;

namespace SipStack.Analysis;

/// <summary>Rows of the table that decoded tokens are shown in.</summary>
static class TokenFacts
{
    public static List<ExplanationFact> Problems(IReadOnlyList<string> problems) => [.. problems.Select(problem => new ExplanationFact("Reading", problem))];

    public static ExplanationFact Flag(string name, FlagState state) => new(name, state switch
    {
        FlagState.Set => "set",
        FlagState.Clear => "clear",
        _ => "unknown (hidden in this log)",
    });

    /// <summary>A name that the sender chose, or no row.</summary>
    public static IEnumerable<ExplanationFact> Name(string name, string? value) => value is { Length: > 0 } ? [new ExplanationFact(name, LogText.Of(value))] : [];
}
