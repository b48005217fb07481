using System.Text;

namespace SipStack.Tests;

public sealed class LadderCommandTests : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("sipstack").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    public static IEnumerable<object[]> Cases() => Samples.CaseNames.Where(name => File.Exists(Samples.Case(name, "ladder.txt"))).Select(name => new object[] { name });

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_ladder_is_the_one_that_the_case_expects(string name) => Transcript.Check(Samples.Case(name, "ladder.txt"));

    [Fact]
    public void Without_a_failed_call_the_first_one_is_drawn_and_that_is_said()
    {
        Write("trace.log", CallsTrace.Of("in INVITE 1 id:a; in REGISTER 1 id:b; local 200 1/INVITE id:a"));
        var run = Run("ladder", "trace.log");
        Assert.Equal((0, "sipstack: note: no call of this trace failed; this is the first one. --call-id names another, 'sipstack calls' lists them\n"), (run.ExitCode, run.Error));
        Assert.Contains("Call-ID a\n", run.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("4f1d0c6b", "Did you mean 4f1d0c6b2a984e55b6d7c8e9fa0b1c2d?")]
    [InlineData("4f1d0c6b2a984e55b6d7c8e9fa0b1c2e", "Did you mean 4f1d0c6b2a984e55b6d7c8e9fa0b1c2d?")]
    [InlineData("nothing-like-it", "'sipstack calls' lists the calls")]
    public void A_wrong_call_id_is_an_error_with_those_that_are_near(string callId, string advice)
    {
        var run = CommandRun.In(Path.GetDirectoryName(Samples.Case("invite-over-two-hops")) ?? "", "ladder", "trace.log", "--call-id", callId);
        Assert.Equal((2, "", $"sipstack: trace.log has no call with the Call-ID {callId}. {advice}\n"), (run.ExitCode, run.Out, run.Error));
    }

    [Fact]
    public void Text_without_any_call_is_a_note()
    {
        Write("letter.txt", "nothing to see here"u8);
        var run = Run("ladder", "letter.txt");
        Assert.Equal((0, "", "sipstack: note: letter.txt holds no call: no record with a Call-ID\n"), (run.ExitCode, run.Out, run.Error));
    }

    [Fact]
    public void Standard_input_is_read_as_often_as_needed()
    {
        var run = CommandRun.WithInput("", CallsTrace.Of("in INVITE 1 id:a; in INVITE 1 id:b; local 486 1/INVITE id:b"), "ladder", "-");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("Call-ID b\n", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_drawing_can_be_written_into_a_file()
    {
        Write("trace.log", CallsTrace.Of("in INVITE 1; local 486 1/INVITE"));
        Assert.Equal((0, ""), (Run("ladder", "trace.log", "--format", "svg", "-o", Path.Combine(folder, "call.svg")).ExitCode, Run("ladder", "trace.log", "--format", "svg", "-o", Path.Combine(folder, "call.svg")).Out));
        Assert.Equal(Run("ladder", "trace.log", "--format", "svg").Out, File.ReadAllText(Path.Combine(folder, "call.svg"), Encoding.UTF8));
        Assert.Equal(2, Run("ladder", "trace.log", "-o", "trace.log").ExitCode);
    }

    [Theory]
    [InlineData("ladder")]
    [InlineData("ladder", "missing.log")]
    [InlineData("ladder", ".")]
    [InlineData("ladder", "trace.log", "--format", "png")]
    [InlineData("ladder", "trace.log", "--call-id")]
    [InlineData("ladder", "trace.log", "other.log")]
    public void Wrong_usage_is_one_line_and_exit_2(params string[] arguments)
    {
        Write("trace.log", CallsTrace.Of("in INVITE 1"));
        var run = Run(arguments);
        Assert.Equal((2, ""), (run.ExitCode, run.Out));
        Assert.Single(run.Error.TrimEnd('\n').Split('\n'));
    }

    [Fact]
    public void A_terminal_that_shows_no_unicode_gets_plain_ascii()
    {
        Write("trace.log", CallsTrace.Of("in INVITE 1; local 486 1/INVITE"));
        var run = Run("ladder", "trace.log", "--ascii");
        Assert.All(run.Out, c => Assert.InRange(c, '\n', '~'));
        Assert.Contains("|  INVITE (1)", run.Out, StringComparison.Ordinal);
    }

    CommandRun Run(params string[] arguments) => CommandRun.In(folder, arguments);

    void Write(string name, ReadOnlySpan<byte> bytes) => File.WriteAllBytes(Path.Combine(folder, name), bytes);
}
