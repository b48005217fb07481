namespace SipStack.Analysis;

/// <summary>An explanation for a place in a document.</summary>
public sealed record HoverText(Place Place, Explanation Explanation);
