using SipStack.Trace;

namespace SipStack.Analysis;

/// <summary>
/// Collects what a classifier finds in text order. Values may run over lines and damage may make two readings of one place, but what
/// comes out never spans a line end and never overlaps.
/// </summary>
sealed class ClassificationWriter(ReadOnlyMemory<byte> text, TextSpan wanted)
{
    readonly List<Classification> found = [];
    int last;

    public IReadOnlyList<Classification> Found => found;

    /// <summary>Nothing from here on is wanted.</summary>
    public int End => wanted.End;

    public void Add(int start, int end, ClassificationKind kind) => Add(TextSpan.FromBounds(start, end), kind);

    public void Add(TextSpan span, ClassificationKind kind)
    {
        if (span.Start < last || span.Length <= 0)
            return;
        last = span.End;
        if (span.End <= wanted.Start || span.Start >= wanted.End)
            return;
        var bytes = text.Span;
        for (var at = span.Start; at < span.End;)
        {
            var length = bytes[at..span.End].IndexOfAny((byte)'\n', (byte)'\r');
            var lineEnd = length < 0 ? span.End : at + length;
            AddPiece(bytes, at, lineEnd, kind);
            // What follows stands on a line that does not show where the value began.
            kind = kind == ClassificationKind.Text ? ClassificationKind.QuotedText : kind;
            at = lineEnd + 1;
        }
    }

    void AddPiece(ReadOnlySpan<byte> bytes, int start, int end, ClassificationKind kind)
    {
        while (start < end && bytes[start] is (byte)' ' or (byte)'\t')
            start++;
        while (end > start && bytes[end - 1] is (byte)' ' or (byte)'\t')
            end--;
        if (start < end && start < wanted.End && end > wanted.Start)
            found.Add(new Classification(TextSpan.FromBounds(start, end), kind));
    }
}
