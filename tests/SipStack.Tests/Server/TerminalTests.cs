using SipStack.Server;

namespace SipStack.Tests;

public sealed class TerminalTests
{
    [Theory]
    [InlineData("plain – ”text” é 😀", "plain – ”text” é 😀")]
    [InlineData("\u001b[2Jall good", "\\u001B[2Jall good")]
    [InlineData("a\rb\u0007", "a\\u000Db\\u0007")]
    [InlineData("evil\u202Egol.exe\u2066", "evil\\u202Egol.exe\\u2066")]
    [InlineData("zero\u200Bwidth\u009B", "zero\\u200Bwidth\\u009B")]
    public void Characters_that_could_steer_a_terminal_are_shown_escaped(string text, string shown) => Assert.Equal(shown, Terminal.Visible(text));

    [Fact]
    public void A_hostile_file_name_cannot_steer_the_terminal()
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var terminal = new Terminal(output, error, () => new MemoryStream(), IsTerminal: true, ErrorIsTerminal: false);
        Assert.Equal(ExitCodes.Failed, CommandLine.Run(["check", "a\u001b[2J.log"], terminal, CancellationToken.None));
        Assert.DoesNotContain('\u001b', error.ToString());
    }

    [Fact]
    public void Into_a_pipe_there_is_no_colour_and_no_progress()
    {
        var run = CommandRun.Of("check", Samples.Case("article-two-records"));
        Assert.DoesNotContain('\u001b', run.Out);
        Assert.Equal("", run.Error);
    }

    [Theory]
    [InlineData(28, "sipstack: the result cannot be written: No space left on device\n")]
    [InlineData(32, "")]
    public void A_full_disk_is_one_clear_line_and_a_closed_pipe_is_none(int errno, string expected)
    {
        foreach (var command in new string[][] { ["explain", "0xC3E93EE4"], ["check", "-"], ["check", "-", "--format", "json"], ["calls", "-"], ["registrations", "-", "--format", "json"], ["fix", "-", "--list"], [] })
        {
            // A small buffer, so that the fault comes in the midst of reading and not at the end.
            using var output = new StreamWriter(new ResultOutput(new FailingStream(errno)), bufferSize: 128);
            using var error = new StringWriter { NewLine = "\n" };
            var terminal = new Terminal(output, error, () => File.OpenRead(Samples.Case("calls-of-all-kinds")), IsTerminal: false, ErrorIsTerminal: false);
            Assert.Equal(ExitCodes.Failed, CommandLine.Run(command, terminal, CancellationToken.None));
            Assert.Equal(expected, error.ToString());
        }
    }

    sealed class FailingStream(int errno) : MemoryStream
    {
        public override void Write(ReadOnlySpan<byte> buffer) => throw new IOException("No space left on device", errno);
    }
}
