namespace SipStack.Lsp;

/// <summary>What the server announces. A provider that is null is not there.</summary>
public sealed record ServerCapabilities(
    string? PositionEncoding = null,
    TextDocumentSyncOptions? TextDocumentSync = null,
    bool? HoverProvider = null,
    CodeActionOptions? CodeActionProvider = null,
    DiagnosticOptions? DiagnosticProvider = null,
    ExecuteCommandOptions? ExecuteCommandProvider = null);

public enum TextDocumentSyncKind
{
    None = 0,
    Full = 1,
    Incremental = 2,
}

public sealed record TextDocumentSyncOptions(bool? OpenClose = null, TextDocumentSyncKind? Change = null, SaveOptions? Save = null);

public sealed record SaveOptions(bool? IncludeText = null);

public sealed record CodeActionOptions(string[]? CodeActionKinds = null, bool? ResolveProvider = null, bool? WorkDoneProgress = null);

public sealed record DiagnosticOptions(bool InterFileDependencies, bool WorkspaceDiagnostics, string? Identifier = null, bool? WorkDoneProgress = null);

public sealed record ExecuteCommandOptions(string[] Commands, bool? WorkDoneProgress = null);
