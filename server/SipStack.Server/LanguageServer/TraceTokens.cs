using SipStack.Analysis;
using SipStack.Trace;

namespace SipStack.Server;

/// <summary>The semantic tokens of a document for a client.</summary>
static class TraceTokens
{
    /// <summary>Above this many bytes there are tokens of a range only. An editor that is told so (by null) goes on asking for what it shows.</summary>
    public const int LargestFull = 10 * 1024 * 1024;

    public static bool HasFull(OpenDocument document) => document.IsTrace && document.Trace.Text.Length <= LargestFull;

    public static int[] Full(OpenDocument document, Session session, CancellationToken cancellation) =>
        In(document, new TextSpan(0, document.Trace.Text.Length), session, cancellation);

    /// <summary>
    /// A client that lays tokens over a grammar gets those that say more than the grammar; but for large documents, which editors
    /// do not colour by grammar.
    /// </summary>
    public static int[] In(OpenDocument document, TextSpan span, Session session, CancellationToken cancellation)
    {
        var pieces = Classifications.In(document.Trace, span, session.Configuration.Catalog, cancellation);
        var isAddition = session.Client.TextDocument?.SemanticTokens?.AugmentsSyntaxTokens == true && HasFull(document);
        return SemanticTokenEncoder.Encode(document.Trace, isAddition ? [.. pieces.Where(SemanticTokenTypes.IsBeyondSyntax)] : pieces, session.PositionEncoding);
    }
}
