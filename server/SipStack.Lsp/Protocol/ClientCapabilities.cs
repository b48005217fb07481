namespace SipStack.Lsp;

/// <summary>What the client can do, as far as this server looks at it.</summary>
public sealed record ClientCapabilities(
    GeneralClientCapabilities? General = null,
    TextDocumentClientCapabilities? TextDocument = null,
    WorkspaceClientCapabilities? Workspace = null,
    WindowClientCapabilities? Window = null);

public sealed record GeneralClientCapabilities(string[]? PositionEncodings = null);

public sealed record TextDocumentClientCapabilities(
    TextDocumentSyncClientCapabilities? Synchronization = null,
    PublishDiagnosticsClientCapabilities? PublishDiagnostics = null,
    DiagnosticClientCapabilities? Diagnostic = null,
    HoverClientCapabilities? Hover = null,
    CodeActionClientCapabilities? CodeAction = null);

public sealed record TextDocumentSyncClientCapabilities(bool? DynamicRegistration = null, bool? DidSave = null);

public sealed record PublishDiagnosticsClientCapabilities(
    bool? RelatedInformation = null,
    bool? VersionSupport = null,
    bool? CodeDescriptionSupport = null,
    bool? DataSupport = null);

public sealed record DiagnosticClientCapabilities(bool? DynamicRegistration = null, bool? RelatedDocumentSupport = null);

public sealed record HoverClientCapabilities(string[]? ContentFormat = null);

public sealed record CodeActionClientCapabilities(
    CodeActionLiteralSupport? CodeActionLiteralSupport = null,
    bool? IsPreferredSupport = null,
    bool? DisabledSupport = null,
    bool? DataSupport = null,
    CodeActionResolveSupport? ResolveSupport = null);

public sealed record CodeActionLiteralSupport;

public sealed record CodeActionResolveSupport(string[] Properties);

public sealed record WorkspaceClientCapabilities(
    bool? ApplyEdit = null,
    WorkspaceEditClientCapabilities? WorkspaceEdit = null,
    DidChangeConfigurationClientCapabilities? DidChangeConfiguration = null,
    ExecuteCommandClientCapabilities? ExecuteCommand = null,
    bool? Configuration = null,
    DiagnosticWorkspaceClientCapabilities? Diagnostics = null);

public sealed record WorkspaceEditClientCapabilities(bool? DocumentChanges = null, string[]? ResourceOperations = null, string? FailureHandling = null);

public sealed record DidChangeConfigurationClientCapabilities(bool? DynamicRegistration = null);

public sealed record ExecuteCommandClientCapabilities(bool? DynamicRegistration = null);

public sealed record DiagnosticWorkspaceClientCapabilities(bool? RefreshSupport = null);

public sealed record WindowClientCapabilities(
    bool? WorkDoneProgress = null,
    ShowMessageRequestClientCapabilities? ShowMessage = null,
    ShowDocumentClientCapabilities? ShowDocument = null);

public sealed record ShowMessageRequestClientCapabilities;

public sealed record ShowDocumentClientCapabilities(bool Support);
