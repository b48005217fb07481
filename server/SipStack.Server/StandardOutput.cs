namespace SipStack.Server;

/// <summary>Standard output, opened once: by the protocol, or by the results of a command.</summary>
static class StandardOutput
{
    public static Stream Open() => OperatingSystem.IsWindows() ? Console.OpenStandardOutput() : new ReadOutput(Console.OpenStandardOutput());
}
