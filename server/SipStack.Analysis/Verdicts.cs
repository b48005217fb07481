namespace SipStack.Analysis;

/// <summary>Verdicts as users read them.</summary>
public static class Verdicts
{
    /// <summary><c>proven</c>, <c>strong</c>, <c>possible</c>, <c>ruled out</c>; null for none.</summary>
    public static string? Word(Verdict verdict) => verdict switch
    {
        Verdict.Proven => "proven",
        Verdict.Strong => "strong",
        Verdict.Possible => "possible",
        Verdict.RuledOut => "ruled out",
        _ => null,
    };
}
