using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using SipStack.Lsp;

namespace SipStack.Tests;

/// <summary>The published server with clients that send too much, too fast, or do not read; its memory is looked at from outside.</summary>
public sealed class BadClientTests
{
    const int Megabyte = 1 << 20;

    [Fact]
    public async Task A_message_of_100_MB_is_taken_and_its_memory_given_back()
    {
        using var process = Executable.Start(null, "lsp");
        await using var client = LspTestClient.OfProcess(process);
        await client.Initialize();
        client.Allow("textDocument/publishDiagnostics");
        await Ask(client);
        var before = Memory(process, "VmRSS");
        var text = string.Concat(Enumerable.Repeat("ms-diagnostics without colon, one of many lines of a log\\n", 1_900_000));
        client.Send($$$"""{"jsonrpc":"2.0","method":"textDocument/didOpen","params":{"textDocument":{"uri":"file:///large.log","languageId":"log","version":1,"text":"{{{text}}}"} } }""");
        await Ask(client);
        client.Notify(Methods.TextDocumentDidClose, new DidCloseTextDocumentParams(new TextDocumentIdentifier("file:///large.log")));
        AssertBelow(process, "VmHWM", before + (500 * Megabyte));
        await Settle(client, process, before + (80 * Megabyte));
        Assert.Equal(0, await client.ShutDownAndExit());
    }

    [Fact]
    public async Task Ten_thousand_requests_at_once_with_random_cancellation_are_each_answered_once()
    {
        using var process = Executable.Start(null, "lsp");
        await using var client = LspTestClient.OfProcess(process);
        await client.Initialize();
        client.Allow("textDocument/publishDiagnostics");
        var trace = await File.ReadAllTextAsync(Repository.Path("tests", "Cases", "calls-of-all-kinds", "trace.log"));
        client.Notify(Methods.TextDocumentDidOpen, new DidOpenTextDocumentParams(new TextDocumentItem("file:///trace.log", "log", 1, Utf8Text.FromString(trace))));
        var random = new Random(7);
        var answers = new List<Task<JsonElement>>();
        for (var number = 0; number < 10_000; number++)
        {
            var (id, answer) = client.StartRequest("textDocument/hover", $$"""{"textDocument":{"uri":"file:///trace.log"},"position":{"line":{{random.Next(400)}},"character":{{random.Next(80)}} } }""");
            answers.Add(answer);
            if (random.Next(3) == 0)
                client.Notify("$/cancelRequest", $$"""{"id":{{id - random.Next(5)}} }""");
        }

        foreach (var answer in answers)
        {
            // "$/cancelRequest": the request is answered all the same, with its result or with this error. A second answer fails the client.
            var exception = await Record.ExceptionAsync(() => answer);
            Assert.True(exception is null or LspException { Code: ErrorCodes.RequestCancelled }, exception?.ToString());
        }

        AssertBelow(process, "VmHWM", 400 * Megabyte);
        Assert.Equal(0, await client.ShutDownAndExit());
    }

    /// <summary>JSON-RPC 2.0: each of these is answered with an error. The client reads none of the answers, so the server must stop to read.</summary>
    [Theory]
    [InlineData("{}")]
    [InlineData("""{"jsonrpc":"2.0","id":7,"method":"unknown"}""")]
    [InlineData("""{"jsonrpc":"2.0","id":7,"method":"workspace/executeCommand","params":{"command":"sipstack.server.explain","arguments":[{"code":"1000"}]}}""")]
    [InlineData("garbage Content-Length: 99999999999\n")]
    public async Task A_client_that_sends_without_end_and_never_reads_does_not_fill_the_memory(string message)
    {
        using var process = Executable.Start(null, "lsp");
        using var stop = new CancellationTokenSource();
        var chunk = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat(message[0] == '{' ? Frame(message) : message, 1000)));
        await process.StandardInput.BaseStream.WriteAsync(Encoding.ASCII.GetBytes(Frame("""{"jsonrpc":"2.0","id":0,"method":"initialize"}""")));
        var sending = Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested)
                await process.StandardInput.BaseStream.WriteAsync(chunk);
        });

        // Until nothing more is taken, or far more has been than could be kept.
        for (var (last, rounds) = (-1L, 0); rounds < 5;)
        {
            var read = BytesRead(process);
            if (read > 500_000_000)
                break;
            rounds = read == last ? rounds + 1 : 0;
            last = read;
            await Task.Delay(200);
            AssertBelow(process, "VmRSS", 500 * Megabyte);
        }

        Assert.False(process.HasExited);
        stop.Cancel();
        process.StandardOutput.Close();
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(30));
        Assert.Equal(1, process.ExitCode);
        await Record.ExceptionAsync(() => sending);
    }

    [Fact]
    public async Task A_client_that_does_not_read_standard_error_is_served()
    {
        using var process = Executable.Start(null, "lsp");
        await using var client = LspTestClient.OfProcess(process);
        await client.Initialize();
        client.Allow("window/logMessage");
        for (var i = 0; i < 3000; i++)
            client.Notify("textDocument/didChange", """{"textDocument":7}""");
        await Ask(client);
        Assert.Equal(0, await client.ShutDownAndExit());
    }

    [Fact]
    public async Task A_client_that_is_killed_while_it_writes_ends_the_server()
    {
        if (OperatingSystem.IsWindows())
            return;
        // The client is a shell that writes the start of a message and is killed; what it leaves is half a message and the end of input.
        var frame = "Content-Length: 1000\\r\\n\\r\\n{\\\"jsonrpc\\\"";
        var run = await Executable.Shell($"(printf '{frame}'; kill -9 $(sh -c 'echo $PPID')) | $0 lsp; exit $?");
        Assert.Equal(1, run.ExitCode);
    }

    static string Frame(string body) => $"Content-Length: {body.Length}\r\n\r\n{body}";

    static Task Ask(LspTestClient client) => client.Request("workspace/executeCommand", """{"command":"sipstack.server.explain","arguments":[{"code":"1000"}]}""");

    /// <summary>Small work until the memory is down again.</summary>
    static async Task Settle(LspTestClient client, Process process, long limit)
    {
        for (var end = Environment.TickCount64 + 30_000; Memory(process, "VmRSS") > limit && Environment.TickCount64 < end;)
            await Ask(client);
        AssertBelow(process, "VmRSS", limit);
    }

    static void AssertBelow(Process process, string what, long limit)
    {
        var bytes = Memory(process, what);
        Assert.True(bytes < limit, $"{what} is {bytes / Megabyte} MB, the limit is {limit / Megabyte} MB.");
    }

    /// <summary>Of /proc, in bytes; 0 where there is none.</summary>
    static long Memory(Process process, string what)
    {
        if (!OperatingSystem.IsLinux())
            return 0;
        var line = File.ReadLines($"/proc/{process.Id}/status").First(line => line.StartsWith(what, StringComparison.Ordinal));
        return long.Parse(line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) * 1024;
    }

    static long BytesRead(Process process) =>
        OperatingSystem.IsLinux() ? long.Parse(File.ReadLines($"/proc/{process.Id}/io").First().Split(' ')[1], CultureInfo.InvariantCulture) : long.MaxValue;
}
