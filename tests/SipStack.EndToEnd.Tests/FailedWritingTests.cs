using SipStack.Lsp;

namespace SipStack.Tests;

/// <summary>Disks that are full or read-only, outputs that nobody reads: one clear error, nothing half-written, no hang.</summary>
public sealed class FailedWritingTests : IDisposable
{
    static readonly string Trace = Repository.Path("tests", "Cases", "article-two-records", "trace.log");
    static readonly string[] Fix = ["fix", Trace, "--remedy", "ntlm-minimum-security"];

    readonly string folder = Directory.CreateTempSubdirectory("sipstack").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [SmallDiskFact]
    public async Task On_a_disk_that_gets_full_all_files_of_a_remedy_are_written_or_none()
    {
        var written = new HashSet<int>();
        for (var size = 4; size <= 72; size += 4)
        {
            var run = await SmallDisk.Run(folder, $"size={size}k", [.. Fix, "--out", folder]);
            written.Add(run.Files.Length);
            var expected = run.Files.Length == 0 ? (2, $"sipstack: the script could not be written into {folder}: the disk is full; nothing was written. Use another folder\n") : (0, "");
            Assert.Equal(expected, (run.ExitCode, run.Error));
        }

        Assert.Equal([0, 3], written.Order());
    }

    [SmallDiskFact]
    public async Task Into_a_read_only_folder_nothing_is_written()
    {
        var run = await SmallDisk.Run(folder, "ro", [.. Fix, "--out", folder]);
        Assert.Equal((2, "", $"sipstack: the script could not be written into {folder}: it is read-only; nothing was written. Use another folder\n"), (run.ExitCode, run.Out, run.Error));
        Assert.Empty(run.Files);
    }

    [SmallDiskFact]
    public async Task The_server_says_why_it_could_not_write_a_remedy_and_leaves_nothing()
    {
        foreach (var (options, reason) in new[] { ("size=16k", "the disk is full"), ("ro", "it is read-only") })
        {
            using var process = SmallDisk.Start(folder, options, "lsp");
            await using var client = LspTestClient.OfProcess(process);
            await client.Initialize();
            client.Allow("textDocument/publishDiagnostics");
            var exception = await Assert.ThrowsAsync<LspException>(() => WriteRemedy(client));
            Assert.Equal((ErrorCodes.RequestFailed, $"the script could not be written into {folder}: {reason}; nothing was written. Use another folder"), (exception.Code, exception.Message));
            Assert.Equal(exception.Message, (await client.WaitForNotification(Methods.WindowShowMessage)).Message);
            Assert.Empty(SmallDisk.FilesOf(process, folder));
            Assert.Equal(0, await client.ShutDownAndExit());
        }
    }

    [Fact]
    public async Task The_server_says_that_the_folder_of_the_log_has_gone()
    {
        using var process = Executable.Start(null, "lsp");
        await using var client = LspTestClient.OfProcess(process);
        await client.Initialize();
        client.Allow("textDocument/publishDiagnostics");
        Directory.Delete(folder);
        var exception = await Assert.ThrowsAsync<LspException>(() => WriteRemedy(client));
        Assert.Equal((ErrorCodes.RequestFailed, $"no such folder: {folder}"), (exception.Code, exception.Message));
        await client.WaitForNotification(Methods.WindowShowMessage);
        Assert.Equal(0, await client.ShutDownAndExit());
        Directory.CreateDirectory(folder);
    }

    [SmallDiskFact]
    public async Task A_log_file_that_cannot_be_written_is_one_warning_and_the_server_goes_on()
    {
        foreach (var (options, file) in new[] { ("ro", "server.log"), ("size=4k", "server.log"), ("size=16k", $"{new string('n', 300)}.log") })
        {
            using var process = SmallDisk.Start(folder, options, "lsp", "--log-level", "debug", "--log-file", Path.Combine(folder, file));
            await using var client = LspTestClient.OfProcess(process);
            await client.Initialize();
            // More lines than the small disk holds.
            for (var i = 0; i < 200; i++)
                client.Notify($"unknown/method{i}");
            await client.WaitForNotification(Methods.WindowLogMessage, message => message.Type == MessageType.Warning && message.Message.StartsWith($"The log file {Path.Combine(folder, file)} cannot be written: ", StringComparison.Ordinal));
            await Explain(client);
            Assert.Equal(0, await client.ShutDownAndExit());
        }
    }

    [Theory]
    [InlineData("check $1")]
    [InlineData("check $1 --format json")]
    [InlineData("calls $1")]
    [InlineData("registrations $1 --format json")]
    [InlineData("fix $1 --list")]
    [InlineData("explain 1000")]
    [InlineData("--help")]
    [InlineData("check --help")]
    [InlineData("--version")]
    public async Task A_full_disk_under_the_result_is_one_line_and_exit_code_2(string command)
    {
        if (OperatingSystem.IsLinux())
            Assert.Equal((2, "", "sipstack: the result cannot be written: No space left on device\n"), await Executable.Shell($"$0 {command} >/dev/full", Trace));
    }

    [Theory]
    [InlineData(">&-", 2)]
    [InlineData("2>&-", 1)]
    [InlineData("2>/dev/full", 1)]
    [InlineData(">&- 2>&-", 2)]
    [InlineData(">/dev/full 2>/dev/full", 2)]
    public async Task Closed_streams_change_no_exit_code_and_end_in_no_crash(string redirection, int exitCode)
    {
        if (!OperatingSystem.IsLinux())
            return;
        Assert.Equal(exitCode, (await Executable.Shell($"$0 check $1 {redirection}", Trace)).ExitCode);
        Assert.Equal(2, (await Executable.Shell($"$0 check nowhere.log {redirection}")).ExitCode);
        Assert.Equal(1, (await Executable.Shell($"$0 lsp {redirection}")).ExitCode);
    }

    [Fact]
    public async Task A_command_ends_when_nobody_reads_its_result_though_its_input_goes_on()
    {
        if (OperatingSystem.IsWindows())
            return;
        var run = await Executable.Shell("while cat $1; do :; done 2>/dev/null | $0 check - | head -n 1", Trace);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal("-:4:14: note: ", run.Out[.."-:4:14: note: ".Length]);
    }

    async Task WriteRemedy(LspTestClient client)
    {
        var uri = new Uri(Path.Combine(folder, "trace.log")).AbsoluteUri;
        client.Notify(Methods.TextDocumentDidOpen, new DidOpenTextDocumentParams(new TextDocumentItem(uri, "log", 1, new Utf8Text(await File.ReadAllBytesAsync(Trace)))));
        await client.Request("workspace/executeCommand", $$"""{"command":"sipstack.server.writeRemedy","arguments":[{"uri":"{{uri}}","remedy":"ntlm-minimum-security","line":20}]}""");
    }

    static Task Explain(LspTestClient client) => client.Request("workspace/executeCommand", """{"command":"sipstack.server.explain","arguments":[{"code":"1000"}]}""");
}
