using System.Collections.Concurrent;
using System.Text.Json;
using SipStack.Lsp;

namespace SipStack.Tests;

/// <summary>A small server whose documents are plain text, for tests of the connection.</summary>
sealed class EchoServer
{
    volatile IReadOnlyDictionary<string, string> documents = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Requests whose command is "wait" end when this is released, or when they are cancelled.</summary>
    public ManualResetEventSlim Gate { get; } = new();

    /// <summary>Counts the "wait" commands that have begun.</summary>
    public SemaphoreSlim Begun { get; } = new(0);

    public ConcurrentQueue<string> Log { get; } = new();

    public int MostAtOnce { get; private set; }

    int running;

    public LspTestClient Connect(LanguageServerOptions? options = null, CancellationToken cancellation = default) =>
        LspTestClient.InProcess(Register, (options ?? new()) with { Log = (level, text) => Log.Enqueue($"{level}: {text}") }, cancellation);

    public void Register(LanguageServerConnection server)
    {
        server.OnInitialize(request => new InitializeResult(new(PositionEncoding: PositionEncodingKind.Negotiate(request.Capabilities ?? new()), HoverProvider: true)));
        server.OnNotification(Methods.TextDocumentDidOpen, opened => Set(opened.TextDocument.Uri, opened.TextDocument.Text.ToString()));
        server.OnNotification(Methods.TextDocumentDidChange, changed => Set(changed.TextDocument.Uri, changed.ContentChanges[^1].Text.ToString()));
        server.OnNotification(Methods.TextDocumentDidSave, _ => throw new InvalidOperationException("secret text of the document"));
        server.OnRequest(Methods.TextDocumentHover, Capture, (text, _, _) => text.Length == 0 ? null : new Hover(new(MarkupKind.PlainText, text)));
        server.OnRequest(Methods.WorkspaceExecuteCommand, (request, cancellation) => Execute(server, request, cancellation));
    }

    string Capture(HoverParams request) =>
        documents.TryGetValue(request.TextDocument.Uri, out var text) ? text : throw new LspException(ErrorCodes.InvalidParams, "This document is not open.");

    void Set(string uri, string text) => documents = new Dictionary<string, string>(documents, StringComparer.Ordinal) { [uri] = text };

    JsonElement? Execute(LanguageServerConnection server, ExecuteCommandParams request, CancellationToken cancellation)
    {
        lock (Gate)
            MostAtOnce = Math.Max(MostAtOnce, ++running);
        try
        {
            return Run(server, request, cancellation);
        }
        finally
        {
            lock (Gate)
                running--;
        }
    }

    JsonElement? Run(LanguageServerConnection server, ExecuteCommandParams request, CancellationToken cancellation)
    {
        switch (request.Command)
        {
            case "wait":
                Begun.Release();
                Gate.Wait(cancellation);
                return null;
            case "throw":
                throw new InvalidOperationException("secret text of the document");
            case "known error":
                throw new LspException(ErrorCodes.RequestFailed, "The disk is full.");
            case "ask":
                return server.Request(Methods.WindowShowDocument, new("file:///a.log"), cancellation).GetAwaiter().GetResult()?.Success == true
                    ? JsonSerializer.SerializeToElement("shown")
                    : null;
            case "progress":
                using (var progress = server.StartProgress("Reading", request.WorkDoneToken, TimeSpan.Zero, cancellation))
                {
                    progress.Report("half", 50);
                    Begun.Release();
                    progress.Cancellation.WaitHandle.WaitOne();
                    return JsonSerializer.SerializeToElement("progress was cancelled");
                }

            default:
                return JsonSerializer.SerializeToElement(request.Command);
        }
    }
}
