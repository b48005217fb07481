using SipStack.Knowledge;
using SipStack.Trace;

namespace SipStack.Analysis;

/// <summary>Says what the pieces of a trace are, in text order, reading only the records that touch the span asked for.</summary>
public static class Classifications
{
    public static IReadOnlyList<Classification> Of(TraceDocument document, Catalog catalog, CancellationToken cancellation = default) =>
        In(document, new TextSpan(0, document.Text.Length), catalog, cancellation);

    /// <summary>The same pieces that <see cref="Of"/> gives, of those that share a byte with <paramref name="span"/>.</summary>
    public static IReadOnlyList<Classification> In(TraceDocument document, TextSpan span, Catalog catalog, CancellationToken cancellation = default)
    {
        var writer = new ClassificationWriter(document.Memory, span);
        var classifier = new RecordClassifier(document, catalog, writer);
        for (var index = Math.Max(0, document.RecordAt(span.Start)); index < document.Records.Length && document.Records[index].Start < span.End; index++)
        {
            cancellation.ThrowIfCancellationRequested();
            classifier.Classify(index);
        }

        return writer.Found;
    }
}
