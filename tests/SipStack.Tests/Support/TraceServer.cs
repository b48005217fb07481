using System.Text.Json;
using SipStack.Lsp;
using SipStack.Server;

namespace SipStack.Tests;

/// <summary>The real language server in this process, with a client that has opened its eyes to all it can do, or to less.</summary>
static class TraceServer
{
    /// <summary>Abilities of an editor like VS Code, but for pull diagnostics, which the tests of pulling ask for.</summary>
    public static ClientCapabilities Full { get; } = new(
        General: new GeneralClientCapabilities(["utf-16"]),
        TextDocument: new TextDocumentClientCapabilities(
            PublishDiagnostics: new PublishDiagnosticsClientCapabilities(RelatedInformation: true, VersionSupport: true, CodeDescriptionSupport: true, DataSupport: true),
            Hover: new HoverClientCapabilities(["markdown", "plaintext"]),
            CodeAction: new CodeActionClientCapabilities(new CodeActionLiteralSupport(), DisabledSupport: true, DataSupport: true, ResolveSupport: new CodeActionResolveSupport(["edit"])),
            DocumentSymbol: new DocumentSymbolClientCapabilities(HierarchicalDocumentSymbolSupport: true),
            FoldingRange: new FoldingRangeClientCapabilities(RangeLimit: 5000, LineFoldingOnly: true),
            Definition: new DefinitionClientCapabilities(LinkSupport: true)),
        Workspace: new WorkspaceClientCapabilities(WorkspaceEdit: new WorkspaceEditClientCapabilities(DocumentChanges: true, ResourceOperations: ["create"])));

    public static ClientCapabilities Pulling { get; } = Full with { TextDocument = Full.TextDocument! with { Diagnostic = new DiagnosticClientCapabilities() } };

    public static async Task<LspTestClient> Start(ClientCapabilities? capabilities = null, string? initializationOptions = null)
    {
        var log = new ServerLog(new LspOptions(LogLevel: "error"));
        var client = LspTestClient.InProcess(connection => LanguageServerHost.Serve(connection, log));
        await client.Initialize(new InitializeParams(
            Capabilities: capabilities ?? Full,
            InitializationOptions: initializationOptions is null ? null : JsonDocument.Parse(initializationOptions).RootElement));
        return client;
    }

    public static void Open(this LspTestClient client, string uri, string text, string language = "sipstack-log", int version = 1) =>
        client.Notify(Methods.TextDocumentDidOpen, new DidOpenTextDocumentParams(new TextDocumentItem(uri, language, version, Utf8Text.FromString(text))));

    public static Task<PublishDiagnosticsParams> Published(this LspTestClient client, string uri, Func<PublishDiagnosticsParams, bool>? predicate = null) =>
        client.WaitForNotification(Methods.TextDocumentPublishDiagnostics, published => published.Uri == uri && predicate?.Invoke(published) != false);
}
