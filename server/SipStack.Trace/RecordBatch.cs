namespace SipStack.Trace;

/// <summary>A record of a stream with its place in the whole text.</summary>
readonly struct FoundRecord(TraceRecord record, long line, RecordSkim skim)
{
    /// <summary>Where it stands in the text of its batch.</summary>
    public readonly TraceRecord Record = record;

    /// <summary>Zero-based line of the whole text on which it begins.</summary>
    public readonly long Line = line;

    public readonly RecordSkim Skim = skim;
}

/// <summary>A piece of a stream's text, and the records that were found whole in it. Used again and again.</summary>
sealed class RecordBatch
{
    FoundRecord[] records = new FoundRecord[256];

    public byte[] Text { get; private set; } = [];

    /// <summary>How much of <see cref="Text"/> was read.</summary>
    public int Filled { get; set; }

    /// <summary>Offset of <see cref="Text"/> in the whole text.</summary>
    public long Offset { get; private set; }

    public int Count { get; private set; }

    public ref readonly FoundRecord this[int index] => ref records[index];

    /// <summary>Begins anew with what was left over of another batch.</summary>
    public void Begin(ReadOnlySpan<byte> rest, long offset)
    {
        (Count, Filled, Offset) = (0, 0, offset);
        Reserve(rest.Length);
        rest.CopyTo(Text);
        Filled = rest.Length;
    }

    /// <summary>Makes room for so many more bytes.</summary>
    public void Reserve(int more)
    {
        if (Text.Length - Filled >= more)
            return;
        var larger = GC.AllocateUninitializedArray<byte>(Math.Max(Filled + more, (Text.Length + more) / 2 * 3));
        Text.AsSpan(0, Filled).CopyTo(larger);
        Text = larger;
    }

    public void Add(TraceRecord record, long line, in RecordSkim skim)
    {
        if (Count == records.Length)
            Array.Resize(ref records, Count * 2);
        records[Count++] = new FoundRecord(record, line, skim);
    }
}
