namespace SipStack.Lsp;

public sealed record InlayHintParams(TextDocumentIdentifier TextDocument, Range Range, IntegerOrString? WorkDoneToken = null) : ITextDocumentParams;

/// <summary><see cref="Tooltip"/> is plain text.</summary>
public sealed record InlayHint(Position Position, string Label, string? Tooltip = null, bool? PaddingLeft = null);
