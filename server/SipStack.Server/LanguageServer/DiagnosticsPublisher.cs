using SipStack.Lsp;

namespace SipStack.Server;

/// <summary>Pushes diagnostics to clients that do not ask for them, the newest state of a document only and at once.</summary>
sealed class DiagnosticsPublisher(Session session)
{
    readonly Dictionary<string, CancellationTokenSource> running = new(StringComparer.Ordinal);
    readonly Lock gate = new();

    public void Refresh(OpenDocument document)
    {
        if (session.PullsDiagnostics)
            return;
        var stop = CancellationTokenSource.CreateLinkedTokenSource(session.Connection.Stopping);
        Replace(document.Uri, stop);
        _ = Task.Run(() => Publish(document, stop));
    }

    /// <summary>After a change of the settings.</summary>
    public void RefreshAll()
    {
        if (!session.PullsDiagnostics)
        {
            foreach (var document in session.Documents.All)
                Refresh(document);
        }
        else if (session.Client.Workspace?.Diagnostics?.RefreshSupport == true)
        {
            _ = AskToPullAgain();
        }
    }

    public void Clear(OpenDocument document)
    {
        if (session.PullsDiagnostics)
            return;
        lock (gate)
        {
            Replace(document.Uri, null);
            session.Connection.Notify(Methods.TextDocumentPublishDiagnostics, new PublishDiagnosticsParams(document.Uri, []));
        }
    }

    void Publish(OpenDocument document, CancellationTokenSource stop)
    {
        try
        {
            using var progress = session.Connection.StartProgress("Looking for failures", cancellation: stop.Token);
            var findings = document.Findings(session.Configuration.Catalog, progress.Cancellation);
            var diagnostics = document.IsTrace ? Diagnostics.Of(document.Uri, findings, session) : [];
            var version = session.Client.TextDocument?.PublishDiagnostics?.VersionSupport == true ? document.Version : (int?)null;
            // Inside the lock, so that an older state can never be sent behind a newer one.
            lock (gate)
            {
                if (running.GetValueOrDefault(document.Uri) == stop)
                    session.Connection.Notify(Methods.TextDocumentPublishDiagnostics, new PublishDiagnosticsParams(document.Uri, diagnostics, version));
            }

            session.FirstQuestion.Expect(document);
        }
        catch (OperationCanceledException)
        {
            // A newer state of the document is under way, or the user stopped this one.
        }
        catch (Exception exception)
        {
            // Whatever it is, it must not end the process; the user keeps the editor and learns that something is missing.
            session.Log(LspLogLevel.Error, $"The diagnostics of a document could not be made: {exception.GetType().Name}.");
        }
    }

    void Replace(string uri, CancellationTokenSource? stop)
    {
        lock (gate)
        {
            if (running.Remove(uri, out var before))
                before.Cancel();
            if (stop is not null)
                running[uri] = stop;
        }
    }

    async Task AskToPullAgain()
    {
        try
        {
            await session.Connection.Request(Methods.WorkspaceDiagnosticRefresh, null, session.Connection.Stopping);
        }
        catch (Exception exception) when (exception is LspException or TimeoutException or OperationCanceledException)
        {
            session.Log(LspLogLevel.Debug, "The client did not take the request to refresh diagnostics.");
        }
    }
}
