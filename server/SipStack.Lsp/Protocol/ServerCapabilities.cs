using System.Text.Json.Serialization;

namespace SipStack.Lsp;

/// <summary>
/// What the server announces. A provider that is null or false is not there, and is not written. Each record here also
/// writes itself, see <see cref="InitializeJson"/>.
/// </summary>
public sealed record ServerCapabilities(
    string? PositionEncoding = null,
    TextDocumentSyncOptions? TextDocumentSync = null,
    bool HoverProvider = false,
    CodeActionOptions? CodeActionProvider = null,
    DiagnosticOptions? DiagnosticProvider = null,
    ExecuteCommandOptions? ExecuteCommandProvider = null,
    SemanticTokensOptions? SemanticTokensProvider = null,
    bool DocumentSymbolProvider = false,
    bool FoldingRangeProvider = false,
    bool SelectionRangeProvider = false,
    bool DefinitionProvider = false,
    bool ReferencesProvider = false,
    bool DocumentHighlightProvider = false,
    bool InlayHintProvider = false,
    CodeLensOptions? CodeLensProvider = null,
    DocumentLinkOptions? DocumentLinkProvider = null,
    bool WorkspaceSymbolProvider = false)
{
    internal void Write(JsonTextWriter json)
    {
        json.Member("positionEncoding"u8, PositionEncoding);
        TextDocumentSync?.Write(json);
        json.Member("hoverProvider"u8, HoverProvider);
        CodeActionProvider?.Write(json);
        DiagnosticProvider?.Write(json);
        ExecuteCommandProvider?.Write(json);
        SemanticTokensProvider?.Write(json);
        json.Member("documentSymbolProvider"u8, DocumentSymbolProvider);
        json.Member("foldingRangeProvider"u8, FoldingRangeProvider);
        json.Member("selectionRangeProvider"u8, SelectionRangeProvider);
        json.Member("definitionProvider"u8, DefinitionProvider);
        json.Member("referencesProvider"u8, ReferencesProvider);
        json.Member("documentHighlightProvider"u8, DocumentHighlightProvider);
        json.Member("inlayHintProvider"u8, InlayHintProvider);
        CodeLensProvider?.Write(json);
        DocumentLinkProvider?.Write(json);
        json.Member("workspaceSymbolProvider"u8, WorkspaceSymbolProvider);
    }
}

public static class TextDocumentSyncKind
{
    public const int Full = 1;
    public const int Incremental = 2;
}

public sealed record TextDocumentSyncOptions(bool OpenClose = false, int Change = 0, SaveOptions? Save = null)
{
    internal void Write(JsonTextWriter json)
    {
        json.Begin("textDocumentSync"u8);
        json.Member("openClose"u8, OpenClose);
        json.Member("change"u8, Change);
        Save?.Write(json);
        json.End();
    }
}

public sealed record SaveOptions(bool IncludeText = false)
{
    internal void Write(JsonTextWriter json)
    {
        json.Begin("save"u8);
        json.Member("includeText"u8, IncludeText);
        json.End();
    }
}

public sealed record CodeActionOptions(string[]? CodeActionKinds = null, bool ResolveProvider = false, bool WorkDoneProgress = false)
{
    internal void Write(JsonTextWriter json)
    {
        json.Begin("codeActionProvider"u8);
        json.Member("codeActionKinds"u8, CodeActionKinds);
        json.Member("resolveProvider"u8, ResolveProvider);
        json.Member("workDoneProgress"u8, WorkDoneProgress);
        json.End();
    }
}

public sealed record DiagnosticOptions(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] bool InterFileDependencies,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] bool WorkspaceDiagnostics,
    string? Identifier = null,
    bool WorkDoneProgress = false)
{
    internal void Write(JsonTextWriter json)
    {
        json.Begin("diagnosticProvider"u8);
        json.Always("interFileDependencies"u8, InterFileDependencies);
        json.Always("workspaceDiagnostics"u8, WorkspaceDiagnostics);
        json.Member("identifier"u8, Identifier);
        json.Member("workDoneProgress"u8, WorkDoneProgress);
        json.End();
    }
}

public sealed record CodeLensOptions(bool ResolveProvider = false)
{
    internal void Write(JsonTextWriter json)
    {
        json.Begin("codeLensProvider"u8);
        json.Member("resolveProvider"u8, ResolveProvider);
        json.End();
    }
}

public sealed record DocumentLinkOptions(bool ResolveProvider = false)
{
    internal void Write(JsonTextWriter json)
    {
        json.Begin("documentLinkProvider"u8);
        json.Member("resolveProvider"u8, ResolveProvider);
        json.End();
    }
}

public sealed record ExecuteCommandOptions(string[] Commands, bool WorkDoneProgress = false)
{
    internal void Write(JsonTextWriter json)
    {
        json.Begin("executeCommandProvider"u8);
        json.Member("commands"u8, Commands);
        json.Member("workDoneProgress"u8, WorkDoneProgress);
        json.End();
    }
}
