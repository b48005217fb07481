using System.Diagnostics;
using System.IO.Pipes;
using SipStack.Lsp;

namespace SipStack.Tests;

/// <summary>Clients that die, stop reading, or never were.</summary>
public sealed class BadCompanyTests
{
    readonly EchoServer server = new();

    [Fact]
    public async Task A_client_that_is_killed_while_it_writes_ends_the_server()
    {
        await using var client = server.Connect();
        await client.Initialize();
        client.SendRaw("Content-Length: 1000\r\n\r\n{\"jsonrpc\""u8);
        client.CloseInput();
        Assert.Equal(1, await client.ExitCode);
    }

    [Theory]
    [InlineData("initialize", 1)]
    [InlineData("shutdown", 0)]
    public async Task A_closed_output_ends_the_server_though_its_input_is_open(string lastRequest, int expected)
    {
        using var input = new AnonymousPipeServerStream(PipeDirection.Out);
        using var output = new AnonymousPipeServerStream(PipeDirection.In);
        using var serverInput = new AnonymousPipeClientStream(PipeDirection.In, input.ClientSafePipeHandle);
        using var serverOutput = new AnonymousPipeClientStream(PipeDirection.Out, output.ClientSafePipeHandle);
        var connection = new LanguageServerConnection(serverInput, serverOutput);
        server.Register(connection);
        var run = connection.RunAsync();
        try
        {
            foreach (var method in lastRequest == "shutdown" ? new[] { "initialize", "shutdown" } : ["initialize"])
            {
                Frame(input, $$"""{"jsonrpc":"2.0","id":1,"method":"{{method}}"}""");
                Assert.NotEqual(0, output.Read(new byte[1000]));
            }

            output.Dispose();
            Frame(input, "{}");
            Assert.Equal(expected, await run.WaitAsync(TimeSpan.FromSeconds(30)));
        }
        finally
        {
            // The other end cannot be disposed while it is being read.
            input.Dispose();
        }
    }

    [Fact]
    public async Task A_client_may_write_much_before_it_reads()
    {
        var output = new StalledStream();
        var input = TenThousandRequests();
        var connection = new LanguageServerConnection(input, output, new() { OutputHighWater = 10_000, EndGrace = TimeSpan.FromSeconds(30) });
        server.Register(connection);
        var run = connection.RunAsync();
        await output.Stalled.WaitAsync(TimeSpan.FromSeconds(30));
        SpinWait.SpinUntil(() => input.Position == input.Length, TimeSpan.FromSeconds(30));
        Assert.Equal(input.Length, input.Position);
        output.Continue();
        Assert.Equal(1, await run.WaitAsync(TimeSpan.FromSeconds(60)));
        Assert.Equal(10_001, output.Messages);
    }

    [Theory]
    [InlineData(long.MaxValue, 10_000, 100, long.MaxValue)]
    [InlineData(5000, long.MaxValue, 100, long.MaxValue)]
    [InlineData(5000, long.MaxValue, int.MaxValue, 10_000)]
    [InlineData(0, 0, 0, 0)]
    public async Task A_client_that_does_not_read_is_not_read_until_it_reads_again(long highWater, long unread, int requests, long parameters)
    {
        var output = new StalledStream();
        var input = TenThousandRequests();
        var connection = new LanguageServerConnection(input, output, new()
        {
            OutputHighWater = highWater, OutputLimit = unread, MaximumWaitingRequests = requests, MaximumWaitingParameters = parameters, EndGrace = TimeSpan.FromSeconds(30),
        });
        server.Register(connection);
        var run = connection.RunAsync();
        await output.Stalled.WaitAsync(TimeSpan.FromSeconds(30));
        Assert.False(SpinWait.SpinUntil(() => input.Position > input.Length / 10, TimeSpan.FromMilliseconds(300)));
        output.Continue();
        Assert.Equal(1, await run.WaitAsync(TimeSpan.FromSeconds(60)));
        Assert.Equal(10_001, output.Messages);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_server_ends_with_the_process_of_its_client(bool namedByInitialize)
    {
        using var process = StartSleeper();
        var options = new LanguageServerOptions { ClientWatchInterval = TimeSpan.FromMilliseconds(20), ClientProcessId = namedByInitialize ? null : process.Id };
        await using var client = server.Connect(options);
        await client.Initialize(new(ProcessId: namedByInitialize ? process.Id : null));
        WaitUntilWatched(process);
        await client.Request(Methods.WorkspaceExecuteCommand, new("x"));
        process.Kill();
        Assert.Equal(1, await client.ExitCode);
        Assert.Contains(server.Log, line => line.Contains("client process"));
    }

    [Fact]
    public async Task The_client_process_of_the_command_line_is_watched_before_initialize_comes()
    {
        using var process = StartSleeper();
        await using var client = server.Connect(new() { ClientWatchInterval = TimeSpan.FromMilliseconds(20), ClientProcessId = process.Id });
        WaitUntilWatched(process);
        process.Kill();
        Assert.Equal(1, await client.ExitCode);
    }

    [Fact]
    public async Task A_client_process_that_never_was_is_not_missed()
    {
        int gone;
        using (var process = StartSleeper())
        {
            gone = process.Id;
            process.Kill();
            await process.WaitForExitAsync();
        }

        await using var client = server.Connect(new() { ClientWatchInterval = TimeSpan.FromMilliseconds(1), ClientProcessId = gone });
        await client.Initialize(new(ProcessId: gone));
        for (var number = 0; number < 200; number++)
            await client.Request(Methods.WorkspaceExecuteCommand, new("x"));
        Assert.Equal(0, await client.ShutDownAndExit());
    }

    static MemoryStream TenThousandRequests()
    {
        var input = new MemoryStream();
        Frame(input, """{"jsonrpc":"2.0","id":0,"method":"initialize"}""");
        for (var id = 1; id <= 10_000; id++)
            Frame(input, $$"""{"jsonrpc":"2.0","id":{{id}},"method":"workspace/executeCommand","params":{"command":"{{new string('x', 200)}}"} }""");
        Frame(input, """{"jsonrpc":"2.0","method":"exit"}""");
        input.Position = 0;
        return input;
    }

    void WaitUntilWatched(Process process) =>
        Assert.True(SpinWait.SpinUntil(() => server.Log.Any(line => line.Contains($"process {process.Id}")), TimeSpan.FromSeconds(30)));

    static Process StartSleeper() => Process.Start(new ProcessStartInfo("sleep", "600")) ?? throw new InvalidOperationException("sleep did not start.");

    static void Frame(Stream target, string body) => target.Write(System.Text.Encoding.ASCII.GetBytes($"Content-Length: {body.Length}\r\n\r\n{body}"));

    /// <summary>An output that takes the answer to initialize; then nobody reads until it is told to go on.</summary>
    sealed class StalledStream : MemoryStream
    {
        readonly ManualResetEventSlim gate = new();
        readonly TaskCompletionSource stalled = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Stalled => stalled.Task;

        public int Messages { get; private set; }

        public void Continue() => gate.Set();

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            if (Messages++ == 0)
                return;
            stalled.TrySetResult();
            gate.Wait();
        }
    }
}
