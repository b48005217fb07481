using SipStack.Analysis;
using SipStack.Knowledge;
using SipStack.Trace;

namespace SipStack.Server;

/// <summary>One state of an open document. What is made of it is made once, by whoever asks first.</summary>
sealed class OpenDocument(string uri, string languageId, int version, TraceDocument trace, LastSemanticTokens? lastTokens = null)
{
    public const string TraceLanguage = "sipstack-log";

    readonly Lock gate = new();
    readonly Lock messagesGate = new();
    (Catalog Catalog, IReadOnlyList<Finding> Findings)? findings;
    MessageIndex? messages;

    public string Uri => uri;

    public string LanguageId => languageId;

    public int Version => version;

    public TraceDocument Trace => trace;

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
            return messages ??= MessageIndex.Of(trace, cancellation);
    }

    public IReadOnlyList<Finding> Findings(Catalog catalog, CancellationToken cancellation)
    {
        if (!IsTrace)
            return [];
        lock (gate)
        {
            if (findings is not { } known || known.Catalog != catalog)
                findings = known = (catalog, Analysis.Findings.Of(trace, catalog, cancellation));
            return known.Findings;
        }
    }
}
