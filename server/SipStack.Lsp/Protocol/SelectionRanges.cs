namespace SipStack.Lsp;

public sealed record SelectionRangeParams(TextDocumentIdentifier TextDocument, Position[] Positions, IntegerOrString? WorkDoneToken = null, IntegerOrString? PartialResultToken = null)
    : ITextDocumentParams;

/// <summary>A range with the next larger one around it.</summary>
public sealed record SelectionRange(Range Range, SelectionRange? Parent = null);
