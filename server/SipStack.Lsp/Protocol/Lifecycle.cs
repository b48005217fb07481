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
    internal static InitializeParams From(JsonSlice json) => new(
        json.Int("processId"u8),
        json.Object("clientInfo"u8, ClientInfo.From),
        json.Text("locale"u8),
        json.Text("rootUri"u8),
        json.Object("capabilities"u8, ClientCapabilities.From),
        null,
        json.Text("trace"u8),
        json.Array("workspaceFolders"u8, WorkspaceFolder.From));
}

public sealed record ClientInfo(string Name, string? Version = null)
{
    internal static ClientInfo From(JsonSlice json) => new(json.Text("name"u8) ?? "", json.Text("version"u8));
}

public sealed record WorkspaceFolder(string Uri, string Name)
{
    internal static WorkspaceFolder From(JsonSlice json) => new(json.Text("uri"u8) ?? "", json.Text("name"u8) ?? "");
}

public sealed record InitializeResult(ServerCapabilities Capabilities, ServerInfo? ServerInfo = null);

public sealed record ServerInfo(string Name, string? Version = null)
{
    internal void Write(JsonTextWriter json)
    {
        json.Begin("serverInfo"u8);
        json.Member("name"u8, Name);
        json.Member("version"u8, Version);
        json.End();
    }
}

public sealed record InitializedParams;

public sealed record CancelParams(IntegerOrString Id);

public sealed record SetTraceParams(string Value);

public sealed record LogTraceParams(string Message, string? Verbose = null);

public static class TraceValue
{
    public const string Off = "off";
    public const string Messages = "messages";
    public const string Verbose = "verbose";

    /// <summary>A value that the specification does not know is off.</summary>
    internal static string Known(string? value) => value is Messages or Verbose ? value : Off;
}

/// <summary>The error of an answer (JSON-RPC 2.0, section 5.1).</summary>
public sealed record ResponseError(int Code, string Message);
