namespace SipStack.Tests;

/// <summary>An input that delivers its bytes in pieces of given sizes, then whatever is left.</summary>
sealed class ChunkedStream(byte[] bytes, params IEnumerable<int> sizes) : MemoryStream(bytes)
{
    readonly Queue<int> sizes = new(sizes);

    public override int Read(Span<byte> buffer)
    {
        var size = sizes.TryDequeue(out var next) ? Math.Min(next, buffer.Length) : buffer.Length;
        return base.Read(buffer[..size]);
    }
}
