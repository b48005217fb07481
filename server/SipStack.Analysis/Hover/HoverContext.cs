using SipStack.Knowledge;
using SipStack.Trace;

namespace SipStack.Analysis;

/// <summary>Where a hover is asked for, and what it may look at.</summary>
/// <param name="Messages">Gives the messages of the document.</param>
/// <param name="Record">The record that holds the offset.</param>
sealed record HoverContext(TraceDocument Document, Func<MessageIndex> Messages, IReadOnlyList<Finding> Findings, Catalog Catalog, int Offset, TraceRecord Record, CancellationToken Cancellation)
{
    public ReadOnlySpan<byte> Text => Document.Text;

    /// <summary>The caret behind the last character still counts, as in editors.</summary>
    public bool IsOn(TextSpan span) => !span.IsEmpty && span.Start <= Offset && Offset <= span.End;

    /// <summary>The record's number as users count lines, from 1.</summary>
    public int LineOf(int offset) => Document.Lines.LineAt(offset) + 1;

    /// <summary>An explanation of a span, shown at the part of it that stands on the line of the offset.</summary>
    public HoverText Explain(TextSpan span, Explanation explanation)
    {
        var line = Document.Lines.LineAt(Math.Clamp(Offset, span.Start, span.End));
        var lineStart = Document.Lines.StartOf(line);
        var start = Math.Max(span.Start, lineStart);
        var end = Math.Max(start, Math.Min(span.End, Document.Lines.ContentEnd(Text, line)));
        return new HoverText(Place.Measure(Text[lineStart..end], start - lineStart, end - start).In(lineStart, line), explanation);
    }

    /// <summary>The findings of a call, in file order.</summary>
    public IEnumerable<Finding> FindingsOf(Fingerprint call) => call.IsNone ? [] : Findings.Where(finding => finding.Record.CallId == call);
}
