using System.Buffers;
using System.Text;
using SipStack.Analysis;

namespace SipStack.Server;

/// <summary>Text of a trace as a result: unchanged into a pipe or file; on a terminal what could steer it is shown escaped.</summary>
static class TraceText
{
    public static TextSink To(Terminal terminal) => utf8 =>
    {
        if (terminal.IsTerminal)
        {
            terminal.Out.Write(Terminal.Visible(Encoding.UTF8.GetString(utf8).Replace("\r\n", "\n", StringComparison.Ordinal)));
            return;
        }

        var characters = ArrayPool<char>.Shared.Rent(utf8.Length);
        var length = Encoding.UTF8.GetChars(utf8, characters);
        terminal.Out.Write(characters, 0, length);
        ArrayPool<char>.Shared.Return(characters);
    };
}
