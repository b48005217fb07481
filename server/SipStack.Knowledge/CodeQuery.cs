namespace SipStack.Knowledge;

/// <summary>What the catalogue can say about a code that somebody typed.</summary>
/// <param name="Code">The code in its usual notation, or the text as typed.</param>
/// <param name="Value">The number; null for text and for names without a number.</param>
/// <param name="Entry">Null when the catalogue does not know the code; name only (no <see cref="CodeEntry.Says"/>) when it cannot explain it.</param>
/// <param name="Fallback">What the number itself tells: severity, facility, component, range. One line without final hint, beginning in lower case.</param>
/// <param name="Hint">What to do when that is not enough; empty when there is an explanation.</param>
public sealed record CodeQuery(string Code, CodeKind Kind, uint? Value, CodeEntry? Entry, string Fallback, string Hint)
{
    /// <summary>The catalogue explains the code, so there is more to show than <see cref="Fallback"/>.</summary>
    public bool IsExplained => Entry is { Says.Length: > 0 };
}
