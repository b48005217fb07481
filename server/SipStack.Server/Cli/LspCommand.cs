using System.CommandLine;

namespace SipStack.Server;

/// <summary><c>sipstack lsp</c>: the language server. A usual call never gets here, see <see cref="LspOptions.TryParse"/>; this is for help and errors.</summary>
static class LspCommand
{
    public static Command Create()
    {
        var stdio = new Option<bool>("--stdio") { Description = "Serve on standard input and output (always so)." };
        var processId = new Option<int?>("--clientProcessId") { Description = "End when this process ends.", HelpName = "N" };
        var logFile = new Option<string?>("--log-file") { Description = "Write a log into this file.", HelpName = "FILE" };
        var logLevel = Arguments.Choice("--log-level", "How much to log.", [.. LspOptions.LogLevels]);
        var command = new Command("lsp", "Run the language server for editors.") { stdio, processId, logFile, logLevel };
        command.SetAction(parsed => LanguageServerHost.Run(new LspOptions(parsed.GetValue(processId), parsed.GetValue(logFile), parsed.GetValue(logLevel) ?? "information")));
        return command;
    }
}
