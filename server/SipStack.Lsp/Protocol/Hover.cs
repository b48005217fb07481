namespace SipStack.Lsp;

public sealed record HoverParams(TextDocumentIdentifier TextDocument, Position Position, IntegerOrString? WorkDoneToken = null) : ITextDocumentParams;

public sealed record Hover(MarkupContent Contents, Range? Range = null);
