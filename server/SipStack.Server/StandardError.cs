using System.Text;

namespace SipStack.Server;

/// <summary>Standard error, where a message may get lost but never ends the program: it can be closed, or a file on a full disk.</summary>
static class StandardError
{
    public static TextWriter Open() =>
        new StreamWriter(new LossyOutput(Console.OpenStandardError()), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { AutoFlush = true, NewLine = "\n" };

    sealed class LossyOutput(Stream output) : OutputStream
    {
        public override void Write(ReadOnlySpan<byte> buffer)
        {
            try
            {
                output.Write(buffer);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                // There is nobody left to tell.
            }
        }
    }
}
