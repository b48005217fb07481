using System.CommandLine;

namespace SipStack.Server;

/// <summary>The commands of <c>sipstack</c>, and how a wrong call is answered.</summary>
static class CommandLine
{
    public static int Run(string[] arguments, Terminal terminal, CancellationToken cancellation)
    {
        var root = new RootCommand("Reads SIPStack trace logs of Office Communications Server, Lync Server and Skype for Business Server: what failed, why, and a script that helps.")
        {
            CheckCommand.Create(terminal, cancellation),
            ExplainCommand.Create(terminal),
            FixCommand.Create(terminal, cancellation),
            CallsCommand.Create(terminal, cancellation),
            RegistrationsCommand.Create(terminal, cancellation),
            LadderCommand.Create(terminal, cancellation),
            FilterCommand.Create(terminal, cancellation),
            StatsCommand.Create(terminal, cancellation),
            LspCommand.Create(),
        };
        foreach (var command in root.Subcommands)
            command.Options.Add(new VersionOption());
        var parsed = root.Parse(arguments.Length == 0 ? ["--help"] : FilterOptions.Translate(ExplainCommand.WithNegativeNumbers(arguments)));
        if (parsed.Errors.Count > 0)
        {
            terminal.Fail($"{Mistake(root, parsed)}. See 'sipstack {Called(parsed)}--help'.");
            return ExitCodes.Failed;
        }

        try
        {
            return Invoke(parsed, isHelp: arguments.Length == 0, terminal);
        }
        catch (OutputException exception)
        {
            if (!exception.IsBrokenPipe)
                terminal.Fail($"the result cannot be written: {exception.Message.TrimEnd('.')}");
            return ExitCodes.Failed;
        }
    }

    static int Invoke(ParseResult parsed, bool isHelp, Terminal terminal)
    {
        try
        {
            var code = parsed.Invoke(new InvocationConfiguration { Output = terminal.Out, Error = terminal.Error, EnableDefaultExceptionHandler = false });
            terminal.Out.Flush();
            return isHelp ? ExitCodes.Failed : code;
        }
        catch (InputException exception)
        {
            return Fail(terminal, exception.Message);
        }
        catch (OperationCanceledException)
        {
            return Fail(terminal, "stopped.");
        }
    }

    static string Mistake(RootCommand root, ParseResult parsed)
    {
        if (parsed.CommandResult.Command == root && parsed.UnmatchedTokens is [var word, ..] && !word.StartsWith('-'))
            return $"no such command: {word}. Known are {string.Join(", ", root.Subcommands.Select(command => command.Name))}";
        // The library writes some mistakes over several lines.
        return string.Join(' ', parsed.Errors[0].Message.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).TrimEnd('.');
    }

    static int Fail(Terminal terminal, string message)
    {
        terminal.Out.Flush();
        terminal.Fail(message);
        return ExitCodes.Failed;
    }

    static string Called(ParseResult parsed) => parsed.CommandResult.Command is RootCommand ? "" : $"{parsed.CommandResult.Command.Name} ";
}
