using SipStack.Lsp;

namespace SipStack.Server;

/// <summary>Runs the language server on two streams: what is answered, and by whom, stands in <see cref="Register"/>.</summary>
static class LanguageServerHost
{
    public static int Run(LspOptions options)
    {
        using var log = new ServerLog(options);
        return RunAsync(Console.OpenStandardInput(), StandardOutput.Open(), options, log).GetAwaiter().GetResult();
    }

    public static Task<int> RunAsync(Stream input, Stream output, LspOptions options, ServerLog log, CancellationToken cancellation = default)
    {
        var connection = new LanguageServerConnection(input, output, new LanguageServerOptions { ClientProcessId = options.ClientProcessId, Log = log.Write });
        var session = new Session(connection, log);
        Register(connection, session);
        return connection.RunAsync(cancellation);
    }

    static void Register(LanguageServerConnection connection, Session session)
    {
        var documents = session.Documents;
        connection.OnInitialize(session.Initialize);
        connection.OnInitialized(session.Start);

        connection.OnNotification(Methods.TextDocumentDidOpen, documents.Open);
        connection.OnNotification(Methods.TextDocumentDidChange, documents.Change);
        connection.OnNotification(Methods.TextDocumentDidClose, documents.Close);
        connection.OnNotification(Methods.WorkspaceDidChangeConfiguration, session.ChangeConfiguration);

        connection.OnRequest(Methods.TextDocumentDiagnostic, documents.Find, new DocumentDiagnosticHandler(session));
        connection.OnRequest(Methods.TextDocumentHover, documents.Find, new HoverHandler(session));
        connection.OnRequest(Methods.TextDocumentCodeAction, documents.Find, new CodeActionHandler(session));
        connection.OnRequest(Methods.CodeActionResolve, new CodeActionResolveHandler(session));
        connection.OnRequest(Methods.WorkspaceExecuteCommand, new ExecuteCommandHandler(session));
    }
}
