using System.Diagnostics;

namespace SipStack.Tests;

public sealed class CommandLineTests : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("sipstack").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("hdx-ntlm-mismatch", 1)]
    [InlineData("hdx-unauthorized", 1)]
    [InlineData("two-records", 1)]
    public async Task Check_ends_with_the_exit_code_of_its_findings(string article, int exitCode)
    {
        var run = await Executable.Run(null, "check", $"tests/Cases/article-{article}/trace.log");
        Assert.Equal((exitCode, ""), (run.ExitCode, run.Error));
        Assert.DoesNotContain('\u001b', run.Out);
    }

    [Fact]
    public async Task The_published_excerpts_are_read_and_the_other_product_has_no_findings()
    {
        // The excerpts stand beside the checkout, not in it: without them there is nothing to read.
        var excerpts = Repository.Shared is { } shared ? Directory.GetFiles(Path.Combine(shared, "samples", "public"), "*.log") : [];
        foreach (var file in excerpts)
        {
            var run = await Executable.Run(null, "check", file);
            Assert.InRange(run.ExitCode, 0, 1);
            if (Path.GetFileName(file).StartsWith("038", StringComparison.Ordinal))
                Assert.Equal((0, "no findings\n"), (run.ExitCode, run.Out));
        }
    }

    [Theory]
    [InlineData(2, "check", "no-such-file.log")]
    [InlineData(2, "nonsense")]
    [InlineData(1, "explain", "0xC3E9FFFF")]
    [InlineData(0, "explain", "-1008124188")]
    [InlineData(0, "--version")]
    [InlineData(0, "check", "--version")]
    [InlineData(0, "check", "--help")]
    [InlineData(0, "lsp", "--help")]
    [InlineData(2, "lsp", "--log-level", "loud")]
    public async Task Exit_codes_are_those_of_the_contract(int exitCode, params string[] arguments) =>
        Assert.Equal(exitCode, (await Executable.Run(folder, arguments)).ExitCode);

    [Theory]
    [InlineData(1, "check", "{trace}", "--max", "0")]
    [InlineData(0, "stats", "{trace}")]
    [InlineData(0, "filter", "{trace}", "{trace}", "--failed", "--code", "1003", "-o", "{trace}.out")]
    [InlineData(0, "ladder", "{trace}", "--format", "mermaid")]
    public async Task Memory_does_not_grow_with_the_file(int exitCode, params string[] arguments)
    {
        const string Record = "TL_INFO(TF_PROTOCOL) [1]0B44.11C8::03/14/2011-09:26:53.601.0007a1d0 (SIPStack,A::B:S.cpp(125))$$begin_record\r\nDirection: outgoing;source=\"local\"\r\nStart-Line: SIP/2.0 404 Not Found\r\nFrom: <sip:a@contoso.com>;tag=1;epid=2\r\nCSeq: 1 INVITE\r\nCall-ID: {0}\r\nms-diagnostics: 1003;reason=\"User does not exist\"\r\nMessage-Body: -\r\n$$end_record\r\n\r\n";
        var small = await PeakMemory(Record, 2_000_000, exitCode, arguments);
        var large = await PeakMemory(Record, 60_000_000, exitCode, arguments);
        Assert.True(large < small * 1.5 + 20_000_000, $"{small / 1e6:F0} MB for 2 MB of trace, {large / 1e6:F0} MB for 60 MB.");
    }

    async Task<long> PeakMemory(string record, int length, int exitCode, string[] arguments)
    {
        var path = Path.Combine(folder, $"{length}.log");
        await using (var writer = new StreamWriter(path))
        {
            // A thousand calls, over and over.
            for (var i = 0; i < length / record.Length; i++)
                await writer.WriteAsync(record.Replace("{0}", $"{i % 1000}", StringComparison.Ordinal));
        }

        using var process = Executable.Start(folder, [.. arguments.Select(argument => argument.Replace("{trace}", path, StringComparison.Ordinal))]);
        process.StandardInput.Close();
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEndAsync();
        var peak = 0L;
        while (!process.WaitForExit(10))
            peak = Math.Max(peak, MemoryNow(process));

        Assert.Equal((exitCode, ""), (process.ExitCode, await error));
        await output;
        return peak;
    }

    /// <summary>0 once it has ended, which it may do between two looks.</summary>
    static long MemoryNow(Process process)
    {
        try
        {
            process.Refresh();
            return process.WorkingSet64;
        }
        catch (InvalidOperationException)
        {
            return 0;
        }
    }
}
