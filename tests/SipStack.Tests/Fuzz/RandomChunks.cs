namespace SipStack.Tests;

/// <summary>A stream that gives its bytes in pieces of random length, as a pipe or a file that is being written does.</summary>
sealed class RandomChunks(byte[] bytes, Random random) : MemoryStream(bytes)
{
    public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Shorter(count));

    public override int Read(Span<byte> buffer) => base.Read(buffer[..Shorter(buffer.Length)]);

    int Shorter(int count) => Math.Min(count, 1 + random.Next(random.Next(4) == 0 ? 5 : 3000));
}
