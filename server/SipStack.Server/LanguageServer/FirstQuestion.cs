using SipStack.Analysis;
using SipStack.Knowledge;
using SipStack.Lsp;

namespace SipStack.Server;

/// <summary>
/// Makes what the first question about a document would wait for, while nobody waits: the index of its messages, and once in the life of
/// the server the code that hovers run. To be called when the diagnostics of a document were made.
/// </summary>
sealed class FirstQuestion(Session session)
{
    const int MostKinds = 12;

    int hasHovered;

    public void Expect(OpenDocument document)
    {
        // After a change the user is busy typing, or the log is being written.
        if (document is { IsTrace: true, IsChanged: false })
            _ = Task.Run(() => Prepare(document, session.Configuration.Catalog, session.Connection.Stopping));
    }

    void Prepare(OpenDocument document, Catalog catalog, CancellationToken stopping)
    {
        try
        {
            var messages = document.Messages(stopping);
            if (Interlocked.Exchange(ref hasHovered, 1) != 0)
                return;
            var findings = document.Findings(catalog, stopping);
            foreach (var offset in PlacesWorthAsking(messages, findings))
            {
                if (Hovers.At(document.Trace, () => messages, findings, catalog, offset, stopping) is { } hover)
                    _ = ExplanationMarkdown.Render(hover.Explanation);
            }
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

    /// <summary>Of each kind of finding and of message the first, since each has code of its own.</summary>
    static IEnumerable<int> PlacesWorthAsking(MessageIndex messages, IReadOnlyList<Finding> findings)
    {
        foreach (var finding in findings.DistinctBy(finding => (finding.Code, finding.Severity)).Take(MostKinds))
            yield return (int)finding.Place.Offset;
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
}
