using SipStack.Lsp;

namespace SipStack.Server;

/// <summary>What the server announces in <c>initialize</c>.</summary>
static class ServerAbilities
{
    public static string Version { get; } = typeof(ServerAbilities).Assembly.GetName().Version?.ToString(3) ?? "";

    public static InitializeResult Announce(InitializeParams request) => new(For(PositionEncodingKind.Negotiate(request.Capabilities)), new ServerInfo("sipstack", Version));

    static ServerCapabilities For(string positionEncoding) => new(
        PositionEncoding: positionEncoding,
        TextDocumentSync: new TextDocumentSyncOptions(OpenClose: true, Change: TextDocumentSyncKind.Incremental),
        HoverProvider: true,
        CodeActionProvider: new CodeActionOptions([CodeActionKind.QuickFix], ResolveProvider: true),
        DiagnosticProvider: new DiagnosticOptions(InterFileDependencies: false, WorkspaceDiagnostics: false, Identifier: Diagnostics.Source),
        ExecuteCommandProvider: new ExecuteCommandOptions(ServerCommands.All),
        SemanticTokensProvider: new SemanticTokensOptions(SemanticTokenTypes.Legend, Range: true, new SemanticTokensFullOptions(Delta: true)),
        DocumentSymbolProvider: true,
        FoldingRangeProvider: true,
        SelectionRangeProvider: true,
        DefinitionProvider: true,
        ReferencesProvider: true,
        DocumentHighlightProvider: true,
        InlayHintProvider: true,
        CodeLensProvider: new CodeLensOptions(),
        DocumentLinkProvider: new DocumentLinkOptions(),
        WorkspaceSymbolProvider: true);
}
