namespace SipStack.Knowledge;

/// <summary>One cause or one step.</summary>
/// <param name="Text">Plain text, one or two sentences.</param>
/// <param name="IsOurAdvice">No source states it; it follows from the definition of the code or from practice, and the reader is told so.</param>
public readonly record struct Advice(string Text, bool IsOurAdvice);
