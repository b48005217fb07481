using System.Buffers;
using System.Runtime.InteropServices;

namespace SipStack.Lsp;

/// <summary>
/// The bytes of one message body. Small bodies come from the array pool; large ones from native memory, because the
/// pool and the large object heap would keep tens of megabytes after a document was opened.
/// </summary>
sealed unsafe class MessageBuffer : IDisposable
{
    const int LargestPooled = 1 << 20;

    readonly int length;
    byte[]? pooled;
    byte* native;

    public MessageBuffer(int length)
    {
        this.length = length;
        if (length <= LargestPooled)
            pooled = ArrayPool<byte>.Shared.Rent(length);
        else
            native = (byte*)NativeMemory.Alloc((nuint)length);
    }

    /// <summary>Valid until the buffer is disposed; nothing that outlives the message may point into it.</summary>
    public Span<byte> Span => native is not null ? new Span<byte>(native, length) : pooled.AsSpan(0, length);

    public void Dispose()
    {
        if (pooled is not null)
            ArrayPool<byte>.Shared.Return(pooled);
        pooled = null;
        NativeMemory.Free(native);
        native = null;
    }
}
