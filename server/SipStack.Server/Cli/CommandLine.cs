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
        var parsed = root.Parse(FilterOptions.Translate(ExplainCommand.WithNegativeNumbers(arguments)));
        if (arguments.Length == 0)
        {
            root.Parse("--help").Invoke(new InvocationConfiguration { Output = terminal.Out, Error = terminal.Error });
            terminal.Out.Flush();
            return ExitCodes.Failed;
        }

        if (parsed.Errors.Count > 0)
        {
            terminal.Fail($"{Mistake(root, parsed)}. See 'sipstack {Called(parsed)}--help'.");
            return ExitCodes.Failed;
        }

        try
        {
            var code = parsed.Invoke(new InvocationConfiguration { Output = terminal.Out, Error = terminal.Error, EnableDefaultExceptionHandler = false });
            terminal.Out.Flush();
            return code;
        }
        catch (InputException exception)
        {
            return Fail(terminal, exception.Message);
        }
        catch (OperationCanceledException)
        {
            return Fail(terminal, "stopped.");
        }
        catch (IOException exception)
        {
            // When the reader of our output has gone (a pipe into head) there is nobody left to tell.
            if (!IsBrokenPipe(exception))
                terminal.Fail($"the result cannot be written: {exception.Message.TrimEnd('.')}");
            return ExitCodes.Failed;
        }
    }

    static string Mistake(RootCommand root, ParseResult parsed)
    {
        if (parsed.CommandResult.Command == root && parsed.UnmatchedTokens is [var word, ..] && !word.StartsWith('-'))
            return $"no such command: {word}. Known are {string.Join(", ", root.Subcommands.Select(command => command.Name))}";
        // The library writes some mistakes over several lines.
        return string.Join(' ', parsed.Errors[0].Message.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).TrimEnd('.');
    }

    /// <summary>EPIPE, and what Windows says in its place (ERROR_BROKEN_PIPE, ERROR_NO_DATA).</summary>
    static bool IsBrokenPipe(IOException exception) => exception.HResult is 32 or unchecked((int)0x8007006D) or unchecked((int)0x800700E8);

    static int Fail(Terminal terminal, string message)
    {
        terminal.Out.Flush();
        terminal.Fail(message);
        return ExitCodes.Failed;
    }

    static string Called(ParseResult parsed) => parsed.CommandResult.Command is RootCommand ? "" : $"{parsed.CommandResult.Command.Name} ";
}
