namespace SipStack.Server;

/// <summary>
/// Standard output that notices when nobody reads it any more. The base class library drops what is written into a pipe without a
/// reader, so a command behind <c>| head</c> would read a trace of gigabytes to its end, and a server would outlive its client.
/// </summary>
sealed class ReadOutput(Stream output) : OutputStream
{
    /// <summary>EPIPE, as the system would have said.</summary>
    public const int BrokenPipe = 32;

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        output.Write(buffer);
        if (Descriptors.IsClosed(Descriptors.StandardOutput))
            throw new IOException("Nobody reads the output any more.", BrokenPipe);
    }
}
