using System.Runtime.InteropServices;

namespace SipStack.Server;

/// <summary>
/// Standard output that notices when nobody reads it any more. The base class library drops what is written into a pipe without a
/// reader, so a command behind <c>| head</c> would read a trace of gigabytes to its end, and a server would outlive its client.
/// </summary>
sealed partial class ReadOutput(Stream output) : OutputStream
{
    /// <summary>EPIPE, as the system would have said.</summary>
    public const int BrokenPipe = 32;

    const int StandardOutputDescriptor = 1;

    // POLLERR: the other end of a pipe or socket is closed. POLLNVAL: the descriptor is not open.
    const short Closed = 0x0008 | 0x0020;

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        output.Write(buffer);
        var descriptor = new PollDescriptor { Descriptor = StandardOutputDescriptor };
        if (Poll(ref descriptor, 1, 0) > 0 && (descriptor.Returned & Closed) != 0)
            throw new IOException("Nobody reads the output any more.", BrokenPipe);
    }

    [LibraryImport("libc", EntryPoint = "poll")]
    private static partial int Poll(ref PollDescriptor descriptors, nuint count, int timeout);

    /// <summary><c>struct pollfd</c>; the values are the same on Linux and macOS.</summary>
    [StructLayout(LayoutKind.Sequential)]
    struct PollDescriptor
    {
        public int Descriptor;
        public short Requested;
        public short Returned;
    }
}
