namespace SipStack.Knowledge;

/// <summary>Something wrong in a table of the user; the rest of the table is used.</summary>
/// <param name="Line">Line in the file, from 1.</param>
/// <param name="Message">One sentence that says what is wrong and what to do.</param>
public readonly record struct CatalogProblem(string File, int Line, string Message);
