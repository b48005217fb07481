using System.Text.Json.Serialization;

namespace SipStack.Lsp;

/// <summary>What the server announces. A provider that is null or false is not there, and is not written.</summary>
public sealed record ServerCapabilities(
    string? PositionEncoding = null,
    TextDocumentSyncOptions? TextDocumentSync = null,
    bool HoverProvider = false,
    CodeActionOptions? CodeActionProvider = null,
    DiagnosticOptions? DiagnosticProvider = null,
    ExecuteCommandOptions? ExecuteCommandProvider = null);

public static class TextDocumentSyncKind
{
    public const int Full = 1;
    public const int Incremental = 2;
}

public sealed record TextDocumentSyncOptions(bool OpenClose = false, int Change = 0, SaveOptions? Save = null);

public sealed record SaveOptions(bool IncludeText = false);

public sealed record CodeActionOptions(string[]? CodeActionKinds = null, bool ResolveProvider = false, bool WorkDoneProgress = false);

public sealed record DiagnosticOptions(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] bool InterFileDependencies,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] bool WorkspaceDiagnostics,
    string? Identifier = null,
    bool WorkDoneProgress = false);

public sealed record ExecuteCommandOptions(string[] Commands, bool WorkDoneProgress = false);
