using System.Text;

namespace SipStack.Server;

static class Program
{
    static int Main(string[] arguments)
    {
        // An editor waits for the server: its start passes by everything that only the other commands need.
        if (arguments is ["lsp", ..] && LspOptions.TryParse(arguments.AsSpan(1), out var options))
            return LanguageServerHost.Run(options);
        return RunCommand(arguments);
    }

    static int RunCommand(string[] arguments)
    {
        using var output = new StreamWriter(new ResultOutput(StandardOutput.Open()), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), 64 * 1024) { NewLine = "\n", AutoFlush = !Console.IsOutputRedirected };
        Console.OutputEncoding = Encoding.UTF8;
        using var error = StandardError.Open();
        using var interrupt = new Interrupt();
        var terminal = new Terminal(output, error, Console.OpenStandardInput, !Console.IsOutputRedirected, !Console.IsErrorRedirected);
        try
        {
            return CommandLine.Run(arguments, terminal, interrupt.Token);
        }
        catch (Exception exception)
        {
            // The last resort: a fault of ours reads as one, and not as a finding (exit code 1).
            error.WriteLine($"sipstack: a fault of this program, not of the trace: {exception}");
            return ExitCodes.Failed;
        }
    }
}
