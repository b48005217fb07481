using SipStack.Trace;

namespace SipStack.Server;

/// <summary>Counts the bytes that are read through it.</summary>
sealed class CountedStream(Stream source) : ForwardStream
{
    public long Count { get; private set; }

    public override int Read(Span<byte> buffer)
    {
        var read = source.Read(buffer);
        Count += read;
        return read;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            source.Dispose();
        base.Dispose(disposing);
    }
}
