using System.Collections.Concurrent;
using SipStack.Analysis;
using SipStack.Knowledge;
using SipStack.Trace;

namespace SipStack.Server;

/// <summary>
/// One state of an open document. What is made of it is made once, by whoever asks first, from that of an earlier state where there is one.
/// </summary>
sealed class OpenDocument(string uri, string languageId, int version, TraceDocument trace, LastSemanticTokens? lastTokens = null)
{
    public const string TraceLanguage = "sipstack-log";

    readonly Lock gate = new();
    readonly Lock messagesGate = new();
    readonly ConcurrentDictionary<Type, (Catalog Catalog, object Answer)> answers = new();

    // Read without the lock by the next state: a change never waits for what is being made.
    volatile KnownMessages? messages;
    volatile KnownFindings? known;
    KnownMessages? earlierMessages;
    int prepared;
    KnownFindings? earlier;

    public string Uri => uri;

    public string LanguageId => languageId;

    public int Version => version;

    public TraceDocument Trace => trace;

    /// <summary>Another state came before this one.</summary>
    public bool IsChanged { get; private init; }

    /// <summary>Handed on from state to state.</summary>
    public LastSemanticTokens LastTokens { get; } = lastTokens ?? new();

    /// <summary>
    /// Whether this document is ours: by its language; or it holds a trace header; or, among plain texts, a bare message or header.
    /// </summary>
    public bool IsTrace { get; } = languageId == TraceLanguage || TraceSniffer.Sniff(trace.Text) switch
    {
        TraceKind.Trace => true,
        TraceKind.Bare => languageId is "log" or "plaintext" or "text" or "",
        _ => false,
    };

    /// <summary>Calls, dialogs and transactions; made once, by whoever asks first.</summary>
    public MessageIndex Messages(CancellationToken cancellation)
    {
        lock (messagesGate)
        {
            if (messages is null)
            {
                messages = new KnownMessages(earlierMessages is { } before ? before.Index.Next(trace, before.Unchanged, cancellation) : MessageIndex.Of(trace, cancellation), int.MaxValue);
                earlierMessages = null;
            }

            return messages.Index;
        }
    }

    /// <summary>Whether nobody has said before that this state is being made ready for questions.</summary>
    public bool BeginPreparing() => Interlocked.Exchange(ref prepared, 1) == 0;

    /// <summary>An answer about the whole of this state, made once for a catalogue: editors ask again whenever a document is shown.</summary>
    public T Remember<T>(Catalog catalog, Func<T> make)
        where T : class
    {
        if (answers.TryGetValue(typeof(T), out var known) && known.Catalog == catalog)
            return (T)known.Answer;
        var answer = make();
        answers[typeof(T)] = (catalog, answer);
        return answer;
    }

    /// <summary>The state after a change.</summary>
    /// <param name="unchanged">How many records at the beginning are those of this state.</param>
    public OpenDocument Next(int nextVersion, TraceDocument next, int unchanged)
    {
        var (findings, index) = (known ?? earlier, messages ?? earlierMessages);
        return new OpenDocument(uri, languageId, nextVersion, next, LastTokens)
        {
            IsChanged = true,
            earlier = findings is null ? null : findings with { Unchanged = Math.Min(findings.Unchanged, unchanged) },
            earlierMessages = index is null ? null : index with { Unchanged = Math.Min(index.Unchanged, unchanged) },
        };
    }

    public IReadOnlyList<Finding> Findings(Catalog catalog, CancellationToken cancellation)
    {
        if (!IsTrace)
            return [];
        lock (gate)
        {
            if (known is null || known.Catalog != catalog)
            {
                known = new KnownFindings(catalog, Make(catalog, cancellation), int.MaxValue);
                earlier = null;
            }

            return known.Findings.All;
        }
    }

    DocumentFindings Make(Catalog catalog, CancellationToken cancellation) => earlier is { } before && before.Catalog == catalog
        ? before.Findings.Next(trace, before.Unchanged, catalog, cancellation)
        : DocumentFindings.Of(trace, catalog, cancellation);

    /// <summary>Findings of a state, and how many of its records are still the same.</summary>
    sealed record KnownFindings(Catalog Catalog, DocumentFindings Findings, int Unchanged);

    /// <summary>The messages of a state, likewise.</summary>
    sealed record KnownMessages(MessageIndex Index, int Unchanged);
}
