using System.Runtime.InteropServices;

namespace SipStack.Server;

/// <summary>The two calls of the operating system on Linux and macOS that the base class library has no way to.</summary>
static partial class Descriptors
{
    public const int StandardOutput = 1;
    public const int StandardError = 2;

    const short CanWrite = 0x0004;

    // POLLERR: the other end of a pipe or socket is closed. POLLNVAL: the descriptor is not open.
    const short Closed = 0x0008 | 0x0020;

    const int Interrupted = 4;

    static int WouldBlock => OperatingSystem.IsMacOS() ? 35 : 11;

    /// <summary>Nobody will read what is written.</summary>
    public static bool IsClosed(int descriptor) => (Poll(descriptor, 0, timeout: 0) & Closed) != 0;

    /// <summary>Writes all bytes, as slowly as they are read.</summary>
    /// <returns>False when that is not possible.</returns>
    public static bool TryWrite(int descriptor, ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            var written = Write(descriptor, bytes, (nuint)bytes.Length);
            if (written >= 0)
                bytes = bytes[(int)written..];
            else if (Marshal.GetLastPInvokeError() is var error && error == WouldBlock)
                Poll(descriptor, CanWrite, Timeout.Infinite);
            else if (error != Interrupted)
                return false;
        }

        return true;
    }

    static short Poll(int descriptor, short events, int timeout)
    {
        var request = new PollDescriptor { Descriptor = descriptor, Requested = events };
        return Poll(ref request, 1, timeout) > 0 ? request.Returned : (short)0;
    }

    [LibraryImport("libc", EntryPoint = "poll")]
    private static partial int Poll(ref PollDescriptor descriptors, nuint count, int timeout);

    [LibraryImport("libc", EntryPoint = "write", SetLastError = true)]
    private static partial nint Write(int descriptor, ReadOnlySpan<byte> bytes, nuint count);

    /// <summary><c>struct pollfd</c>; the values are the same on Linux and macOS.</summary>
    [StructLayout(LayoutKind.Sequential)]
    struct PollDescriptor
    {
        public int Descriptor;
        public short Requested;
        public short Returned;
    }
}
