namespace SipStack.Analysis;

/// <summary>Text of a record that somebody may still ask for.</summary>
/// <param name="Chunk">The chunk that it was copied into; null for text that stays where it is.</param>
readonly record struct WindowText(ReadOnlyMemory<byte> Memory, TextChunk? Chunk)
{
    public ReadOnlySpan<byte> Span => Memory.Span;
}

/// <summary>A piece of memory that holds the text of several records.</summary>
sealed class TextChunk(int size)
{
    public byte[] Bytes { get; } = new byte[size];

    public int Used { get; set; }

    /// <summary>How many of the texts in it are still kept.</summary>
    public int Kept { get; set; }
}

/// <summary>Copies the text of records out of a stream's buffer, into memory that is used again and again.</summary>
sealed class WindowTextStore
{
    const int ChunkSize = 256 * 1024;

    readonly Stack<TextChunk> free = new();
    TextChunk? current;

    /// <summary>Bytes of all chunks that hold kept text.</summary>
    public long Size { get; private set; }

    public WindowText Keep(ReadOnlySpan<byte> text)
    {
        if (current is null || current.Bytes.Length - current.Used < text.Length)
            current = Take(text.Length);
        var chunk = current;
        text.CopyTo(chunk.Bytes.AsSpan(chunk.Used));
        var kept = new WindowText(chunk.Bytes.AsMemory(chunk.Used, text.Length), chunk);
        chunk.Used += text.Length;
        chunk.Kept++;
        return kept;
    }

    public void Release(WindowText text)
    {
        if (text.Chunk is not { } chunk || --chunk.Kept > 0)
            return;
        chunk.Used = 0;
        if (!ReferenceEquals(chunk, current))
            Recycle(chunk);
    }

    TextChunk Take(int length)
    {
        if (current is { Kept: 0 })
            Recycle(current);
        var chunk = length <= ChunkSize && free.TryPop(out var used) ? used : new TextChunk(Math.Max(length, ChunkSize));
        Size += chunk.Bytes.Length;
        return chunk;
    }

    void Recycle(TextChunk chunk)
    {
        Size -= chunk.Bytes.Length;
        // One that is larger than the others was made for a single record.
        if (chunk.Bytes.Length == ChunkSize)
            free.Push(chunk);
    }
}
