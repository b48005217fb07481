namespace SipStack.Knowledge;

/// <summary>How much attention a code deserves.</summary>
public enum EntryLevel
{
    Error,

    /// <summary>A refusal that is meant, or something that needs no action.</summary>
    Information,

    /// <summary>Not a failure: it makes no finding.</summary>
    Normal,
}
