namespace SipStack.Lsp;

public sealed record ReferenceContext(bool IncludeDeclaration);

public sealed record ReferenceParams(
    TextDocumentIdentifier TextDocument, Position Position, ReferenceContext Context, IntegerOrString? WorkDoneToken = null, IntegerOrString? PartialResultToken = null)
    : ITextDocumentParams;
