using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace SipStack.Lsp;

/// <summary>A message on its way out: header and body in one pooled array, so that it takes one write.</summary>
sealed class OutgoingMessage : IBufferWriter<byte>, IDisposable
{
    // "Content-Length: " + ten digits + two line ends.
    const int HeaderRoom = 30;
    const int LargestPooled = 1 << 20;

    // The encoder leaves text that is not ASCII as it is: nobody embeds these messages in HTML.
    static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    byte[] buffer = ArrayPool<byte>.Shared.Rent(1024);
    int start = HeaderRoom;
    int end = HeaderRoom;

    /// <summary>Header and body.</summary>
    public ReadOnlySpan<byte> Bytes => buffer.AsSpan(start, end - start);

    public static OutgoingMessage Compose<T>(T content, Action<Utf8JsonWriter, T> writeMembers)
    {
        var message = new OutgoingMessage();
        try
        {
            using var writer = new Utf8JsonWriter(message, Options);
            writer.WriteStartObject();
            writer.WriteString("jsonrpc"u8, "2.0"u8);
            writeMembers(writer, content);
            writer.WriteEndObject();
            writer.Flush();
            message.WriteHeader();
            return message;
        }
        catch
        {
            message.Dispose();
            throw;
        }
    }

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

    void WriteHeader()
    {
        Span<byte> header = stackalloc byte[HeaderRoom];
        System.Text.Unicode.Utf8.TryWrite(header, $"Content-Length: {end - HeaderRoom}\r\n\r\n", out var length);
        start = HeaderRoom - length;
        header[..length].CopyTo(buffer.AsSpan(start));
    }
}
