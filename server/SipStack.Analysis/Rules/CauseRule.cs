namespace SipStack.Analysis;

/// <summary>
/// One possible cause: what it looks at, what confirms it, what refutes it. A rule is a pure function of the finding and the
/// records of its transaction within the evidence window. All rules stand in <see cref="CauseRules"/>.
/// </summary>
abstract class CauseRule
{
    /// <summary>What the log says about the cause, or null when it says nothing either way.</summary>
    public abstract Judgement? Judge(FindingContext context);
}
