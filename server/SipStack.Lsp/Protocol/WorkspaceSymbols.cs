namespace SipStack.Lsp;

/// <summary>An empty query asks for everything.</summary>
public sealed record WorkspaceSymbolParams(string Query, IntegerOrString? WorkDoneToken = null, IntegerOrString? PartialResultToken = null);
