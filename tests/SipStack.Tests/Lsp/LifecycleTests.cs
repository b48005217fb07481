using SipStack.Lsp;

namespace SipStack.Tests;

public sealed class LifecycleTests
{
    const string Hover = "textDocument/hover";
    const string HoverParams = """{"textDocument":{"uri":"file:///a.log"},"position":{"line":0,"character":0}}""";

    readonly EchoServer server = new();

    [Fact]
    public async Task Requests_before_initialize_are_refused_and_notifications_dropped()
    {
        await using var client = server.Connect();
        await AssertError(ErrorCodes.ServerNotInitialized, client.Request(Hover, HoverParams));
        await AssertError(ErrorCodes.ServerNotInitialized, client.Request("shutdown"));
        await AssertError(ErrorCodes.ServerNotInitialized, client.Request("no/such"));
        client.Notify("textDocument/didOpen", """{"textDocument":{"uri":"file:///a.log","languageId":"log","version":1,"text":"dropped"}}""");
        await client.Initialize();
        await AssertError(ErrorCodes.InvalidParams, client.Request(Hover, HoverParams));
    }

    [Fact]
    public async Task Initialize_is_answered_once()
    {
        await using var client = server.Connect();
        var result = await client.Initialize();
        Assert.True(result.Capabilities.HoverProvider);
        await AssertError(ErrorCodes.InvalidRequest, client.Request("initialize", "{\"capabilities\":{}}"));
    }

    [Fact]
    public async Task Initialize_with_wrong_parameters_may_be_tried_again()
    {
        await using var client = server.Connect();
        await AssertError(ErrorCodes.InvalidParams, client.Request("initialize", "{\"processId\":\"x\"}"));
        await client.Initialize();
    }

    [Theory]
    [InlineData(null)]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"processId":null,"rootUri":null,"capabilities":{"unknown":{"x":[1]},"general":{}},"unknown":1,"initializationOptions":[1,"x"]}""")]
    public async Task Initialize_takes_these_parameters(string? parameters)
    {
        await using var client = server.Connect();
        await client.Request("initialize", parameters);
    }

    [Theory]
    [InlineData(null, "utf-16")]
    [InlineData(new string[0], "utf-16")]
    [InlineData(new[] { "utf-16" }, "utf-16")]
    [InlineData(new[] { "utf-32" }, "utf-16")]
    [InlineData(new[] { "utf-16", "utf-8" }, "utf-8")]
    public async Task Position_encoding_is_UTF8_where_it_is_offered(string[]? offered, string expected)
    {
        await using var client = server.Connect();
        var result = await client.Initialize(new(Capabilities: new(General: new(PositionEncodings: offered))));
        Assert.Equal(expected, result.Capabilities.PositionEncoding);
    }

    [Fact]
    public async Task After_shutdown_requests_are_refused_and_exit_ends_with_0()
    {
        await using var client = server.Connect();
        await client.Initialize();
        await client.Request("shutdown", "null");
        await AssertError(ErrorCodes.InvalidRequest, client.Request(Hover, HoverParams));
        await AssertError(ErrorCodes.InvalidRequest, client.Request("shutdown"));
        await AssertError(ErrorCodes.InvalidRequest, client.Request("initialize", "{}"));
        client.Notify("textDocument/didOpen", "{}");
        client.Notify("exit", "null");
        Assert.Equal(0, await client.ExitCode);
        Assert.DoesNotContain(server.Log, line => line.StartsWith("Error", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(false, false, false, 1)]
    [InlineData(true, false, false, 1)]
    [InlineData(true, true, false, 0)]
    [InlineData(false, false, true, 1)]
    [InlineData(true, false, true, 1)]
    [InlineData(true, true, true, 0)]
    public async Task The_exit_code_tells_whether_shutdown_came(bool initialize, bool shutDown, bool exit, int expected)
    {
        await using var client = server.Connect();
        if (initialize)
            await client.Initialize();
        if (shutDown)
            await client.Request("shutdown");
        if (exit)
            client.Notify("exit");
        else
            client.CloseInput();
        Assert.Equal(expected, await client.ExitCode);
    }

    [Fact]
    public async Task Requests_that_came_before_the_end_are_answered()
    {
        await using var client = server.Connect(new() { EndGrace = TimeSpan.FromMinutes(1) });
        await client.Initialize();
        var answers = Enumerable.Range(0, 100).Select(number => client.Request(Methods.WorkspaceExecuteCommand, new($"{number}"))).ToList();
        client.CloseInput();
        Assert.Equal(Enumerable.Range(0, 100).Select(number => $"{number}"), (await Task.WhenAll(answers)).Select(answer => answer?.GetString() ?? ""));
    }

    [Fact]
    public async Task Running_and_waiting_requests_are_cancelled_at_the_end()
    {
        await using var client = server.Connect(new() { MaximumConcurrentRequests = 1, EndGrace = TimeSpan.FromMilliseconds(1) });
        await client.Initialize();
        var running = client.Request(Methods.WorkspaceExecuteCommand, new("wait"));
        await server.Begun.WaitAsync();
        var waiting = client.Request(Methods.WorkspaceExecuteCommand, new("wait"));
        client.Notify("exit");
        await AssertError(ErrorCodes.RequestCancelled, running);
        await AssertError(ErrorCodes.RequestCancelled, waiting);
        Assert.Equal(1, await client.ExitCode);
    }

    [Fact]
    public async Task Cancelling_the_run_ends_the_server_while_it_waits_for_input()
    {
        using var stop = new CancellationTokenSource();
        await using var client = server.Connect(cancellation: stop.Token);
        await client.Initialize();
        await stop.CancelAsync();
        Assert.Equal(1, await client.ExitCode);
    }

    internal static async Task AssertError(int code, Task request) => Assert.Equal(code, (await Assert.ThrowsAsync<LspException>(() => request)).Code);
}
