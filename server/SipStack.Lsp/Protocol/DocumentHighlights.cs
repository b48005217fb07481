namespace SipStack.Lsp;

public enum DocumentHighlightKind
{
    Text = 1,
    Read = 2,
    Write = 3,
}

public sealed record DocumentHighlightParams(TextDocumentIdentifier TextDocument, Position Position, IntegerOrString? WorkDoneToken = null, IntegerOrString? PartialResultToken = null)
    : ITextDocumentParams;

public sealed record DocumentHighlight(Range Range, DocumentHighlightKind? Kind = null);
