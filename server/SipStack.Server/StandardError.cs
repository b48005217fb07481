using System.Text;

namespace SipStack.Server;

/// <summary>
/// Standard error, where a message may get lost but never ends the program: it can be closed, or a file on a full disk. On Linux and macOS
/// it is not the console's stream, which writes standard output and standard error under one lock: a client that does not read the one
/// would get nothing of the other.
/// </summary>
static class StandardError
{
    public static TextWriter Open() =>
        new StreamWriter(new LossyOutput(OperatingSystem.IsWindows() ? Console.OpenStandardError() : null), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { AutoFlush = true, NewLine = "\n" };

    sealed class LossyOutput(Stream? console) : OutputStream
    {
        public override void Write(ReadOnlySpan<byte> buffer)
        {
            if (console is null)
                Descriptors.TryWrite(Descriptors.StandardError, buffer);
            else
                WriteTo(console, buffer);
        }

        static void WriteTo(Stream console, ReadOnlySpan<byte> buffer)
        {
            try
            {
                console.Write(buffer);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                // There is nobody left to tell.
            }
        }
    }
}
