using System.Buffers;
using System.Buffers.Text;

namespace SipStack.Lsp;

/// <summary>A message on its way out: header and body in one pooled array, so that it takes one write. <see cref="Compose"/> makes them.</summary>
sealed class OutgoingMessage : IBufferWriter<byte>, IDisposable
{
    // "Content-Length: " + ten digits + two line ends.
    const int HeaderRoom = 30;
    const int LargestPooled = 1 << 20;

    byte[] buffer = ArrayPool<byte>.Shared.Rent(1024);
    int start = HeaderRoom;
    int end = HeaderRoom;

    /// <summary>Header and body.</summary>
    public ReadOnlySpan<byte> Bytes => buffer.AsSpan(start, end - start);

    /// <summary>Bytes of memory that the message holds: a short one has a whole array too.</summary>
    public int Size => buffer.Length;

    public void Advance(int count) => end += count;

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Reserve(sizeHint);
        return buffer.AsMemory(end);
    }

    public Span<byte> GetSpan(int sizeHint = 0)
    {
        Reserve(sizeHint);
        return buffer.AsSpan(end);
    }

    public void Write(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(GetSpan(bytes.Length));
        Advance(bytes.Length);
    }

    /// <summary>Puts the header before the body, which is complete now.</summary>
    public void WriteHeader()
    {
        Span<byte> digits = stackalloc byte[HeaderRoom];
        Utf8Formatter.TryFormat(end - HeaderRoom, digits, out var length);
        Prepend("\r\n\r\n"u8);
        Prepend(digits[..length]);
        Prepend("Content-Length: "u8);
    }

    public void Dispose()
    {
        // A large array would stay in the pool long after its one message.
        if (buffer.Length is > 0 and <= LargestPooled)
            ArrayPool<byte>.Shared.Return(buffer);
        buffer = [];
        start = end = 0;
    }

    void Reserve(int sizeHint)
    {
        if (buffer.Length - end >= Math.Max(sizeHint, 1))
            return;

        var size = Math.Max(buffer.Length * 2L, (long)end + sizeHint);
        var larger = ArrayPool<byte>.Shared.Rent((int)Math.Min(size, Array.MaxLength));
        buffer.AsSpan(0, end).CopyTo(larger);
        if (buffer.Length <= LargestPooled)
            ArrayPool<byte>.Shared.Return(buffer);
        buffer = larger;
    }

    void Prepend(ReadOnlySpan<byte> bytes)
    {
        start -= bytes.Length;
        bytes.CopyTo(buffer.AsSpan(start));
    }
}
