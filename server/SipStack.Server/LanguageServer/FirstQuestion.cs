using System.Text.Json;
using SipStack.Analysis;
using SipStack.Lsp;

namespace SipStack.Server;

/// <summary>
/// Makes what the first question about a document would wait for, while nobody waits: the index of its messages, once in the life of the
/// server the code that hovers and lists of quick fixes run, and for a large document the collection of what opening it has left behind.
/// To be called when the diagnostics of a document were made.
/// </summary>
sealed class FirstQuestion(Session session)
{
    const int MostKinds = 12;

    readonly HoverHandler hovers = new(session);
    readonly CodeActionHandler fixes = new(session);
    int hasAsked;

    public void Expect(OpenDocument document)
    {
        // After a change the user is busy typing, or the log is being written.
        if (document is { IsTrace: true, IsChanged: false } && document.BeginPreparing())
            _ = Task.Run(() => Prepare(document, session.Connection.Stopping));
    }

    void Prepare(OpenDocument document, CancellationToken stopping)
    {
        try
        {
            _ = document.Messages(stopping);
            // A trace without findings has nothing to ask about the rest.
            if (document.Findings(session.Configuration.Catalog, stopping).Count > 0 && Interlocked.Exchange(ref hasAsked, 1) == 0)
                AskAll(document, stopping);
            if (document.Trace.Text.Length >= MemoryReturn.LargeDocument)
                GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true, compacting: false);
        }
        catch (OperationCanceledException)
        {
            // The server ends.
        }
        catch (Exception exception)
        {
            // Whoever asks will be told.
            session.Log(LspLogLevel.Debug, $"A document could not be prepared for questions: {exception.GetType().Name}.");
        }
    }

    /// <summary>Asks what a user may ask first, of each kind of finding and of message once, since each has code of its own; returns how many hovers and quick fixes came back.</summary>
    internal (int Hovers, int Fixes) AskAll(OpenDocument document, CancellationToken stopping)
    {
        var (shown, offered) = (0, 0);
        var identifier = new TextDocumentIdentifier(document.Uri);
        foreach (var finding in document.Findings(session.Configuration.Catalog, stopping).DistinctBy(finding => (finding.Code, finding.Severity)).Take(MostKinds))
        {
            var range = Positions.RangeOf(finding.Place, session.PositionEncoding);
            var context = new CodeActionContext([Diagnostics.Of(document.Uri, finding, session)]);
            shown += Ask(Methods.TextDocumentHover, hovers, document, new HoverParams(identifier, range.Start), stopping) is null ? 0 : 1;
            offered += Ask(Methods.TextDocumentCodeAction, fixes, document, new CodeActionParams(identifier, range, context), stopping)?.Length ?? 0;
        }

        var positions = new Positions(document.Trace, session.PositionEncoding);
        foreach (var offset in PlacesInMessages(document.Messages(stopping)))
            shown += Ask(Methods.TextDocumentHover, hovers, document, new HoverParams(identifier, positions.PositionOf(offset)), stopping) is null ? 0 : 1;
        return (shown, offered);
    }

    static IEnumerable<int> PlacesInMessages(MessageIndex messages)
    {
        foreach (var message in Enumerable.Range(0, messages.Count).DistinctBy(number => (messages[number].Role, messages[number].Method)).Take(MostKinds))
        {
            yield return messages.StartOf(message);
            foreach (var part in new[] { messages[message].StartLine, messages[message].CallId, messages[message].Branch })
            {
                if (!part.IsEmpty)
                    yield return messages.SpanOf(message, part).Start;
            }
        }
    }

    /// <summary>Question and answer go by way of JSON, as they will then.</summary>
    static TResult? Ask<TParams, TResult>(
        RequestMethod<TParams, TResult> method, ISnapshotRequestHandler<OpenDocument?, TParams, TResult> handler, OpenDocument document, TParams question, CancellationToken stopping)
    {
        var received = JsonSerializer.Deserialize(JsonSerializer.SerializeToUtf8Bytes(question, method.Params()), method.Params());
        var answer = received is null ? default : handler.Handle(document, received, stopping);
        if (answer is not null)
            _ = JsonSerializer.SerializeToUtf8Bytes(answer, method.Result());
        return answer;
    }
}
