namespace SipStack.Lsp;

public sealed record CodeLensParams(TextDocumentIdentifier TextDocument, IntegerOrString? WorkDoneToken = null, IntegerOrString? PartialResultToken = null) : ITextDocumentParams;

/// <summary>Shown above the line on which <see cref="Range"/> begins.</summary>
public sealed record CodeLens(Range Range, Command Command);
