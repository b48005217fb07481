using System.Text;
using System.Text.Json;
using SipStack.Server;

namespace SipStack.Tests;

/// <summary><c>sipstack calls</c> and <c>sipstack registrations</c>, which read and write alike.</summary>
public sealed class CallsCommandTests : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("sipstack").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    public static IEnumerable<object[]> Cases() => Samples.CaseNames.Where(name => File.Exists(Samples.Case(name, "calls.txt"))).Select(name => new object[] { name });

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_tables_are_those_that_the_case_expects(string name)
    {
        var place = Path.GetDirectoryName(Samples.Case(name)) ?? "";
        var (all, failed) = (CommandRun.In(place, "calls", "trace.log"), CommandRun.In(place, "calls", "trace.log", "--failed"));
        Golden.Check(Samples.Case(name, "calls.txt"), $"{all.Out}exit {all.ExitCode}\n{all.Error}\n--failed\n{failed.Out}exit {failed.ExitCode}\n{failed.Error}");
        var registrations = CommandRun.In(place, "registrations", "trace.log");
        Golden.Check(Samples.Case(name, "registrations.txt"), $"{registrations.Out}exit {registrations.ExitCode}\n{registrations.Error}");
    }

    [Theory]
    [InlineData("no calls\n", "calls", "empty.log")]
    [InlineData("no registrations\n", "registrations", "empty.log")]
    [InlineData("{\"version\":1,\"calls\":[]}\n", "calls", "empty.log", "--format", "json")]
    [InlineData("{\"version\":1,\"registrations\":[]}\n", "registrations", "empty.log", "--format", "json")]
    public void Text_without_any_known_form_is_a_note_and_an_empty_result(string expected, params string[] arguments)
    {
        Write("empty.log", "nothing to see here\n"u8);
        var run = Run(arguments);
        Assert.Equal((0, expected), (run.ExitCode, run.Out));
        Assert.Equal("sipstack: note: empty.log holds no SIPStack trace record, SIP message or diagnostics header\n", run.Error);
    }

    [Fact]
    public void Without_a_failed_call_that_is_said()
    {
        Write("good.log", CallsTrace.Of("in REGISTER 1; local 200 1"));
        Assert.Equal((0, "no failed calls\n", ""), Parts(Run("calls", "good.log", "--failed")));
    }

    [Theory]
    [InlineData("calls")]
    [InlineData("registrations")]
    public void Unreadable_input_is_one_clear_line_and_exit_2(string command)
    {
        Write("trace.etl", [0, 1, 0, 0, 9, 9, 0, 0, 0]);
        Assert.Equal((2, "", "sipstack: no such file: missing.log\n"), Parts(Run(command, "missing.log")));
        Assert.Equal((2, ""), (Run(command, "trace.etl").ExitCode, Run(command, "trace.etl").Out));
        using var json = JsonDocument.Parse(Run(command, "trace.etl", "--format", "json").Out);
        Assert.Equal(0, json.RootElement.GetProperty(command).GetArrayLength());
    }

    [Fact]
    public void A_folder_gives_the_calls_of_its_traces_with_the_name_of_each()
    {
        Directory.CreateDirectory(Path.Combine(folder, "logs"));
        Write("logs/b.log", CallsTrace.Of("in INVITE 1"));
        Write("logs/a.log", CallsTrace.Of("in REGISTER 1"));
        var lines = Run("calls", "logs").Out.TrimEnd('\n').Split('\n');
        Assert.Equal(["file", "a.log", "b.log"], lines.Select(line => line[(line.LastIndexOfAny([' ', '/', '\\']) + 1)..]));
    }

    [Fact]
    public void Standard_input_is_a_dash()
    {
        var run = CommandRun.WithInput("", CallsTrace.Of("in REGISTER 1"), "registrations", "-", "--format", "json");
        Assert.StartsWith("{\"version\":1,\"registrations\":[{\"file\":\"-\",\"line\":1,\"user\":\"sip:anna@contoso.com\"", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Json_of_a_call_has_its_members_in_order_and_null_for_what_the_log_lacks()
    {
        Write("trace.log", "INVITE sip:bob@contoso.com SIP/2.0\nCall-ID: x\nCSeq: 1 INVITE\n\n"u8);
        Assert.Equal(
            "{\"version\":1,\"calls\":[{\"file\":\"trace.log\",\"line\":1,\"callId\":\"x\",\"first\":null,\"method\":\"INVITE\",\"from\":null,\"to\":null,\"status\":null,\"duration\":null,\"records\":1,\"findings\":0,\"errors\":0,\"failed\":false}]}\n",
            Run("calls", "trace.log", "--format", "json").Out);
    }

    [Fact]
    public void Json_of_a_registration_has_its_members_in_order()
    {
        Write("trace.log", CallsTrace.Of("in REGISTER 1; local 401 1 ntlm kerberos; in REGISTER 2 ntlm begin; event REGISTER 2; local 401 2 ntlm fails"));
        using var json = JsonDocument.Parse(Run("registrations", "trace.log", "--format", "json").Out);
        var row = json.RootElement.GetProperty("registrations")[0];
        Assert.Equal(
            ["file", "line", "user", "endpoint", "first", "last", "attempts", "schemes", "step", "outcome", "side", "status", "code", "cause", "verdict"],
            row.EnumerateObject().Select(member => member.Name));
        Assert.Equal("2011-03-14T09:26:53.01", row.GetProperty("first").GetString());
        Assert.Equal(
            ("refused", "final", "server", "SIP_E_AUTH_UNAUTHORIZED", 401),
            (row.GetProperty("outcome").GetString(), row.GetProperty("step").GetString(), row.GetProperty("side").GetString(), row.GetProperty("code").GetString(), row.GetProperty("status").GetInt32()));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Log_text_cannot_break_a_line_or_begin_a_column(bool isTerminal)
    {
        var hostile = "INVITE sip:bob@contoso.com SIP/2.0\nFrom: <sip:a\tb\u2028c\u0085d\n e@contoso.com\u001b[2J\u202e>;tag=1\nCall-ID: x\nCSeq: 1 INVITE\n\n";
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter();
        var terminal = new Terminal(output, error, () => new MemoryStream(Encoding.UTF8.GetBytes(hostile)), isTerminal, isTerminal);
        Assert.Equal(0, CommandLine.Run(["calls", "-"], terminal, CancellationToken.None));
        var lines = output.ToString().TrimEnd('\n').Split('\n');
        Assert.Equal(2, lines.Length);
        Assert.Contains("sip:a\\u0009b\\u2028c\\u0085d\\u000A e@contoso.com", lines[1], StringComparison.Ordinal);
        Assert.Equal(!isTerminal, lines[1].Contains('\u001b', StringComparison.Ordinal));
        Assert.Equal(!isTerminal, lines[1].Contains('\u202e', StringComparison.Ordinal));
    }

    [Fact]
    public void Json_on_a_terminal_escapes_what_could_steer_it()
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var terminal = new Terminal(output, error, () => new MemoryStream("INVITE sip:b@contoso.com SIP/2.0\nFrom: <sip:a\u009b\u202e@contoso.com>\nCall-ID: x\n\n"u8.ToArray()), IsTerminal: true, ErrorIsTerminal: true);
        CommandLine.Run(["calls", "-", "--format", "json"], terminal, CancellationToken.None);
        Assert.Contains("sip:a\\u009B\\u202E@contoso.com", output.ToString(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Columns_are_aligned_and_an_overlong_value_pushes_only_its_own_line()
    {
        Write("trace.log", CallsTrace.Of($"in INVITE 1 id:a user:{new string('x', 90)}; in INVITE 1 id:b to:bob; in INVITE 1 id:c to:carol user:al"));
        var lines = Run("calls", "trace.log").Out.Split('\n');
        var column = lines[0].IndexOf("to", lines[0].IndexOf("from", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Equal([column, column], lines[2..4].Select(line => line.LastIndexOf("sip:", StringComparison.Ordinal)));
        Assert.Equal(48, column - lines[0].IndexOf("from", StringComparison.Ordinal) - 2);
        Assert.Contains(new string('x', 90), lines[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("calls", "calls ", "failed")]
    [InlineData("registrations", "registrations ", "failed ")]
    public void On_a_terminal_a_timeline_stands_below_the_table_and_in_a_pipe_none(string command, string all, string failed)
    {
        var trace = CallsTrace.Of("in REGISTER 1 id:a; local 200 1 id:a; in REGISTER 1 id:b user:bob epid:e2 +60; local 403 1 id:b user:bob epid:e2");
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter();
        CommandLine.Run([command, "-"], new Terminal(output, error, () => new MemoryStream(trace), IsTerminal: true, ErrorIsTerminal: true), CancellationToken.None);
        var lines = output.ToString().TrimEnd('\n').Split('\n');
        Assert.Equal("", lines[^3]);
        Assert.StartsWith(all, lines[^2], StringComparison.Ordinal);
        Assert.StartsWith(failed, lines[^1], StringComparison.Ordinal);
        Assert.EndsWith("at most 1 in 5 s, at 2011-03-14 09:27:50", lines[^1], StringComparison.Ordinal);
        Assert.DoesNotContain("at most", CommandRun.WithInput("", trace, command, "-").Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("calls")]
    [InlineData("registrations", "a.log", "b.log")]
    [InlineData("calls", "a.log", "--format", "xml")]
    [InlineData("registrations", "a.log", "--failed")]
    public void Wrong_usage_is_one_line_and_exit_2(params string[] arguments)
    {
        var run = Run(arguments);
        Assert.Equal(2, run.ExitCode);
        Assert.Single(run.Error.TrimEnd('\n').Split('\n'));
    }

    static (int, string, string) Parts(CommandRun run) => (run.ExitCode, run.Out, run.Error);

    CommandRun Run(params string[] arguments) => CommandRun.In(folder, arguments);

    void Write(string name, ReadOnlySpan<byte> bytes) => File.WriteAllBytes(Path.Combine(folder, name), bytes);
}
