using System.Collections.Concurrent;
using SipStack.Lsp;
using SipStack.Trace;

namespace SipStack.Server;

/// <summary>The documents that the client has open. Written on the reading thread only, in the order of the client's messages.</summary>
sealed class TraceDocuments(Session session)
{
    readonly ConcurrentDictionary<string, OpenDocument> documents = new(StringComparer.Ordinal);

    public IEnumerable<OpenDocument> All => documents.Values;

    /// <summary>The document's present state, or null when it is not open.</summary>
    public OpenDocument? Find(ITextDocumentParams request) => Find(request.TextDocument.Uri);

    public OpenDocument? Find(string uri) => documents.GetValueOrDefault(uri);

    public void Open(DidOpenTextDocumentParams opened)
    {
        var item = opened.TextDocument;
        Set(new OpenDocument(item.Uri, item.LanguageId, item.Version, TraceDocument.Parse(item.Text.Bytes)));
    }

    public void Change(DidChangeTextDocumentParams changed)
    {
        if (Find(changed.TextDocument.Uri) is not { } document)
        {
            session.Log(LspLogLevel.Warning, "A change for a document that is not open was ignored.");
            return;
        }

        var trace = document.Trace;
        var unchanged = int.MaxValue;
        foreach (var change in changed.ContentChanges)
        {
            trace = change.Range is { } range
                ? trace.WithChange(new Positions(trace, session.PositionEncoding).SpanOf(range), change.Text.Bytes)
                : TraceDocument.Parse(change.Text.Bytes);
            unchanged = Math.Min(unchanged, trace.UnchangedRecords);
        }

        Set(document.Next(changed.TextDocument.Version, trace, unchanged));
    }

    public void Close(DidCloseTextDocumentParams closed)
    {
        if (!documents.TryRemove(closed.TextDocument.Uri, out var document))
            return;
        session.Diagnostics.Clear(document);
        MemoryReturn.Soon(document.Trace.Text.Length);
    }

    void Set(OpenDocument document)
    {
        documents[document.Uri] = document;
        session.Diagnostics.Refresh(document);
    }
}
