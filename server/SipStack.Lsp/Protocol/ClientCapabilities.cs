namespace SipStack.Lsp;

/// <summary>What the client can do, as far as this server looks at it.</summary>
public sealed record ClientCapabilities(
    GeneralClientCapabilities? General = null,
    TextDocumentClientCapabilities? TextDocument = null,
    WorkspaceClientCapabilities? Workspace = null,
    WindowClientCapabilities? Window = null)
{
    internal static ClientCapabilities From(JsonSlice json) => new(
        json.Object("general"u8, GeneralClientCapabilities.From),
        json.Object("textDocument"u8, TextDocumentClientCapabilities.From),
        json.Object("workspace"u8, WorkspaceClientCapabilities.From),
        json.Object("window"u8, WindowClientCapabilities.From));
}

public sealed record GeneralClientCapabilities(string[]? PositionEncodings = null)
{
    internal static GeneralClientCapabilities From(JsonSlice json) => new(json.Texts("positionEncodings"u8));
}

public sealed record TextDocumentClientCapabilities(
    TextDocumentSyncClientCapabilities? Synchronization = null,
    PublishDiagnosticsClientCapabilities? PublishDiagnostics = null,
    DiagnosticClientCapabilities? Diagnostic = null,
    HoverClientCapabilities? Hover = null,
    CodeActionClientCapabilities? CodeAction = null,
    SemanticTokensClientCapabilities? SemanticTokens = null,
    DocumentSymbolClientCapabilities? DocumentSymbol = null,
    FoldingRangeClientCapabilities? FoldingRange = null,
    DefinitionClientCapabilities? Definition = null)
{
    internal static TextDocumentClientCapabilities From(JsonSlice json) => new(
        json.Object("synchronization"u8, TextDocumentSyncClientCapabilities.From),
        json.Object("publishDiagnostics"u8, PublishDiagnosticsClientCapabilities.From),
        json.Object("diagnostic"u8, DiagnosticClientCapabilities.From),
        json.Object("hover"u8, HoverClientCapabilities.From),
        json.Object("codeAction"u8, CodeActionClientCapabilities.From),
        json.Object("semanticTokens"u8, SemanticTokensClientCapabilities.From),
        json.Object("documentSymbol"u8, DocumentSymbolClientCapabilities.From),
        json.Object("foldingRange"u8, FoldingRangeClientCapabilities.From),
        json.Object("definition"u8, DefinitionClientCapabilities.From));
}

public sealed record TextDocumentSyncClientCapabilities(bool? DynamicRegistration = null, bool? DidSave = null)
{
    internal static TextDocumentSyncClientCapabilities From(JsonSlice json) => new(json.Bool("dynamicRegistration"u8), json.Bool("didSave"u8));
}

public sealed record PublishDiagnosticsClientCapabilities(
    bool? RelatedInformation = null,
    bool? VersionSupport = null,
    bool? CodeDescriptionSupport = null,
    bool? DataSupport = null)
{
    internal static PublishDiagnosticsClientCapabilities From(JsonSlice json) => new(
        json.Bool("relatedInformation"u8),
        json.Bool("versionSupport"u8),
        json.Bool("codeDescriptionSupport"u8),
        json.Bool("dataSupport"u8));
}

public sealed record DiagnosticClientCapabilities(bool? DynamicRegistration = null, bool? RelatedDocumentSupport = null)
{
    internal static DiagnosticClientCapabilities From(JsonSlice json) => new(json.Bool("dynamicRegistration"u8), json.Bool("relatedDocumentSupport"u8));
}

public sealed record HoverClientCapabilities(string[]? ContentFormat = null)
{
    internal static HoverClientCapabilities From(JsonSlice json) => new(json.Texts("contentFormat"u8));
}

public sealed record CodeActionClientCapabilities(
    CodeActionLiteralSupport? CodeActionLiteralSupport = null,
    bool? IsPreferredSupport = null,
    bool? DisabledSupport = null,
    bool? DataSupport = null,
    CodeActionResolveSupport? ResolveSupport = null)
{
    internal static CodeActionClientCapabilities From(JsonSlice json) => new(
        json.Object("codeActionLiteralSupport"u8, CodeActionLiteralSupport.From),
        json.Bool("isPreferredSupport"u8),
        json.Bool("disabledSupport"u8),
        json.Bool("dataSupport"u8),
        json.Object("resolveSupport"u8, CodeActionResolveSupport.From));
}

public sealed record CodeActionLiteralSupport
{
    internal static CodeActionLiteralSupport From(JsonSlice _) => new();
}

public sealed record CodeActionResolveSupport(string[] Properties)
{
    internal static CodeActionResolveSupport From(JsonSlice json) => new(json.Texts("properties"u8) ?? []);
}

/// <summary><see cref="AugmentsSyntaxTokens"/>: the client colours with a grammar too, and lays the tokens over it.</summary>
public sealed record SemanticTokensClientCapabilities(bool? AugmentsSyntaxTokens = null)
{
    internal static SemanticTokensClientCapabilities From(JsonSlice json) => new(json.Bool("augmentsSyntaxTokens"u8));
}

public sealed record DocumentSymbolClientCapabilities(bool? HierarchicalDocumentSymbolSupport = null)
{
    internal static DocumentSymbolClientCapabilities From(JsonSlice json) => new(json.Bool("hierarchicalDocumentSymbolSupport"u8));
}

/// <summary><see cref="RangeLimit"/>: so many ranges of a document the client takes at the most.</summary>
public sealed record FoldingRangeClientCapabilities(int? RangeLimit = null, bool? LineFoldingOnly = null)
{
    internal static FoldingRangeClientCapabilities From(JsonSlice json) => new(json.Int("rangeLimit"u8), json.Bool("lineFoldingOnly"u8));
}

public sealed record DefinitionClientCapabilities(bool? LinkSupport = null)
{
    internal static DefinitionClientCapabilities From(JsonSlice json) => new(json.Bool("linkSupport"u8));
}

public sealed record WorkspaceClientCapabilities(
    bool? ApplyEdit = null,
    WorkspaceEditClientCapabilities? WorkspaceEdit = null,
    DidChangeConfigurationClientCapabilities? DidChangeConfiguration = null,
    ExecuteCommandClientCapabilities? ExecuteCommand = null,
    bool? Configuration = null,
    DiagnosticWorkspaceClientCapabilities? Diagnostics = null,
    SemanticTokensWorkspaceClientCapabilities? SemanticTokens = null,
    InlayHintWorkspaceClientCapabilities? InlayHint = null,
    CodeLensWorkspaceClientCapabilities? CodeLens = null)
{
    internal static WorkspaceClientCapabilities From(JsonSlice json) => new(
        json.Bool("applyEdit"u8),
        json.Object("workspaceEdit"u8, WorkspaceEditClientCapabilities.From),
        json.Object("didChangeConfiguration"u8, DidChangeConfigurationClientCapabilities.From),
        json.Object("executeCommand"u8, ExecuteCommandClientCapabilities.From),
        json.Bool("configuration"u8),
        json.Object("diagnostics"u8, DiagnosticWorkspaceClientCapabilities.From),
        json.Object("semanticTokens"u8, SemanticTokensWorkspaceClientCapabilities.From),
        json.Object("inlayHint"u8, InlayHintWorkspaceClientCapabilities.From),
        json.Object("codeLens"u8, CodeLensWorkspaceClientCapabilities.From));
}

public sealed record WorkspaceEditClientCapabilities(bool? DocumentChanges = null, string[]? ResourceOperations = null, string? FailureHandling = null)
{
    internal static WorkspaceEditClientCapabilities From(JsonSlice json) => new(
        json.Bool("documentChanges"u8),
        json.Texts("resourceOperations"u8),
        json.Text("failureHandling"u8));
}

public sealed record DidChangeConfigurationClientCapabilities(bool? DynamicRegistration = null)
{
    internal static DidChangeConfigurationClientCapabilities From(JsonSlice json) => new(json.Bool("dynamicRegistration"u8));
}

public sealed record ExecuteCommandClientCapabilities(bool? DynamicRegistration = null)
{
    internal static ExecuteCommandClientCapabilities From(JsonSlice json) => new(json.Bool("dynamicRegistration"u8));
}

public sealed record DiagnosticWorkspaceClientCapabilities(bool? RefreshSupport = null)
{
    internal static DiagnosticWorkspaceClientCapabilities From(JsonSlice json) => new(json.Bool("refreshSupport"u8));
}

public sealed record SemanticTokensWorkspaceClientCapabilities(bool? RefreshSupport = null)
{
    internal static SemanticTokensWorkspaceClientCapabilities From(JsonSlice json) => new(json.Bool("refreshSupport"u8));
}

public sealed record InlayHintWorkspaceClientCapabilities(bool? RefreshSupport = null)
{
    internal static InlayHintWorkspaceClientCapabilities From(JsonSlice json) => new(json.Bool("refreshSupport"u8));
}

public sealed record CodeLensWorkspaceClientCapabilities(bool? RefreshSupport = null)
{
    internal static CodeLensWorkspaceClientCapabilities From(JsonSlice json) => new(json.Bool("refreshSupport"u8));
}

public sealed record WindowClientCapabilities(
    bool? WorkDoneProgress = null,
    ShowMessageRequestClientCapabilities? ShowMessage = null,
    ShowDocumentClientCapabilities? ShowDocument = null)
{
    internal static WindowClientCapabilities From(JsonSlice json) => new(
        json.Bool("workDoneProgress"u8),
        json.Object("showMessage"u8, ShowMessageRequestClientCapabilities.From),
        json.Object("showDocument"u8, ShowDocumentClientCapabilities.From));
}

public sealed record ShowMessageRequestClientCapabilities
{
    internal static ShowMessageRequestClientCapabilities From(JsonSlice _) => new();
}

public sealed record ShowDocumentClientCapabilities(bool Support)
{
    internal static ShowDocumentClientCapabilities From(JsonSlice json) => new(json.Bool("support"u8) == true);
}
