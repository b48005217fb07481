using System.Text;

namespace SipStack.Server;

/// <summary>Text of a trace as a result: unchanged into a pipe or file; on a terminal what could steer it is shown escaped.</summary>
sealed class TraceText(Terminal terminal) : IDisposable
{
    const int BlockSize = 256 * 1024;

    // A writer would turn UTF-8 into characters and back; what stands before it was written by nobody else.
    readonly BufferedStream? bytes = terminal is { IsTerminal: false, Out: StreamWriter { Encoding: UTF8Encoding } writer } ? new BufferedStream(writer.BaseStream, BlockSize) : null;

    public void Write(ReadOnlySpan<byte> utf8)
    {
        if (bytes is not null)
            bytes.Write(utf8);
        else if (terminal.IsTerminal)
            terminal.Out.Write(Terminal.Visible(Encoding.UTF8.GetString(utf8).Replace("\r\n", "\n", StringComparison.Ordinal)));
        else
            terminal.Out.Write(Encoding.UTF8.GetString(utf8));
    }

    /// <summary>Hands on what is left. The stream below stays open.</summary>
    public void Dispose() => bytes?.Flush();
}
