namespace SipStack.Server;

/// <summary>The result of a command cannot be written, which must not be taken for an input that cannot be read.</summary>
sealed class OutputException(string message, bool isBrokenPipe) : Exception(message)
{
    /// <summary>The reader of the output has gone (a pipe into head): there is nobody left to tell.</summary>
    public bool IsBrokenPipe { get; } = isBrokenPipe;
}

/// <summary>Standard output of a command. After the first fault, which is thrown as <see cref="OutputException"/>, the rest is dropped.</summary>
sealed class ResultOutput(Stream output) : OutputStream
{
    bool isBroken;

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        if (isBroken)
            return;
        try
        {
            output.Write(buffer);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            isBroken = true;
            throw new OutputException(exception.Message, IsBrokenPipe(exception));
        }
    }

    /// <summary>EPIPE, and what Windows says in its place (ERROR_BROKEN_PIPE, ERROR_NO_DATA).</summary>
    static bool IsBrokenPipe(Exception exception) => exception.HResult is ReadOutput.BrokenPipe or unchecked((int)0x8007006D) or unchecked((int)0x800700E8);
}
