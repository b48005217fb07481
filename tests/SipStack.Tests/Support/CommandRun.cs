using SipStack.Server;

namespace SipStack.Tests;

/// <summary>One run of a command in this process: what it wrote and how it ended.</summary>
sealed record CommandRun(int ExitCode, string Out, string Error)
{
    public static CommandRun Of(params string[] arguments) => In("", arguments);

    /// <summary>Runs with paths relative to <paramref name="folder"/>; its name is taken out of what is written.</summary>
    public static CommandRun In(string folder, params string[] arguments) => WithInput(folder, [], arguments);

    public static CommandRun WithInput(string folder, byte[] input, params string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var terminal = new Terminal(output, error, () => new MemoryStream(input), IsTerminal: false, ErrorIsTerminal: false);
        var prefix = folder.Length > 0 ? folder + Path.DirectorySeparatorChar : "";
        string[] placed = [.. arguments.Select(argument => prefix.Length > 0 && Path.Exists(prefix + argument) ? prefix + argument : argument)];
        var exitCode = CommandLine.Run(placed, terminal, CancellationToken.None);
        return new CommandRun(exitCode, Strip(output.ToString(), prefix), Strip(error.ToString(), prefix));
    }

    static string Strip(string text, string prefix) => prefix.Length > 0 ? text.Replace(prefix, "", StringComparison.Ordinal) : text;
}
