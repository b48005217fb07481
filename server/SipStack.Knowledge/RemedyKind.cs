namespace SipStack.Knowledge;

public enum RemedyKind
{
    /// <summary>Reads and reports; changes nothing.</summary>
    Reads,

    /// <summary>Can change something on the machine where it runs, on request.</summary>
    Changes,
}

/// <summary>How far the log supports a cause, from the weakest to the strongest, but for <see cref="None"/>.</summary>
public enum RemedyVerdict
{
    /// <summary>The cause is a usual one for the code; the log says nothing either way.</summary>
    None,
    RuledOut,
    Possible,
    Strong,
    Proven,
}
