namespace SipStack.Lsp;

/// <summary>Tokens name their type by index and their modifiers by bit.</summary>
public sealed record SemanticTokensLegend(string[] TokenTypes, string[] TokenModifiers)
{
    internal void Write(JsonTextWriter json)
    {
        json.Begin("legend"u8);
        json.Member("tokenTypes"u8, TokenTypes);
        json.Member("tokenModifiers"u8, TokenModifiers);
        json.End();
    }
}

public sealed record SemanticTokensFullOptions(bool Delta = false)
{
    internal void Write(JsonTextWriter json)
    {
        json.Begin("full"u8);
        json.Member("delta"u8, Delta);
        json.End();
    }
}

public sealed record SemanticTokensOptions(SemanticTokensLegend Legend, bool Range = false, SemanticTokensFullOptions? Full = null)
{
    internal void Write(JsonTextWriter json)
    {
        json.Begin("semanticTokensProvider"u8);
        Legend.Write(json);
        json.Member("range"u8, Range);
        Full?.Write(json);
        json.End();
    }
}

public sealed record SemanticTokensParams(TextDocumentIdentifier TextDocument, IntegerOrString? WorkDoneToken = null, IntegerOrString? PartialResultToken = null)
    : ITextDocumentParams;

public sealed record SemanticTokensDeltaParams(
    TextDocumentIdentifier TextDocument,
    string PreviousResultId,
    IntegerOrString? WorkDoneToken = null,
    IntegerOrString? PartialResultToken = null) : ITextDocumentParams;

public sealed record SemanticTokensRangeParams(
    TextDocumentIdentifier TextDocument,
    Range Range,
    IntegerOrString? WorkDoneToken = null,
    IntegerOrString? PartialResultToken = null) : ITextDocumentParams;

/// <summary>Five numbers a token: lines and characters from the token before it, length, type, modifiers.</summary>
public sealed record SemanticTokens(int[] Data, string? ResultId = null);

/// <summary>The answer to a delta request: <see cref="Edits"/> of the earlier result, or all the <see cref="Data"/> where that is no longer known.</summary>
public sealed record SemanticTokensOrDelta(int[]? Data = null, SemanticTokensEdit[]? Edits = null, string? ResultId = null);

/// <summary>Counts numbers, not tokens.</summary>
public sealed record SemanticTokensEdit(int Start, int DeleteCount, int[]? Data = null);
