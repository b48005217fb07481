using System.Text;

namespace SipStack.Tests;

/// <summary>
/// A golden file that reads like a terminal: lines that begin with <c>$ sipstack </c>, each followed by what the command writes. The commands in
/// the file are run; with <c>SIPSTACK_UPDATE=1</c> what they write replaces what stands there.
/// </summary>
static class Transcript
{
    const string Prompt = "$ sipstack ";

    public static void Check(string path)
    {
        var commands = File.ReadLines(path).Where(line => line.StartsWith(Prompt, StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(commands);
        Golden.Check(path, string.Concat(commands.Select(command => Run(Path.GetDirectoryName(path) ?? "", command))));
    }

    static string Run(string folder, string command)
    {
        var run = CommandRun.In(folder, command[Prompt.Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries));
        var text = new StringBuilder().Append(command).Append('\n').Append(run.Out).Append(run.Error);
        if (run.ExitCode != 0)
            text.Append("exit ").Append(run.ExitCode).Append('\n');
        return text.Append('\n').ToString();
    }
}
