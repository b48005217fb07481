using System.Buffers.Binary;
using System.IO.Compression;
using SipStack.Trace;

namespace SipStack.Server;

/// <summary>Unpacks, and stops a file that was made to fill time. What counts is the part that has been read: anything can stand behind it.</summary>
sealed class GzipTrace : ForwardStream
{
    const int LargestRatio = 1000;

    readonly string name;
    readonly uint? declaredLength;
    readonly CountedStream packed;
    readonly GZipStream unpacked;
    long total;

    public GzipTrace(Stream file, string name)
    {
        this.name = name;
        declaredLength = DeclaredLength(file);
        packed = new CountedStream(file);
        unpacked = new GZipStream(packed, CompressionMode.Decompress);
    }

    /// <summary>True once the end was reached and the text should have been longer. No error while reading: what is there is worth having.</summary>
    public bool IsCutOff { get; private set; }

    public override int Read(Span<byte> buffer)
    {
        var read = unpacked.Read(buffer);
        total += read;
        IsCutOff |= read == 0 && !buffer.IsEmpty && declaredLength > total;
        if (total > packed.Count * LargestRatio)
            throw new InputException($"{name} unpacks to more than {LargestRatio} times its size; unpack it yourself if that is right");
        return read;
    }

    /// <summary>
    /// The length of the text in the last four bytes (RFC 1952, ISIZE). Unpacking ends without a word where a file is cut; these
    /// bytes are then something else and, but for chance, a far larger number. Of joined files it is the length of the last one.
    /// </summary>
    static uint? DeclaredLength(Stream packed)
    {
        if (!packed.CanSeek || packed.Length < 18)
            return null;
        Span<byte> trailer = stackalloc byte[4];
        packed.Seek(-4, SeekOrigin.End);
        packed.ReadExactly(trailer);
        packed.Seek(0, SeekOrigin.Begin);
        return BinaryPrimitives.ReadUInt32LittleEndian(trailer);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            unpacked.Dispose();
        base.Dispose(disposing);
    }
}
