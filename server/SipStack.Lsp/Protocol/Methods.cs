using System.Text.Json;

namespace SipStack.Lsp;

/// <summary>The methods of LSP 3.17 that are used, named after their paths. A result or parameter that carries nothing is <c>JsonElement?</c>.</summary>
public static class Methods
{
    // Client to server, handled by the connection itself.
    public static RequestMethod<InitializeParams, InitializeResult> Initialize => new("initialize", () => LspJson.Default.InitializeParams, () => LspJson.Default.InitializeResult);
    public static NotificationMethod<InitializedParams> Initialized => new("initialized", () => LspJson.Default.InitializedParams);
    public static RequestMethod<JsonElement?, JsonElement?> Shutdown => new("shutdown", () => LspJson.Default.NullableJsonElement, () => LspJson.Default.NullableJsonElement);
    public static NotificationMethod<JsonElement?> Exit => new("exit", () => LspJson.Default.NullableJsonElement);
    public static NotificationMethod<CancelParams> CancelRequest => new("$/cancelRequest", () => LspJson.Default.CancelParams);
    public static NotificationMethod<SetTraceParams> SetTrace => new("$/setTrace", () => LspJson.Default.SetTraceParams);
    public static NotificationMethod<WorkDoneProgressCancelParams> WindowWorkDoneProgressCancel => new("window/workDoneProgress/cancel", () => LspJson.Default.WorkDoneProgressCancelParams);

    // Client to server.
    public static NotificationMethod<DidOpenTextDocumentParams> TextDocumentDidOpen => new("textDocument/didOpen", () => LspJson.Default.DidOpenTextDocumentParams) { Reader = DidOpenTextDocumentParams.From };
    public static NotificationMethod<DidChangeTextDocumentParams> TextDocumentDidChange => new("textDocument/didChange", () => LspJson.Default.DidChangeTextDocumentParams);
    public static NotificationMethod<DidCloseTextDocumentParams> TextDocumentDidClose => new("textDocument/didClose", () => LspJson.Default.DidCloseTextDocumentParams);
    public static NotificationMethod<DidSaveTextDocumentParams> TextDocumentDidSave => new("textDocument/didSave", () => LspJson.Default.DidSaveTextDocumentParams);
    public static RequestMethod<DocumentDiagnosticParams, DocumentDiagnosticReport> TextDocumentDiagnostic => new("textDocument/diagnostic", () => LspJson.Default.DocumentDiagnosticParams, () => LspJson.Default.DocumentDiagnosticReport);
    public static RequestMethod<HoverParams, Hover> TextDocumentHover => new("textDocument/hover", () => LspJson.Default.HoverParams, () => LspJson.Default.Hover);
    public static RequestMethod<CodeActionParams, CommandOrCodeAction[]> TextDocumentCodeAction => new("textDocument/codeAction", () => LspJson.Default.CodeActionParams, () => LspJson.Default.CommandOrCodeActionArray);
    public static RequestMethod<CodeAction, CodeAction> CodeActionResolve => new("codeAction/resolve", () => LspJson.Default.CodeAction, () => LspJson.Default.CodeAction);
    public static RequestMethod<SemanticTokensParams, SemanticTokens> TextDocumentSemanticTokensFull => new("textDocument/semanticTokens/full", () => LspJson.Default.SemanticTokensParams, () => LspJson.Default.SemanticTokens);
    public static RequestMethod<SemanticTokensDeltaParams, SemanticTokensOrDelta> TextDocumentSemanticTokensFullDelta => new("textDocument/semanticTokens/full/delta", () => LspJson.Default.SemanticTokensDeltaParams, () => LspJson.Default.SemanticTokensOrDelta);
    public static RequestMethod<SemanticTokensRangeParams, SemanticTokens> TextDocumentSemanticTokensRange => new("textDocument/semanticTokens/range", () => LspJson.Default.SemanticTokensRangeParams, () => LspJson.Default.SemanticTokens);
    public static RequestMethod<DocumentSymbolParams, DocumentSymbols> TextDocumentDocumentSymbol => new("textDocument/documentSymbol", () => LspJson.Default.DocumentSymbolParams, () => LspJson.Default.DocumentSymbols);
    public static RequestMethod<FoldingRangeParams, FoldingRange[]> TextDocumentFoldingRange => new("textDocument/foldingRange", () => LspJson.Default.FoldingRangeParams, () => LspJson.Default.FoldingRangeArray);
    public static RequestMethod<SelectionRangeParams, SelectionRange[]> TextDocumentSelectionRange => new("textDocument/selectionRange", () => LspJson.Default.SelectionRangeParams, () => LspJson.Default.SelectionRangeArray);
    public static RequestMethod<DefinitionParams, DefinitionResult> TextDocumentDefinition => new("textDocument/definition", () => LspJson.Default.DefinitionParams, () => LspJson.Default.DefinitionResult);
    public static RequestMethod<ReferenceParams, Location[]> TextDocumentReferences => new("textDocument/references", () => LspJson.Default.ReferenceParams, () => LspJson.Default.LocationArray);
    public static RequestMethod<DocumentHighlightParams, DocumentHighlight[]> TextDocumentDocumentHighlight => new("textDocument/documentHighlight", () => LspJson.Default.DocumentHighlightParams, () => LspJson.Default.DocumentHighlightArray);
    public static RequestMethod<InlayHintParams, InlayHint[]> TextDocumentInlayHint => new("textDocument/inlayHint", () => LspJson.Default.InlayHintParams, () => LspJson.Default.InlayHintArray);
    public static RequestMethod<CodeLensParams, CodeLens[]> TextDocumentCodeLens => new("textDocument/codeLens", () => LspJson.Default.CodeLensParams, () => LspJson.Default.CodeLensArray);
    public static RequestMethod<DocumentLinkParams, DocumentLink[]> TextDocumentDocumentLink => new("textDocument/documentLink", () => LspJson.Default.DocumentLinkParams, () => LspJson.Default.DocumentLinkArray);
    public static RequestMethod<WorkspaceSymbolParams, SymbolInformation[]> WorkspaceSymbol => new("workspace/symbol", () => LspJson.Default.WorkspaceSymbolParams, () => LspJson.Default.SymbolInformationArray);
    public static RequestMethod<ExecuteCommandParams, JsonElement?> WorkspaceExecuteCommand => new("workspace/executeCommand", () => LspJson.Default.ExecuteCommandParams, () => LspJson.Default.NullableJsonElement);
    public static NotificationMethod<DidChangeConfigurationParams> WorkspaceDidChangeConfiguration => new("workspace/didChangeConfiguration", () => LspJson.Default.DidChangeConfigurationParams);

    // Server to client.
    public static NotificationMethod<PublishDiagnosticsParams> TextDocumentPublishDiagnostics => new("textDocument/publishDiagnostics", () => LspJson.Default.PublishDiagnosticsParams);
    public static NotificationMethod<LogMessageParams> WindowLogMessage => new("window/logMessage", () => LspJson.Default.LogMessageParams);
    public static NotificationMethod<ShowMessageParams> WindowShowMessage => new("window/showMessage", () => LspJson.Default.ShowMessageParams);
    public static NotificationMethod<LogTraceParams> LogTrace => new("$/logTrace", () => LspJson.Default.LogTraceParams);
    public static NotificationMethod<ProgressParams> Progress => new("$/progress", () => LspJson.Default.ProgressParams);
    public static RequestMethod<WorkDoneProgressCreateParams, JsonElement?> WindowWorkDoneProgressCreate => new("window/workDoneProgress/create", () => LspJson.Default.WorkDoneProgressCreateParams, () => LspJson.Default.NullableJsonElement);
    public static RequestMethod<ShowDocumentParams, ShowDocumentResult> WindowShowDocument => new("window/showDocument", () => LspJson.Default.ShowDocumentParams, () => LspJson.Default.ShowDocumentResult);
    public static RequestMethod<ConfigurationParams, JsonElement[]> WorkspaceConfiguration => new("workspace/configuration", () => LspJson.Default.ConfigurationParams, () => LspJson.Default.JsonElementArray);
    public static RequestMethod<ApplyWorkspaceEditParams, ApplyWorkspaceEditResult> WorkspaceApplyEdit => new("workspace/applyEdit", () => LspJson.Default.ApplyWorkspaceEditParams, () => LspJson.Default.ApplyWorkspaceEditResult);
    public static RequestMethod<RegistrationParams, JsonElement?> ClientRegisterCapability => new("client/registerCapability", () => LspJson.Default.RegistrationParams, () => LspJson.Default.NullableJsonElement);
    public static RequestMethod<JsonElement?, JsonElement?> WorkspaceDiagnosticRefresh => Refresh("workspace/diagnostic/refresh");
    public static RequestMethod<JsonElement?, JsonElement?> WorkspaceCodeLensRefresh => Refresh("workspace/codeLens/refresh");
    public static RequestMethod<JsonElement?, JsonElement?> WorkspaceInlayHintRefresh => Refresh("workspace/inlayHint/refresh");
    public static RequestMethod<JsonElement?, JsonElement?> WorkspaceSemanticTokensRefresh => Refresh("workspace/semanticTokens/refresh");

    static RequestMethod<JsonElement?, JsonElement?> Refresh(string name) => new(name, () => LspJson.Default.NullableJsonElement, () => LspJson.Default.NullableJsonElement);
}
