using System.Runtime.InteropServices;

namespace SipStack.Trace;

/// <summary>
/// One state of a trace text: UTF-8 bytes, the lines in them and the records. Never changes; an edit gives a new document that
/// shares what the edit left alone. Records stand in file order and do not overlap; what lies between them is blank.
/// </summary>
public sealed class TraceDocument
{
    readonly GrowingArray<byte> text;
    readonly RecordList records;
    readonly int longestRecord;

    TraceDocument(GrowingArray<byte> text, LineIndex lines, RecordList records, int longestRecord, int unchanged)
    {
        this.text = text;
        this.records = records;
        this.longestRecord = longestRecord;
        Lines = lines;
        UnchangedRecords = unchanged;
    }

    /// <summary>The whole text, UTF-8 without byte order mark.</summary>
    public ReadOnlyMemory<byte> Memory => text.Memory;

    public ReadOnlySpan<byte> Text => text.Span;

    public LineIndex Lines { get; }

    public ReadOnlySpan<TraceRecord> Records => records.Records;

    /// <summary>What each of the <see cref="Records"/> says at a glance.</summary>
    public ReadOnlySpan<RecordSkim> Skims => records.Skims;

    /// <summary>
    /// How many records at the beginning are, byte for byte, those of the document from which <see cref="WithChange"/> made this one;
    /// 0 for a text that was read afresh.
    /// </summary>
    public int UnchangedRecords { get; }

    /// <summary>Takes the text as it is: the caller must not write into it afterwards.</summary>
    public static TraceDocument Parse(ReadOnlyMemory<byte> utf8, int longestRecord = RecordScanner.LongestRecord)
    {
        var bytes = MemoryMarshal.TryGetArray(utf8, out var part) && part is { Offset: 0, Array: { } array } && part.Count == array.Length ? array : utf8.ToArray();
        return ParseWithRoom(bytes, bytes.Length, longestRecord);
    }

    /// <summary>Takes the first <paramref name="length"/> bytes of an array as the text, and the rest of it as room for what is appended.</summary>
    public static TraceDocument ParseWithRoom(byte[] utf8, int length, int longestRecord = RecordScanner.LongestRecord)
    {
        var content = GrowingArray<byte>.Over(utf8, length);
        return new TraceDocument(content, LineIndex.Of(content.Span), RecordList.Of(content.Span, longestRecord), longestRecord, unchanged: 0);
    }

    /// <summary>
    /// The document after <paramref name="change"/> has been replaced. Records before the change are kept; behind it scanning goes on
    /// until it meets a record start that the old document had too, from where on the old records are only shifted.
    /// </summary>
    public TraceDocument WithChange(TextSpan change, ReadOnlySpan<byte> inserted)
    {
        var changed = Replace(change, inserted);
        var list = records.WithChange(changed.Span, change, inserted.Length, longestRecord, out var unchanged);
        return new TraceDocument(changed, Lines.WithChange(changed.Span, change, inserted.Length), list, longestRecord, unchanged);
    }

    /// <summary>Index of the record that holds <paramref name="offset"/>, or of the last one before it; -1 before the first.</summary>
    public int RecordAt(int offset) => records.IndexAt(offset);

    GrowingArray<byte> Replace(TextSpan change, ReadOnlySpan<byte> inserted)
    {
        if (change.End == text.Count)
            return text.With(change.Start, inserted);
        var length = text.Count + inserted.Length - change.Length;
        var changed = GC.AllocateUninitializedArray<byte>(length + GrowingArray<byte>.Room(length));
        Text[..change.Start].CopyTo(changed);
        inserted.CopyTo(changed.AsSpan(change.Start));
        Text[change.End..].CopyTo(changed.AsSpan(change.Start + inserted.Length));
        return GrowingArray<byte>.Over(changed, length);
    }
}
