using System.IO.Compression;
using System.Text;
using SipStack.Server;

namespace SipStack.Tests;

public sealed class FilterCommandTests : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("sipstack").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Without_conditions_a_trace_comes_out_as_it_went_in_but_for_blank_lines_at_its_end()
    {
        var text = File.ReadAllBytes(Samples.Case("calls-of-all-kinds"));
        Write("trace.log", text);
        Assert.Equal((0, Encoding.UTF8.GetString(text).TrimEnd('\n') + "\n", ""), Parts(Run("filter", "trace.log")));
    }

    [Theory]
    [InlineData("--call-id", "a")]
    [InlineData("--call-id=a")]
    [InlineData("-CallId", "a")]
    [InlineData("-callid:a")]
    [InlineData("callid:a")]
    [InlineData("–CallId", "a")]
    [InlineData("from:carol")]
    [InlineData("from:", "carol")]
    [InlineData("FROM:sip:carol@contoso.com")]
    [InlineData("-Uri", "carol@contoso.com")]
    [InlineData("-StartTime", "3/14/2011 9:26 AM", "-EndTime", "03/14/2011-09:26:53.015")]
    [InlineData("--since", "09:26:53", "--until=2011-03-14T09:26:53.010")]
    [InlineData("-LogLevel", "Info", "--user", "carol")]
    public void Words_of_Snooper_and_of_the_logging_service_mean_the_same(params string[] words)
    {
        Write("trace.log", CallsTrace.Of("in INVITE 1 id:a user:carol; in REGISTER 1 id:b"));
        var run = Run(["filter", "trace.log", .. words]);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal(Encoding.UTF8.GetString(CallsTrace.Of("in INVITE 1 id:a user:carol")).TrimEnd('\n') + "\n", run.Out);
    }

    [Fact]
    public void The_value_of_an_option_is_never_taken_for_a_word()
    {
        Write("trace.log", CallsTrace.Of("in INVITE 1 id:from:carol"));
        Assert.Contains("Call-ID: from:carol", Run("filter", "trace.log", "--call-id", "from:carol").Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("frm:anna")]
    [InlineData("sip:anna@contoso.com")]
    public void A_word_that_is_none_is_not_taken_for_a_file_and_nothing_is_written(string word)
    {
        Write("trace.log", CallsTrace.Of("in INVITE 1 id:a"));
        var run = Run("filter", "trace.log", word);
        Assert.Equal((2, ""), (run.ExitCode, run.Out));
        Assert.Contains($"no such word: {word[..word.IndexOf(':', StringComparison.Ordinal)]}: (there are callid:, user:, from:", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Several_inputs_and_folders_are_merged_by_time()
    {
        Directory.CreateDirectory(Path.Combine(folder, "logs"));
        Write("logs/a.log", CallsTrace.Of("in INVITE 1 id:1; in INVITE 1 id:4 +5"));
        Write("logs/b.log", CallsTrace.Of("in INVITE 1 id:2 +1; in INVITE 1 id:3 +1"));
        Assert.Equal(["1", "2", "3", "4"], CallIds(Run("filter", "logs").Out));
        Assert.Equal(["1", "2", "3", "4"], CallIds(Run("filter", "logs/b.log", "logs/a.log").Out));
    }

    [Fact]
    public void Failed_calls_are_found_in_any_input_and_written_from_all()
    {
        Write("a.log", CallsTrace.Of("in INVITE 1 id:good; in INVITE 1 id:bad; local 504 1/INVITE id:bad; local 200 1/INVITE id:good"));
        Write("b.log", CallsTrace.Of("in INVITE 1 id:bad +9; in INVITE 1 id:other +1"));
        Assert.Equal(["bad", "bad", "bad"], CallIds(Run("filter", "a.log", "b.log", "--failed").Out));
        Assert.Equal(["bad", "bad"], CallIds(CommandRun.WithInput("", File.ReadAllBytes(Path.Combine(folder, "a.log")), "filter", "-", "--failed").Out));
    }

    [Fact]
    public void The_result_of_a_filter_gives_the_verdict_of_the_whole_trace()
    {
        Write("trace.log", [.. CallsTrace.Of("in INVITE 1 id:other"), .. File.ReadAllBytes(Samples.Case("article-two-records"))]);
        Assert.Equal(0, Run("filter", "trace.log", "--failed", "-o", Path.Combine(folder, "failed.log")).ExitCode);
        Assert.Contains("error: NTLM: the client offers no 128-bit session security, this server demands it. [proven]", Run("check", "failed.log").Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_log_in_a_body_stays_with_the_message_that_brought_it()
    {
        File.Copy(Samples.Case("forged-log-in-a-body"), Path.Combine(folder, "trace.log"));
        var before = Run("check", "trace.log").Out.Split('\n').Where(line => line.Contains(" error:", StringComparison.Ordinal)).Select(line => line[line.IndexOf(" error:", StringComparison.Ordinal)..]).ToArray();
        foreach (var condition in new[] { "--code=1000", "--flag=security", "--code=0x80090302", "--failed" })
        {
            Assert.Equal(0, Run("filter", "trace.log", condition, "-o", Path.Combine(folder, "part.log")).ExitCode);
            var after = Run("check", "part.log").Out.Split('\n').Where(line => line.Contains(" error:", StringComparison.Ordinal)).Select(line => line[line.IndexOf(" error:", StringComparison.Ordinal)..]);
            Assert.Subset(before.ToHashSet(), after.ToHashSet());
        }
    }

    [Theory]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("utf-8")]
    public void The_result_is_utf8_without_byte_order_mark_whatever_the_input_is(string encoding)
    {
        var text = "SIP/2.0 200 Zoë 😀\r\nCall-ID: a\r\n";
        var chosen = Encoding.GetEncoding(encoding);
        Write("trace.log", [.. chosen.GetPreamble(), .. chosen.GetBytes(text)]);
        var output = Path.Combine(folder, "out.log");
        Assert.Equal(0, Run("filter", "trace.log", "-o", output).ExitCode);
        Assert.Equal(Encoding.UTF8.GetBytes(text), File.ReadAllBytes(output));
    }

    [Fact]
    public void Nothing_that_matches_is_a_note_and_no_failure()
    {
        Write("trace.log", CallsTrace.Of("in INVITE 1"));
        Assert.Equal((0, "", "sipstack: note: no record matches\n"), Parts(Run("filter", "trace.log", "--user", "nobody")));
    }

    [Fact]
    public void Text_without_any_known_form_is_a_note()
    {
        Write("letter.txt", "nothing to see here"u8);
        Assert.Equal((0, "nothing to see here", "sipstack: note: letter.txt holds no SIPStack trace record, SIP message or diagnostics header\n"), Parts(Run("filter", "letter.txt")));
    }

    [Fact]
    public void An_output_file_is_written_whole_and_over_an_older_one()
    {
        Write("trace.log", CallsTrace.Of("in INVITE 1"));
        Write("out.log", "older"u8);
        Assert.Equal((0, "", ""), Parts(Run("filter", "trace.log", "-o", "out.log")));
        Assert.Equal(File.ReadAllText(Path.Combine(folder, "trace.log")).TrimEnd('\n') + "\n", File.ReadAllText(Path.Combine(folder, "out.log")));
        Assert.Equal(["out.log", "trace.log"], Directory.GetFiles(folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void An_input_is_never_written_over_also_not_through_a_link()
    {
        Write("trace.log", CallsTrace.Of("in INVITE 1"));
        File.CreateSymbolicLink(Path.Combine(folder, "link.log"), Path.Combine(folder, "trace.log"));
        foreach (var name in new[] { "trace.log", "link.log" })
            Assert.Equal((2, "", $"sipstack: {name} is one of the inputs; give -o another name\n"), Parts(Run("filter", "trace.log", "-o", name)));
        Assert.Equal(2, Run("filter", "link.log", "-o", "trace.log").ExitCode);
        Assert.Equal(CallsTrace.Of("in INVITE 1"), File.ReadAllBytes(Path.Combine(folder, "trace.log")));
    }

    [Fact]
    public void Where_an_input_cannot_be_read_to_its_end_no_output_file_is_written()
    {
        Write("good.log", CallsTrace.Of("in INVITE 1"));
        var run = Run("filter", "good.log", "missing.log", "-o", Path.Combine(folder, "out.log"));
        Assert.Equal((2, $"sipstack: no such file: missing.log\nsipstack: note: out.log was not written, since not all of the input could be read\n"), (run.ExitCode, run.Error));
        Assert.False(File.Exists(Path.Combine(folder, "out.log")));
        Assert.Equal((2, 1), (Run("filter", "good.log", "missing.log").ExitCode, CallIds(Run("filter", "good.log", "missing.log").Out).Length));
    }

    [Fact]
    public void A_packed_input_that_was_cut_off_gives_what_could_be_read_and_exit_2()
    {
        var random = new Random(1);
        var text = CallsTrace.Of(string.Join(';', Enumerable.Range(0, 2000).Select(_ => $"in INVITE 1 id:{random.NextInt64()}")));
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
            gzip.Write(text);
        Write("cut.log.gz", packed.ToArray().AsSpan(0, (int)packed.Length / 2));
        var run = Run("filter", "cut.log.gz");
        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith("sipstack: cut.log.gz is cut off", run.Error, StringComparison.Ordinal);
        Assert.InRange(CallIds(run.Out).Length, 100, 1999);
    }

    [Theory]
    [InlineData("--since", "yesterday")]
    [InlineData("--level", "loud")]
    [InlineData("--code", "nonsense")]
    [InlineData("-o", "out.log.gz")]
    [InlineData("-o", ".")]
    [InlineData("-o", "no/such/folder/out.log")]
    [InlineData("--wrong")]
    [InlineData("-Wrong", "x")]
    [InlineData("--call-id")]
    public void Wrong_usage_is_one_line_and_exit_2(params string[] arguments)
    {
        Write("trace.log", CallsTrace.Of("in INVITE 1"));
        var run = Run(["filter", "trace.log", .. arguments]);
        Assert.Equal((2, ""), (run.ExitCode, run.Out));
        Assert.Single(run.Error.TrimEnd('\n').Split('\n'));
    }

    [Fact]
    public void On_a_terminal_what_could_steer_it_is_shown_escaped()
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter();
        var terminal = new Terminal(output, error, () => new MemoryStream("SIP/2.0 200 \u001b[2J\u202eOK\r\nCall-ID: a\r\n"u8.ToArray()), IsTerminal: true, ErrorIsTerminal: true);
        Assert.Equal(0, CommandLine.Run(["filter", "-"], terminal, CancellationToken.None));
        Assert.Equal("SIP/2.0 200 \\u001B[2J\\u202EOK\nCall-ID: a\n", output.ToString());
    }

    static string[] CallIds(string text) => [.. text.Split('\n').Where(line => line.StartsWith("Call-ID: ", StringComparison.Ordinal)).Select(line => line["Call-ID: ".Length..])];

    static (int, string, string) Parts(CommandRun run) => (run.ExitCode, run.Out, run.Error);

    CommandRun Run(params string[] arguments) => CommandRun.In(folder, arguments);

    void Write(string name, ReadOnlySpan<byte> bytes) => File.WriteAllBytes(Path.Combine(folder, name), bytes);
}
