using System.Text.Json;

namespace SipStack.Lsp;

/// <summary>What the client can do, as far as this server looks at it.</summary>
public sealed record ClientCapabilities(
    GeneralClientCapabilities? General = null,
    TextDocumentClientCapabilities? TextDocument = null,
    WorkspaceClientCapabilities? Workspace = null,
    WindowClientCapabilities? Window = null)
{
    internal static ClientCapabilities From(JsonElement json) => new(
        json.Object("general", GeneralClientCapabilities.From),
        json.Object("textDocument", TextDocumentClientCapabilities.From),
        json.Object("workspace", WorkspaceClientCapabilities.From),
        json.Object("window", WindowClientCapabilities.From));
}

public sealed record GeneralClientCapabilities(string[]? PositionEncodings = null)
{
    internal static GeneralClientCapabilities From(JsonElement json) => new(json.Texts("positionEncodings"));
}

public sealed record TextDocumentClientCapabilities(
    TextDocumentSyncClientCapabilities? Synchronization = null,
    PublishDiagnosticsClientCapabilities? PublishDiagnostics = null,
    DiagnosticClientCapabilities? Diagnostic = null,
    HoverClientCapabilities? Hover = null,
    CodeActionClientCapabilities? CodeAction = null)
{
    internal static TextDocumentClientCapabilities From(JsonElement json) => new(
        json.Object("synchronization", TextDocumentSyncClientCapabilities.From),
        json.Object("publishDiagnostics", PublishDiagnosticsClientCapabilities.From),
        json.Object("diagnostic", DiagnosticClientCapabilities.From),
        json.Object("hover", HoverClientCapabilities.From),
        json.Object("codeAction", CodeActionClientCapabilities.From));
}

public sealed record TextDocumentSyncClientCapabilities(bool? DynamicRegistration = null, bool? DidSave = null)
{
    internal static TextDocumentSyncClientCapabilities From(JsonElement json) => new(json.Bool("dynamicRegistration"), json.Bool("didSave"));
}

public sealed record PublishDiagnosticsClientCapabilities(
    bool? RelatedInformation = null,
    bool? VersionSupport = null,
    bool? CodeDescriptionSupport = null,
    bool? DataSupport = null)
{
    internal static PublishDiagnosticsClientCapabilities From(JsonElement json) => new(
        json.Bool("relatedInformation"),
        json.Bool("versionSupport"),
        json.Bool("codeDescriptionSupport"),
        json.Bool("dataSupport"));
}

public sealed record DiagnosticClientCapabilities(bool? DynamicRegistration = null, bool? RelatedDocumentSupport = null)
{
    internal static DiagnosticClientCapabilities From(JsonElement json) => new(json.Bool("dynamicRegistration"), json.Bool("relatedDocumentSupport"));
}

public sealed record HoverClientCapabilities(string[]? ContentFormat = null)
{
    internal static HoverClientCapabilities From(JsonElement json) => new(json.Texts("contentFormat"));
}

public sealed record CodeActionClientCapabilities(
    CodeActionLiteralSupport? CodeActionLiteralSupport = null,
    bool? IsPreferredSupport = null,
    bool? DisabledSupport = null,
    bool? DataSupport = null,
    CodeActionResolveSupport? ResolveSupport = null)
{
    internal static CodeActionClientCapabilities From(JsonElement json) => new(
        json.Object("codeActionLiteralSupport", CodeActionLiteralSupport.From),
        json.Bool("isPreferredSupport"),
        json.Bool("disabledSupport"),
        json.Bool("dataSupport"),
        json.Object("resolveSupport", CodeActionResolveSupport.From));
}

public sealed record CodeActionLiteralSupport
{
    internal static CodeActionLiteralSupport From(JsonElement _) => new();
}

public sealed record CodeActionResolveSupport(string[] Properties)
{
    internal static CodeActionResolveSupport From(JsonElement json) => new(json.Texts("properties") ?? []);
}

public sealed record WorkspaceClientCapabilities(
    bool? ApplyEdit = null,
    WorkspaceEditClientCapabilities? WorkspaceEdit = null,
    DidChangeConfigurationClientCapabilities? DidChangeConfiguration = null,
    ExecuteCommandClientCapabilities? ExecuteCommand = null,
    bool? Configuration = null,
    DiagnosticWorkspaceClientCapabilities? Diagnostics = null)
{
    internal static WorkspaceClientCapabilities From(JsonElement json) => new(
        json.Bool("applyEdit"),
        json.Object("workspaceEdit", WorkspaceEditClientCapabilities.From),
        json.Object("didChangeConfiguration", DidChangeConfigurationClientCapabilities.From),
        json.Object("executeCommand", ExecuteCommandClientCapabilities.From),
        json.Bool("configuration"),
        json.Object("diagnostics", DiagnosticWorkspaceClientCapabilities.From));
}

public sealed record WorkspaceEditClientCapabilities(bool? DocumentChanges = null, string[]? ResourceOperations = null, string? FailureHandling = null)
{
    internal static WorkspaceEditClientCapabilities From(JsonElement json) => new(
        json.Bool("documentChanges"),
        json.Texts("resourceOperations"),
        json.Text("failureHandling"));
}

public sealed record DidChangeConfigurationClientCapabilities(bool? DynamicRegistration = null)
{
    internal static DidChangeConfigurationClientCapabilities From(JsonElement json) => new(json.Bool("dynamicRegistration"));
}

public sealed record ExecuteCommandClientCapabilities(bool? DynamicRegistration = null)
{
    internal static ExecuteCommandClientCapabilities From(JsonElement json) => new(json.Bool("dynamicRegistration"));
}

public sealed record DiagnosticWorkspaceClientCapabilities(bool? RefreshSupport = null)
{
    internal static DiagnosticWorkspaceClientCapabilities From(JsonElement json) => new(json.Bool("refreshSupport"));
}

public sealed record WindowClientCapabilities(
    bool? WorkDoneProgress = null,
    ShowMessageRequestClientCapabilities? ShowMessage = null,
    ShowDocumentClientCapabilities? ShowDocument = null)
{
    internal static WindowClientCapabilities From(JsonElement json) => new(
        json.Bool("workDoneProgress"),
        json.Object("showMessage", ShowMessageRequestClientCapabilities.From),
        json.Object("showDocument", ShowDocumentClientCapabilities.From));
}

public sealed record ShowMessageRequestClientCapabilities
{
    internal static ShowMessageRequestClientCapabilities From(JsonElement _) => new();
}

public sealed record ShowDocumentClientCapabilities(bool Support)
{
    internal static ShowDocumentClientCapabilities From(JsonElement json) => new(json.Bool("support") == true);
}
