using System.Text.Json;

namespace SipStack.Lsp;

public sealed record InitializeParams(
    int? ProcessId = null,
    ClientInfo? ClientInfo = null,
    string? Locale = null,
    string? RootUri = null,
    ClientCapabilities? Capabilities = null,
    JsonElement? InitializationOptions = null,
    string? Trace = null,
    WorkspaceFolder[]? WorkspaceFolders = null)
{
    internal static InitializeParams From(JsonElement json) => new(
        json.Int("processId"),
        json.Object("clientInfo", ClientInfo.From),
        json.Text("locale"),
        json.Text("rootUri"),
        json.Object("capabilities", ClientCapabilities.From),
        json.TryGet("initializationOptions", out var options) ? options : null,
        json.Text("trace"),
        json.Array("workspaceFolders", WorkspaceFolder.From));
}

public sealed record ClientInfo(string Name, string? Version = null)
{
    internal static ClientInfo From(JsonElement json) => new(json.Text("name") ?? "", json.Text("version"));
}

public sealed record WorkspaceFolder(string Uri, string Name)
{
    internal static WorkspaceFolder From(JsonElement json) => new(json.Text("uri") ?? "", json.Text("name") ?? "");
}

public sealed record InitializeResult(ServerCapabilities Capabilities, ServerInfo? ServerInfo = null);

public sealed record ServerInfo(string Name, string? Version = null);

public sealed record InitializedParams;

public sealed record CancelParams(IntegerOrString Id);

public sealed record SetTraceParams(string Value);

public sealed record LogTraceParams(string Message, string? Verbose = null);

public static class TraceValue
{
    public const string Off = "off";
    public const string Messages = "messages";
    public const string Verbose = "verbose";
}

/// <summary>The error of an answer (JSON-RPC 2.0, section 5.1).</summary>
public sealed record ResponseError(int Code, string Message);
