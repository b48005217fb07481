using System.Text.Json;
using SipStack.Server;

namespace SipStack.Tests;

public sealed class StatsCommandTests : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("sipstack").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    public static IEnumerable<object[]> Cases() => Samples.CaseNames.Where(name => File.Exists(Samples.Case(name, "stats.txt"))).Select(name => new object[] { name });

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_numbers_are_those_that_the_case_expects(string name)
    {
        var place = Path.GetDirectoryName(Samples.Case(name)) ?? "";
        var (text, plain, json) = (CommandRun.In(place, "stats", "trace.log"), CommandRun.In(place, "stats", "trace.log", "--ascii"), CommandRun.In(place, "stats", "trace.log", "--format", "json"));
        Assert.Equal((0, ""), (text.ExitCode, text.Error));
        Golden.Check(Samples.Case(name, "stats.txt"), $"{text.Out}\n--ascii\n{plain.Out}\n--format json\n{json.Out}");
        Assert.All(plain.Out, c => Assert.InRange(c, '\n', '~'));
    }

    [Fact]
    public void A_folder_is_counted_as_one()
    {
        Directory.CreateDirectory(Path.Combine(folder, "logs"));
        File.WriteAllBytes(Path.Combine(folder, "logs", "a.log"), CallsTrace.Of("in INVITE 1 id:a; local 504 1/INVITE id:a"));
        File.WriteAllBytes(Path.Combine(folder, "logs", "b.log"), CallsTrace.Of("in INVITE 1 id:a; in WHATEVER 1 id:b"));
        using var json = JsonDocument.Parse(CommandRun.In(folder, "stats", "logs", "--format", "json").Out);
        Assert.Equal(4, json.RootElement.GetProperty("records").GetInt32());
        Assert.Equal(2, json.RootElement.GetProperty("calls").GetInt32());
        Assert.Equal("{\"INVITE\":2,\"other\":1}", json.RootElement.GetProperty("methods").GetRawText());
        Assert.Equal("{\"504\":1}", json.RootElement.GetProperty("statuses").GetRawText());
    }

    [Fact]
    public void Text_without_any_known_form_is_a_note()
    {
        File.WriteAllText(Path.Combine(folder, "letter.txt"), "nothing to see here");
        var run = CommandRun.In(folder, "stats", "letter.txt");
        Assert.Equal((0, "sipstack: note: letter.txt holds no SIPStack trace record, SIP message or diagnostics header\n"), (run.ExitCode, run.Error));
        Assert.Equal((2, "sipstack: no such file: missing.log\n"), (CommandRun.In(folder, "stats", "missing.log").ExitCode, CommandRun.In(folder, "stats", "missing.log").Error));
    }

    [Fact]
    public void A_flag_cannot_break_out_of_its_line()
    {
        File.WriteAllText(Path.Combine(folder, "trace.log"), "TL_INFO(TF_A\u001b[2J\u202e\tB) [0]1.1::03/14/2011-09:00:00.000.1 (S,A:b(1)) x\n");
        Assert.Contains("  TF_A\\u001B[2J\\u202E\\u0009B  1", CommandRun.In(folder, "stats", "trace.log").Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en_US.UTF-8", null, null, true)]
    [InlineData(null, null, "de_DE.utf8", true)]
    [InlineData("C", null, "en_US.UTF-8", false)]
    [InlineData(null, "POSIX", "en_US.UTF-8", false)]
    [InlineData(null, null, null, false)]
    public void A_terminal_says_by_its_locale_whether_it_shows_more_than_ascii(string? all, string? ctype, string? lang, bool expected) =>
        Assert.Equal(expected, Terminal.IsUtf8Locale(name => name switch { "LC_ALL" => all, "LC_CTYPE" => ctype, _ => lang }));
}
