using SipStack.Lsp;

namespace SipStack.Server;

/// <summary>Runs the language server on two streams: what is answered, and by whom, stands in <see cref="Register"/>.</summary>
static class LanguageServerHost
{
    public static int Run(LspOptions options)
    {
        using var log = new ServerLog(options);
        var connection = new LanguageServerConnection(
            Console.OpenStandardInput(),
            StandardOutput.Open(),
            new LanguageServerOptions { ClientProcessId = options.ClientProcessId, Log = log.Write });
        Serve(connection, log);
        return connection.Run();
    }

    /// <summary>Gives the connection everything that it answers. An editor waits for the first answer, so the rest is made after it.</summary>
    public static void Serve(LanguageServerConnection connection, ServerLog log)
    {
        connection.OnInitialize(ServerAbilities.Announce);
        connection.AfterInitialize(request => Register(connection, new Session(connection, log, request)));
    }

    static void Register(LanguageServerConnection connection, Session session)
    {
        var documents = session.Documents;
        connection.OnInitialized(session.Start);

        connection.OnNotification(Methods.TextDocumentDidOpen, documents.Open);
        connection.OnNotification(Methods.TextDocumentDidChange, documents.Change);
        connection.OnNotification(Methods.TextDocumentDidClose, documents.Close);
        connection.OnNotification(Methods.WorkspaceDidChangeConfiguration, session.ChangeConfiguration);

        connection.OnRequest(Methods.TextDocumentDiagnostic, documents.Find, new DocumentDiagnosticHandler(session));
        connection.OnRequest(Methods.TextDocumentHover, documents.Find, new HoverHandler(session));
        connection.OnRequest(Methods.TextDocumentCodeAction, documents.Find, new CodeActionHandler(session));
        connection.OnRequest(Methods.CodeActionResolve, new CodeActionResolveHandler(session));
        connection.OnRequest(Methods.TextDocumentSemanticTokensFull, documents.Find, new SemanticTokensHandler(session));
        connection.OnRequest(Methods.TextDocumentSemanticTokensFullDelta, documents.Find, new SemanticTokensDeltaHandler(session));
        connection.OnRequest(Methods.TextDocumentSemanticTokensRange, documents.Find, new SemanticTokensRangeHandler(session));
        connection.OnRequest(Methods.TextDocumentDocumentSymbol, documents.Find, new DocumentSymbolHandler(session));
        connection.OnRequest(Methods.TextDocumentFoldingRange, documents.Find, new FoldingRangeHandler(session));
        connection.OnRequest(Methods.TextDocumentSelectionRange, documents.Find, new SelectionRangeHandler(session));
        connection.OnRequest(Methods.TextDocumentDefinition, documents.Find, new DefinitionHandler(session));
        connection.OnRequest(Methods.TextDocumentReferences, documents.Find, new ReferencesHandler(session));
        connection.OnRequest(Methods.TextDocumentDocumentHighlight, documents.Find, new DocumentHighlightHandler(session));
        connection.OnRequest(Methods.TextDocumentInlayHint, documents.Find, new InlayHintHandler(session));
        connection.OnRequest(Methods.TextDocumentCodeLens, documents.Find, new CodeLensHandler(session));
        connection.OnRequest(Methods.TextDocumentDocumentLink, documents.Find, new DocumentLinkHandler(session));
        connection.OnRequest(Methods.WorkspaceSymbol, new WorkspaceSymbolHandler(session));
        connection.OnRequest(Methods.WorkspaceExecuteCommand, new ExecuteCommandHandler(session));
    }
}
