namespace SipStack.Trace;

/// <summary>Start offsets of all lines of a text; converts between offsets and lines (zero-based).</summary>
public sealed class LineIndex
{
    readonly GrowingArray<int> starts;

    LineIndex(GrowingArray<int> starts) => this.starts = starts;

    public int Count => starts.Count;

    public static LineIndex Of(ReadOnlySpan<byte> text)
    {
        // A first guess of 48 bytes a line keeps a 45 MB trace to one or two growths.
        var found = new int[Math.Max(4, text.Length / 48)];
        var total = 1;
        Fill(text, 0, ref found, ref total);
        return new LineIndex(GrowingArray<int>.Over(found, total));
    }

    public int StartOf(int line) => starts.Span[line];

    /// <summary>The line that holds <paramref name="offset"/>.</summary>
    public int LineAt(int offset)
    {
        var found = starts.Span.BinarySearch(offset);
        return found >= 0 ? found : ~found - 1;
    }

    /// <summary>Offset of the end of a line's content, before its line end.</summary>
    public int ContentEnd(ReadOnlySpan<byte> text, int line)
    {
        if (line + 1 >= Count)
            return text.Length;
        var (start, end) = (StartOf(line), StartOf(line + 1) - 1);
        return end > start && text[end] == '\n' && text[end - 1] == '\r' ? end - 1 : end;
    }

    /// <summary>The index of the text after a change; lines before the change are kept, those behind it shifted.</summary>
    /// <param name="newText">The whole text after the change.</param>
    /// <param name="change">The replaced range of the old text.</param>
    /// <param name="insertedLength">Length of what stands there now.</param>
    public LineIndex WithChange(ReadOnlySpan<byte> newText, TextSpan change, int insertedLength)
    {
        // A CR before the change and an LF behind it may join or part, so one line more on both sides is read again.
        var firstLine = Math.Max(0, LineAt(change.Start) - 1);
        var lastLine = LineAt(change.End) + 2;
        var shift = insertedLength - change.Length;
        var kept = firstLine + 1;
        var old = starts.Span;
        var resume = lastLine < Count ? old[lastLine] + shift : newText.Length;

        var found = new int[Math.Max(4, (insertedLength / 24) + 8)];
        var total = 0;
        Fill(newText[..resume], old[firstLine], ref found, ref total);
        if (lastLine < Count)
        {
            var tail = old[(lastLine + 1)..];
            Array.Resize(ref found, total + tail.Length);
            foreach (var start in tail)
                found[total++] = start + shift;
        }

        return new LineIndex(starts.With(kept, found.AsSpan(0, total)));
    }

    /// <summary>Appends the starts of all lines that begin behind <paramref name="from"/>.</summary>
    static void Fill(ReadOnlySpan<byte> text, int from, ref int[] found, ref int total)
    {
        for (var at = from; at < text.Length;)
        {
            at = Lines.Next(text, at, out var contentEnd);
            if (contentEnd == at)
                return;
            if (total == found.Length)
                Array.Resize(ref found, total * 2);
            found[total++] = at;
        }
    }
}
