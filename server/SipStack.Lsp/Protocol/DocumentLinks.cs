namespace SipStack.Lsp;

public sealed record DocumentLinkParams(TextDocumentIdentifier TextDocument, IntegerOrString? WorkDoneToken = null, IntegerOrString? PartialResultToken = null) : ITextDocumentParams;

public sealed record DocumentLink(Range Range, string Target, string? Tooltip = null);
