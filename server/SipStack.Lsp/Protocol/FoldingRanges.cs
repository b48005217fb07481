namespace SipStack.Lsp;

public static class FoldingRangeKind
{
    public const string Region = "region";
}

public sealed record FoldingRangeParams(TextDocumentIdentifier TextDocument, IntegerOrString? WorkDoneToken = null, IntegerOrString? PartialResultToken = null) : ITextDocumentParams;

/// <summary>Whole lines: without characters a range goes from the end of its first line to the end of its last.</summary>
public sealed record FoldingRange(int StartLine, int EndLine, string? Kind = null);
