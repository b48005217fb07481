namespace SipStack.Trace;

/// <summary>What <see cref="RecordScanner"/> came to.</summary>
public enum ScanResult : byte
{
    /// <summary>A record was found.</summary>
    Record,

    /// <summary>The text ends, or the rest of it is blank.</summary>
    End,

    /// <summary>Whether the record goes on is written in text that is not there yet.</summary>
    NeedMore,
}

/// <summary>
/// Cuts text into records. The one scanner behind <see cref="TraceDocument"/> and <see cref="TraceReader"/>.
/// A record's extent depends on the text from its first byte on and on nothing before it: this is what lets an edit re-scan
/// only its surroundings. Blank lines between records are gaps; every other byte belongs to a record.
/// </summary>
public static class RecordScanner
{
    /// <summary>No record is longer (bytes); a longer one is cut, so that memory stays bounded whatever the file holds.</summary>
    public const int LongestRecord = 4 * 1024 * 1024;

    /// <summary>How many blanks before a record's first line belong to it (bytes).</summary>
    internal const int LongestIndent = 1024;

    /// <summary>How much of a line is looked at to tell what it is (bytes).</summary>
    const int LongestLook = 4096;

    /// <summary>Finds the record that begins at or behind <paramref name="start"/>.</summary>
    /// <param name="text">Text from somewhere in the trace; a line begins at <paramref name="start"/>.</param>
    /// <param name="isFinal">False while more text may follow the last byte.</param>
    /// <param name="longest">The cut, <see cref="LongestRecord"/> but for tests.</param>
    public static ScanResult Next(ReadOnlySpan<byte> text, int start, bool isFinal, out TraceRecord record, int longest = LongestRecord) =>
        Scan(text, start, isFinal, out record, out _, out _, longest);

    /// <summary>The same, and says what the record says at a glance.</summary>
    public static ScanResult Next(ReadOnlySpan<byte> text, int start, bool isFinal, out TraceRecord record, out RecordSkim skim, int longest = LongestRecord)
    {
        var result = Scan(text, start, isFinal, out record, out skim, out var isSkimmed, longest);
        if (result == ScanResult.Record && !isSkimmed)
            skim = RecordSkim.Read(text, record);
        return result;
    }

    static ScanResult Scan(ReadOnlySpan<byte> text, int start, bool isFinal, out TraceRecord record, out RecordSkim skim, out bool isSkimmed, int longest)
    {
        (record, skim, isSkimmed) = (default, default, false);
        var first = SkipBlankLines(text, start);
        if (first == text.Length)
            return ScanResult.End;

        var window = Window(text, first, longest, out var isCut);
        var result = RecordSkimmer.Skim(window, isFinal && !isCut, out record, out skim);
        if (result == SkimResult.None)
            return ScanLines(text, first, isFinal, out record, longest);
        isSkimmed = result == SkimResult.Whole;
        record = record.Shift(first);
        return ScanResult.Record;
    }

    /// <summary>The long way, line by line, which copes with every damage.</summary>
    internal static ScanResult ScanLines(ReadOnlySpan<byte> text, int start, bool isFinal, out TraceRecord record, int longest = LongestRecord)
    {
        record = default;
        var first = SkipBlankLines(text, start);
        if (first == text.Length)
            return ScanResult.End;

        var window = Window(text, first, longest, out var isCut);
        // A header that a paste has wrapped says itself where it ends, so all of it must be there.
        if (window.Length < HeaderFormats.LongestHeader && !isFinal && !isCut)
            return ScanResult.NeedMore;
        if (!TryReadLine(window, 0, isFinal || isCut, out var line))
            return ScanResult.NeedMore;

        var open = new OpenRecord(line, window);
        var end = line.Next;
        while (end < window.Length)
        {
            if (!TryReadLine(window, end, isFinal || isCut, out line))
                return ScanResult.NeedMore;
            var step = open.Step(line);
            if (step == LineStep.Before)
                return Found(first, end, open, out record);
            end = line.Next;
            if (step == LineStep.After)
                return Found(first, end, open, out record);
        }

        if (isCut)
            return Found(first, CutAt(window), open, out record);
        return isFinal || open.HasEnded ? Found(first, end, open, out record) : ScanResult.NeedMore;
    }

    /// <summary>
    /// Offset of the last whole line that begins with a trace header; 0 when there is none behind the first line. A record begins there
    /// whatever stands before it (unless one is cut for its length), so the text can be parted there and both parts scanned on their own.
    /// </summary>
    internal static int LastHeaderLine(ReadOnlySpan<byte> text)
    {
        var end = text.LastIndexOf((byte)'\n');
        while (end > 0)
        {
            var start = text[..end].LastIndexOf((byte)'\n') + 1;
            if (start > 0 && HeaderFormats.StartingAt(text.Slice(start, Math.Min(end - start, LongestLook))) != RecordFormat.Unrecognized)
                return start;
            end = start - 1;
        }

        return 0;
    }

    static ReadOnlySpan<byte> Window(ReadOnlySpan<byte> text, int first, int longest, out bool isCut)
    {
        var window = text.Slice(first, Math.Min(text.Length - first, longest));
        isCut = window.Length == longest;
        // The cut must not part a CR from its LF, which stands outside the window.
        return isCut && window[^1] == '\r' ? window[..^1] : window;
    }

    static ScanResult Found(int start, int length, OpenRecord open, out TraceRecord record)
    {
        record = new TraceRecord(start, length, open.Format);
        return ScanResult.Record;
    }

    /// <summary>Skips blank lines. The indentation of the first line that holds something belongs to its record, up to <see cref="LongestIndent"/>.</summary>
    static int SkipBlankLines(ReadOnlySpan<byte> text, int start)
    {
        var content = start;
        while (content < text.Length && Bytes.IsSpace(text[content]))
            content++;
        if (content == text.Length)
            return content;
        var first = content;
        while (first > start && content - first < LongestIndent && Bytes.IsBlank(text[first - 1]))
            first--;
        return first;
    }

    /// <summary>Where a record of full length is cut: not inside a UTF-8 sequence.</summary>
    static int CutAt(ReadOnlySpan<byte> window)
    {
        var at = window.Length;
        for (var back = 0; back < 3 && (window[at - 1] & 0xC0) == 0x80; back++)
            at--;
        if (window[at - 1] >= 0xC0)
            at--;
        return Math.Max(1, at);
    }

    static bool TryReadLine(ReadOnlySpan<byte> window, int start, bool isFinal, out Line line)
    {
        var next = Lines.Next(window, start, out var contentEnd);
        // A CR as the last byte may be half of a CRLF.
        var isWhole = contentEnd < next && (next < window.Length || window[contentEnd] != '\r' || next - contentEnd == 2);
        if (!isWhole && !isFinal)
        {
            line = default;
            return false;
        }

        var content = window.Slice(start, Math.Min(contentEnd - start, LongestLook));
        var prefix = content.IsEmpty || Bytes.IsLetter(content[0]) ? 0 : LinePrefix.Measure(content);
        line = new Line(content[prefix..], start, next);
        return true;
    }
}
