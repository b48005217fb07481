using System.Text;
using SipStack.Knowledge;
using SipStack.Server;

namespace SipStack.Tests;

/// <summary><c>check --follow</c>: files that grow, are cut and are replaced while they are read.</summary>
public sealed class CheckFollowTests : IDisposable
{
    const string End = "$$end_record\n";

    readonly string folder = Directory.CreateTempSubdirectory("sipstack").FullName;
    readonly CancellationTokenSource stop = new();

    string Log => Path.Combine(folder, "trace.log");

    public void Dispose()
    {
        stop.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Findings_appear_as_the_file_grows_each_once()
    {
        Write(Record(1));
        await using var follower = Follow();
        await follower.Finds("1 at 3");
        Append(Record(2)[..100]);
        Append(Record(2)[100..] + Record(3));
        await follower.Finds("1 at 3", "2 at 8", "3 at 13");
        await follower.Stops("1 at 3", "2 at 8", "3 at 13");
    }

    [Fact]
    public async Task A_record_that_is_still_being_written_is_reported_at_the_end()
    {
        Write("");
        await using var follower = Follow();
        Append(Record(1) + Record(2).Replace(End, "", StringComparison.Ordinal));
        await follower.Finds("1 at 3");
        await follower.Stops("1 at 3", "2 at 8");
    }

    [Fact]
    public async Task A_file_that_was_cut_starts_anew_and_the_record_it_was_cut_in_is_not_lost()
    {
        Write(Record(1) + Record(2).Replace(End, "", StringComparison.Ordinal));
        await using var follower = Follow();
        await follower.Finds("1 at 3");
        Write(Record(3));
        await follower.Finds("1 at 3", "2 at 8", "anew", "3 at 3");
        Append(Record(4));
        await follower.Finds("1 at 3", "2 at 8", "anew", "3 at 3", "4 at 8");
        await follower.Stops("1 at 3", "2 at 8", "anew", "3 at 3", "4 at 8");
    }

    [Fact]
    public async Task A_file_that_was_written_anew_and_is_longer_already_starts_anew()
    {
        Write(Record(1));
        await using var follower = Follow();
        await follower.Finds("1 at 3");
        Write(Record(2) + Record(3));
        await follower.Finds("1 at 3", "anew", "2 at 3", "3 at 8");
        await follower.Stops("1 at 3", "anew", "2 at 3", "3 at 8");
    }

    [Fact]
    public async Task A_file_that_was_rotated_is_read_to_its_end_before_the_new_one()
    {
        Write(Record(1));
        await using var follower = Follow();
        await follower.Finds("1 at 3");
        File.Move(Log, Log + ".1");
        File.AppendAllText(Log + ".1", Record(2));
        await follower.Finds("1 at 3", "2 at 8");
        File.WriteAllText(Log + ".new", Record(3) + Record(4) + Record(5));
        File.Move(Log + ".new", Log);
        await follower.Finds("1 at 3", "2 at 8", "anew", "3 at 3", "4 at 8", "5 at 13");
        Append(Record(6));
        await follower.Stops("1 at 3", "2 at 8", "anew", "3 at 3", "4 at 8", "5 at 13", "6 at 18");
    }

    [Theory]
    [InlineData("utf-16")]
    [InlineData("utf-8")]
    public async Task The_encoding_shows_in_the_first_bytes_whenever_they_come(string name)
    {
        var encoding = Encoding.GetEncoding(name);
        Write("");
        await using var follower = Follow();
        byte[] bytes = [.. encoding.GetPreamble(), .. encoding.GetBytes(Record(1) + Record(2))];
        AppendBytes(bytes.AsSpan(0, 401));
        AppendBytes(bytes.AsSpan(401));
        await follower.Finds("1 at 3", "2 at 8");
        await follower.Stops("1 at 3", "2 at 8");
    }

    [Fact]
    public async Task A_follower_finds_what_reading_the_finished_file_finds()
    {
        foreach (var name in Samples.CaseNames)
        {
            var text = File.ReadAllBytes(Samples.Case(name));
            using var done = new CancellationTokenSource();
            Write("");
            await using var follower = new FollowerRun(Log, done);
            for (var (at, step) = (0, 1 + (text.Length / 3)); at < text.Length; at += step)
                AppendBytes(text.AsSpan(at, Math.Min(step, text.Length - at)));
            var expected = new List<string>();
            FindingSource.Read(TraceInputs.Expand(Samples.Case(name), () => Stream.Null).Single(), Catalog.Default, finding => expected.Add(FollowerRun.Describe(finding)), CancellationToken.None);
            await follower.HasRead(new FileInfo(Log).Length);
            await follower.Stops([.. expected]);
        }
    }

    [Fact]
    [Trait("Category", "Fuzz")]
    public Task A_follower_finds_in_random_pieces_what_reading_the_finished_file_finds() => Fuzz.Rounds(15, async random =>
    {
        var text = FuzzTexts.Damaged(random, FuzzTexts.Generated(random));
        using var done = new CancellationTokenSource();
        Write("");
        await using var follower = new FollowerRun(Log, done);
        for (var at = 0; at < text.Length;)
        {
            var piece = text.AsSpan(at, Math.Min(1 + random.Next(4000), text.Length - at));
            AppendBytes(piece);
            at += piece.Length;
            if (random.Next(2) == 0)
                await follower.HasRead(at);
        }

        var expected = new List<string>();
        FindingSource.Read(TraceInputs.Expand(Log, () => Stream.Null).Single(), Catalog.Default, finding => expected.Add(FollowerRun.Describe(finding)), CancellationToken.None);
        await follower.HasRead(text.Length);
        await follower.Stops([.. expected]);
    });

    [Fact]
    public async Task The_command_ends_with_the_summary_and_the_usual_exit_code()
    {
        Write(Record(1));
        var other = Path.Combine(folder, "other.log");
        File.WriteAllText(other, Record(2));
        using var output = new WatchedWriter();
        using var error = new WatchedWriter();
        var terminal = new Terminal(output, error, () => Stream.Null, IsTerminal: false, ErrorIsTerminal: false);
        var run = Task.Run(() => CommandLine.Run(["check", Log, other, "--follow"], terminal, stop.Token));
        await output.Shows(text => text.Contains("other.log:3:", StringComparison.Ordinal));
        Append(Record(3));
        await output.Shows(text => text.Contains("trace.log:8:", StringComparison.Ordinal));
        await stop.CancelAsync();
        Assert.Equal(1, await run.WaitAsync(TimeSpan.FromSeconds(30)));
        Assert.Contains("\n3 failures", output.Text, StringComparison.Ordinal);
        Assert.Equal("", error.Text);
    }

    [Theory]
    [InlineData("-", "sipstack: --follow takes files; standard input is read to its end anyway\n")]
    [InlineData("x.log.gz", "sipstack: x.log.gz is packed and cannot be followed; unpack it, or leave out --follow\n")]
    [InlineData("missing.log", "sipstack: no such file: missing.log\n")]
    public void What_cannot_be_followed_is_said(string input, string error)
    {
        var run = CommandRun.In(folder, "check", input, "--follow");
        Assert.Equal((2, "", error), (run.ExitCode, run.Out, run.Error));
    }

    /// <summary>Five lines; the error id tells which it is and stands in the fourth.</summary>
    static string Record(int number) =>
        $"TL_INFO(TF_PROTOCOL) [1]0B44.11C8::03/14/2011-09:26:5{number}.601.0007a1d0 (SIPStack,A::B:S.cpp(125))$$begin_record\nDirection: outgoing;source=\"local\"\nms-diagnostics: 4{number:000};reason=\"x\";HRESULT=\"0xC3E93EC3\"\nStart-Line: SIP/2.0 404 Not Found\n{End}";

    FollowerRun Follow() => new(Log, stop);

    void Write(string text) => File.WriteAllText(Log, text);

    void Append(string text) => File.AppendAllText(Log, text);

    void AppendBytes(ReadOnlySpan<byte> bytes) => File.AppendAllBytes(Log, bytes);

    sealed class WatchedWriter : StringWriter
    {
        readonly Lock gate = new();

        public WatchedWriter() => NewLine = "\n";

        public string Text
        {
            get
            {
                lock (gate)
                    return ToString();
            }
        }

        public override void Write(char value)
        {
            lock (gate)
                base.Write(value);
        }

        public override void Write(string? value)
        {
            lock (gate)
                base.Write(value);
        }

        public override void WriteLine(string? value)
        {
            lock (gate)
                base.WriteLine(value);
        }

        public Task Shows(Func<string, bool> condition) => FollowerRun.WaitFor(() => condition(Text));
    }
}
