using SipStack.Trace;

namespace SipStack.Analysis;

public enum FoldKind : byte
{
    Record,

    /// <summary>The body of a message.</summary>
    Body,

    /// <summary>An SDP or XML block in a body of several parts.</summary>
    Block,
}

/// <summary>Lines that can be folded away under their first one; zero-based, the last one included.</summary>
public readonly record struct Fold(int FirstLine, int LastLine, FoldKind Kind);

/// <summary>What can be folded: every record, message bodies, and the SDP and XML blocks in them. Only what is longer than a line.</summary>
public static class Folds
{
    /// <summary>The folds in file order.</summary>
    /// <param name="most">Where there are more, records come before bodies, and bodies before the blocks in them; of those that do not all fit, the first.</param>
    public static IReadOnlyList<Fold> Of(TraceDocument document, int most = int.MaxValue, CancellationToken cancellation = default)
    {
        var folds = new List<Fold>();
        foreach (var record in document.Records)
            Add(folds, document, record.Span, FoldKind.Record);
        if (folds.Count > most)
            return folds[..most];
        var inside = new List<Fold>();
        foreach (var record in document.Records)
        {
            cancellation.ThrowIfCancellationRequested();
            if (record.Format is not (RecordFormat.Unrecognized or RecordFormat.Diagnostics))
                AddBody(inside, document, record);
        }

        folds.AddRange(inside.OrderBy(fold => fold.Kind).Take(most - folds.Count));
        folds.Sort((one, other) => one.FirstLine != other.FirstLine ? one.FirstLine.CompareTo(other.FirstLine) : one.Kind.CompareTo(other.Kind));
        return folds;
    }

    static void AddBody(List<Fold> folds, TraceDocument document, TraceRecord record)
    {
        var fields = new FieldReader(document.Text, record);
        while (fields.TryRead(out var field))
        {
            if (field.Kind != FieldKind.Body)
                continue;
            var before = folds.Count;
            Add(folds, document, field.Value, FoldKind.Body);
            // A body of one block is folded once.
            if (folds.Count == before || !BodyBlocks.Read(document.Text, field.Value, out var blocks))
                continue;
            foreach (var block in blocks)
                Add(folds, document, block, FoldKind.Block);
        }
    }

    static void Add(List<Fold> folds, TraceDocument document, TextSpan span, FoldKind kind)
    {
        var end = span.Start + document.Text.Slice(span).TrimEnd(" \t\r\n"u8).Length;
        if (end <= span.Start)
            return;
        var (first, last) = (document.Lines.LineAt(span.Start), document.Lines.LineAt(end - 1));
        if (last > first)
            folds.Add(new Fold(first, last, kind));
    }
}
