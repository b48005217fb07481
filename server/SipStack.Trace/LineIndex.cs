namespace SipStack.Trace;

/// <summary>Start offsets of all lines of a text; converts between offsets and lines (zero-based).</summary>
public sealed class LineIndex
{
    readonly int[] starts;
    readonly int count;

    LineIndex(int[] starts, int count)
    {
        this.starts = starts;
        this.count = count;
    }

    public int Count => count;

    public static LineIndex Of(ReadOnlySpan<byte> text)
    {
        // A first guess of 48 bytes a line keeps a 45 MB trace to one or two growths.
        var found = new int[Math.Max(4, text.Length / 48)];
        var total = 1;
        Fill(text, 0, ref found, ref total);
        return new LineIndex(found, total);
    }

    public int StartOf(int line) => starts[line];

    /// <summary>The line that holds <paramref name="offset"/>.</summary>
    public int LineAt(int offset)
    {
        var found = Array.BinarySearch(starts, 0, count, offset);
        return found >= 0 ? found : ~found - 1;
    }

    /// <summary>Offset of the end of a line's content, before its line end.</summary>
    public int ContentEnd(ReadOnlySpan<byte> text, int line)
    {
        var end = line + 1 < count ? starts[line + 1] : text.Length;
        if (line + 1 == count)
            return end;
        end--;
        return end > starts[line] && text[end] == '\n' && text[end - 1] == '\r' ? end - 1 : end;
    }

    /// <summary>The index of the text after a change; lines before the change are copied, those behind it shifted.</summary>
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
        var result = new int[Math.Max(4, count + insertedLength / 24 + 8)];
        Array.Copy(starts, result, kept);
        var total = kept;

        if (lastLine >= count)
        {
            Fill(newText, starts[firstLine], ref result, ref total);
            return new LineIndex(result, total);
        }

        var resume = starts[lastLine] + shift;
        Fill(newText[..resume], starts[firstLine], ref result, ref total);
        var tail = count - lastLine - 1;
        if (result.Length < total + tail)
            Array.Resize(ref result, total + tail);
        for (var i = 0; i < tail; i++)
            result[total + i] = starts[lastLine + 1 + i] + shift;
        return new LineIndex(result, total + tail);
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
