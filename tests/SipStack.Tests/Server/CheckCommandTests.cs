using System.IO.Compression;
using System.Text;
using System.Text.Json;

namespace SipStack.Tests;

public sealed class CheckCommandTests : IDisposable
{
    const string Failing = "ms-diagnostics: 1000;HRESULT=\"0xC3E93EE4(SIP_E_AUTH_NTLMMISMATCH)\"\n";
    const string Warning = "TL_WARN(TF_DIAG) [1]0B44.11C8::03/14/2011-09:26:54.601.0007a1d1 (SIPStack,A::WriteDiagnosticEvent:S.cpp(8))$$begin_record\nSeverity: warning\nResult-Code: 0xc3e93c5e SIPPROXY_E_ROUTING\n$$end_record\n";

    readonly string folder = Directory.CreateTempSubdirectory("sipstack").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("error", 0, 1)]
    [InlineData("warning", 1, 1)]
    [InlineData("information", 1, 1)]
    [InlineData("never", 0, 0)]
    public void The_exit_code_follows_fail_on(string failOn, int forWarning, int forError)
    {
        Write("warning.log", Warning);
        Write("error.log", Failing);
        Assert.Equal(forWarning, Run("check", "warning.log", "--fail-on", failOn).ExitCode);
        Assert.Equal(forError, Run("check", "error.log", "--fail-on", failOn).ExitCode);
    }

    [Fact]
    public void Text_without_any_known_form_is_a_note_and_no_failure()
    {
        Write("letter.txt", "Dear customer,\n\nnothing to see here.\n");
        var run = Run("check", "letter.txt");
        Assert.Equal((0, "no findings\n"), (run.ExitCode, run.Out));
        Assert.Equal("sipstack: note: letter.txt holds no SIPStack trace record, SIP message or diagnostics header; 'sipstack explain CODE' explains a code in other text\n", run.Error);
    }

    [Theory]
    [InlineData("missing.log", "sipstack: no such file: missing.log\n")]
    [InlineData("trace.etl", "sipstack: trace.etl is a binary ETL file. Turn it into text first: OCSLogger \"View Log Files\", or Search-CsClsLogging -OutputFilePath\n")]
    [InlineData("damaged.log.gz", "sipstack: damaged.log.gz is damaged: it cannot be unpacked\n")]
    public void Unreadable_input_is_one_clear_line_and_exit_2(string name, string error)
    {
        Write("trace.etl", [0, 1, 0, 0, 9, 9, 0, 0, 0]);
        Write("damaged.log.gz", "this is not gzip");
        var run = Run("check", name);
        Assert.Equal((2, error), (run.ExitCode, run.Error));
    }

    [Fact]
    public void One_unreadable_file_does_not_keep_the_others_from_being_read()
    {
        Write("good.log", Failing);
        var run = Run("check", "missing.log", "good.log");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("good.log:1:31: error:", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Folders_give_their_traces_in_name_order_and_packed_ones_too()
    {
        Directory.CreateDirectory(Path.Combine(folder, "logs", "deep"));
        Write("logs/b.LOG", Failing);
        Write("logs/a.txt", Failing);
        Write("logs/c.md", Failing);
        Write("logs/deep/d.uccapilog.gz", Pack(Encoding.UTF8.GetBytes(Failing)));
        var run = Run("check", "logs", "--max", "10");
        var files = run.Out.Split('\n').Where(line => line.Contains(": error:", StringComparison.Ordinal)).Select(line => line[..line.IndexOf(':', StringComparison.Ordinal)].Replace('\\', '/'));
        Assert.Equal(["logs/a.txt", "logs/b.LOG", "logs/deep/d.uccapilog.gz"], files);
    }

    [Fact]
    public void Links_that_leave_the_folder_are_not_followed()
    {
        Directory.CreateDirectory(Path.Combine(folder, "logs"));
        Write("outside.log", Failing);
        File.CreateSymbolicLink(Path.Combine(folder, "logs", "link.log"), Path.Combine(folder, "outside.log"));
        Directory.CreateSymbolicLink(Path.Combine(folder, "logs", "up"), folder);
        Assert.Equal("no findings\n", Run("check", "logs").Out);
    }

    [Fact]
    public void A_packed_file_that_unpacks_to_more_than_1000_times_its_size_stops_with_an_error()
    {
        Write("bomb.log.gz", Pack(new byte[20_000_000].Select(_ => (byte)'a').ToArray()));
        var run = Run("check", "bomb.log.gz");
        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith("sipstack: bomb.log.gz unpacks to more than 1000 times its size", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_packed_file_that_was_cut_off_is_an_error_and_its_findings_are_kept()
    {
        var text = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 2000).Select(i => $"ms-diagnostics: 1000;reason=\"{i * 7919}\";HRESULT=\"0xC3E93EE4\"\n")));
        var packed = Pack(text);
        Write("whole.log.gz", packed);
        Write("cut.log.gz", packed[..(packed.Length / 2)]);
        Assert.Equal((1, ""), (Run("check", "whole.log.gz").ExitCode, Run("check", "whole.log.gz").Error));
        var run = Run("check", "cut.log.gz");
        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith("sipstack: cut.log.gz is cut off", run.Error, StringComparison.Ordinal);
        Assert.StartsWith("cut.log.gz:1:", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_without_traces_is_a_note()
    {
        Directory.CreateDirectory(Path.Combine(folder, "empty"));
        var run = Run("check", "empty");
        Assert.Equal((0, "sipstack: note: empty holds no *.log, *.txt or *.uccapilog file\n"), (run.ExitCode, run.Error));
    }

    [Fact]
    public void Standard_input_is_a_dash()
    {
        var run = CommandRun.WithInput("", Encoding.UTF8.GetBytes(Failing), "check", "-");
        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith("-:1:31: error: ", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Max_limits_the_lines_and_the_summary_counts_all()
    {
        Write("many.log", string.Concat(Enumerable.Repeat(Failing, 5)));
        var run = Run("check", "many.log", "--max", "2");
        Assert.Equal(2, run.Out.Split('\n').Count(line => line.Contains(": error:", StringComparison.Ordinal)));
        Assert.Contains("(3 findings not shown)", run.Out, StringComparison.Ordinal);
        Assert.Contains("5 failures", run.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("utf-8")]
    public void Columns_are_utf16_units_in_every_encoding(string encoding)
    {
        var text = "ms-diagnostics: 1000;reason=”Zoë 😀”;HRESULT=”0xC3E93EE4(SIP_E_AUTH_NTLMMISMATCH)”\n";
        var chosen = Encoding.GetEncoding(encoding);
        Write("trace.log", [.. chosen.GetPreamble(), .. chosen.GetBytes(text)]);
        Assert.StartsWith($"trace.log:1:{text.IndexOf("0xC3E9", StringComparison.Ordinal) + 1}: error:", Run("check", "trace.log").Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Json_holds_the_findings_of_the_contract()
    {
        File.Copy(Samples.Case("article-two-records"), Path.Combine(folder, "trace.log"));
        var run = Run("check", "trace.log", "--format", "json");
        using var json = JsonDocument.Parse(run.Out);
        var root = json.RootElement;
        Assert.Equal(1, root.GetProperty("version").GetInt32());
        var finding = root.GetProperty("findings")[1];
        Assert.Equal(
            ["file", "line", "column", "endColumn", "severity", "code", "cause", "verdict", "message", "evidence"],
            finding.EnumerateObject().Select(member => member.Name));
        Assert.Equal((21, 73, 108), (finding.GetProperty("line").GetInt32(), finding.GetProperty("column").GetInt32(), finding.GetProperty("endColumn").GetInt32()));
        Assert.Equal("ntlm-128-bit", finding.GetProperty("cause").GetString());
        Assert.Equal("proven", finding.GetProperty("verdict").GetString());
        Assert.Equal([7, 4], finding.GetProperty("evidence").EnumerateArray().Select(evidence => evidence.GetProperty("line").GetInt32()));
        Assert.Equal(1, root.GetProperty("summary").GetProperty("errors").GetInt32());
    }

    [Fact]
    public void Own_codes_are_used_and_bad_rows_reported_with_their_line()
    {
        Write("own.tsv", "code\tname\tsays\n0xC3E9FFFF\tSIP_E_OURS\tThe lift is stuck.\nnonsense\t\t\n");
        Write("trace.log", "ms-diagnostics: 1;HRESULT=\"0xC3E9FFFF\"\n");
        var run = Run("check", "trace.log", "--catalog", "own.tsv");
        Assert.Contains("error: The lift is stuck. [SIP_E_OURS]", run.Out, StringComparison.Ordinal);
        Assert.Contains("own.tsv:3:", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("check")]
    [InlineData("check", "x.log", "--format", "xml")]
    [InlineData("check", "x.log", "--max", "many")]
    [InlineData("check", "x.log", "--max", "-1")]
    [InlineData("chekc", "x.log")]
    [InlineData("check", "x.log", "--wrong")]
    [InlineData()]
    public void Wrong_usage_is_one_line_and_exit_2(params string[] arguments)
    {
        var run = Run(arguments);
        Assert.Equal(2, run.ExitCode);
        if (arguments.Length > 0)
            Assert.Single(run.Error.TrimEnd('\n').Split('\n'));
    }

    CommandRun Run(params string[] arguments) => CommandRun.In(folder, arguments);

    void Write(string name, string text) => Write(name, Encoding.UTF8.GetBytes(text));

    void Write(string name, byte[] bytes) => File.WriteAllBytes(Path.Combine(folder, name), bytes);

    static byte[] Pack(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.SmallestSize))
            gzip.Write(bytes);
        return packed.ToArray();
    }
}
