using SipStack.Lsp;

namespace SipStack.Tests;

public sealed class ServerToClientTests
{
    const string Execute = "workspace/executeCommand";
    const string ShowDocument = "window/showDocument";
    const string CreateProgress = "window/workDoneProgress/create";

    static readonly InitializeParams WithProgress = new(Capabilities: new(Window: new(WorkDoneProgress: true)));

    readonly EchoServer server = new();

    [Fact]
    public async Task A_request_of_the_server_gets_its_answer()
    {
        await using var client = await Connect();
        client.OnRequest(ShowDocument, parameters => parameters.GetProperty("uri").GetString() == "file:///a.log" ? """{"success":true}""" : null);
        Assert.Equal("shown", (await client.Request(Methods.WorkspaceExecuteCommand, new("ask")))?.GetString());
    }

    [Fact]
    public async Task An_error_of_the_client_reaches_the_asker()
    {
        await using var client = await Connect();
        client.OnRequest(ShowDocument, _ => throw new LspException(ErrorCodes.RequestFailed, "no window"));
        var fault = await Assert.ThrowsAsync<LspException>(() => client.Request(Methods.WorkspaceExecuteCommand, new("ask")));
        Assert.Equal((ErrorCodes.RequestFailed, "no window"), (fault.Code, fault.Message));
    }

    [Theory]
    [InlineData("1")]
    [InlineData("{}")]
    [InlineData("""{"success":"yes"}""")]
    public async Task A_wrong_answer_of_the_client_fails_the_asker_only(string result)
    {
        await using var client = await Connect();
        client.OnRequest(ShowDocument, _ => result);
        await LifecycleTests.AssertError(ErrorCodes.InvalidRequest, client.Request(Methods.WorkspaceExecuteCommand, new("ask")));
        await AssertAlive(client);
    }

    [Fact]
    public async Task A_request_without_answer_times_out_and_a_late_answer_is_ignored()
    {
        await using var client = await Connect(new() { RequestTimeout = TimeSpan.FromMilliseconds(50) });
        client.OnRequest(ShowDocument, _ => null);
        await LifecycleTests.AssertError(ErrorCodes.InternalError, client.Request(Methods.WorkspaceExecuteCommand, new("ask")));
        var cancelled = await client.WaitForNotification(Methods.CancelRequest);
        client.Send($$"""{"jsonrpc":"2.0","id":{{cancelled.Id}},"result":{"success":true} }""");
        client.Send("""{"jsonrpc":"2.0","id":"never asked","result":null}""");
        client.Send("""{"jsonrpc":"2.0","id":null,"error":{"code":-32700,"message":"what?"}}""");
        await AssertAlive(client);
    }

    [Fact]
    public async Task Cancelling_a_request_cancels_what_it_asked_the_client()
    {
        await using var client = await Connect();
        using var asked = new SemaphoreSlim(0);
        client.OnRequest(ShowDocument, _ =>
        {
            asked.Release();
            return null;
        });
        var (id, answer) = client.StartRequest(Execute, """{"command":"ask"}""");
        await asked.WaitAsync();
        client.Notify(Methods.CancelRequest, new(id));
        await LifecycleTests.AssertError(ErrorCodes.RequestCancelled, answer);
        await client.WaitForNotification(Methods.CancelRequest);
    }

    [Fact]
    public async Task Progress_is_created_shown_cancelled_and_ended()
    {
        await using var client = await Connect(initialize: WithProgress);
        client.OnRequest(CreateProgress, _ => "null");
        var answer = client.Request(Methods.WorkspaceExecuteCommand, new("progress"));
        var begin = await client.WaitForNotification(Methods.Progress, IsKind<WorkDoneProgressBegin>);
        Assert.Equal(new WorkDoneProgressBegin("Reading", Cancellable: true, "half", 50), begin.Value);
        client.Notify(Methods.WindowWorkDoneProgressCancel, new(begin.Token));
        Assert.Equal("progress was cancelled", (await answer)?.GetString());
        Assert.Equal(begin.Token, (await client.WaitForNotification(Methods.Progress, IsKind<WorkDoneProgressEnd>)).Token);
    }

    [Theory]
    [InlineData("\"mine\"")]
    [InlineData("12")]
    public async Task The_token_of_a_request_is_used_as_it_is(string token)
    {
        await using var client = await Connect();
        var answer = client.Request(Execute, $$"""{"command":"progress","workDoneToken":{{token}} }""");
        Assert.Equal(token, (await client.WaitForNotification("$/progress")).GetProperty("token").GetRawText());
        client.Notify("window/workDoneProgress/cancel", $$"""{"token":{{token}} }""");
        await answer;
        await client.WaitForNotification(Methods.Progress, IsKind<WorkDoneProgressEnd>);
    }

    [Fact]
    public async Task A_client_that_refuses_progress_gets_none()
    {
        await using var client = await Connect(initialize: WithProgress);
        client.OnRequest(CreateProgress, _ => throw new LspException(ErrorCodes.InternalError, "no"));
        await AssertWorksWithoutProgress(client);
    }

    [Fact]
    public async Task A_client_without_progress_is_not_asked()
    {
        await using var client = await Connect();
        await AssertWorksWithoutProgress(client);
    }

    [Fact]
    public async Task Short_work_makes_no_progress()
    {
        await using var client = LspTestClient.InProcess(connection => connection.OnRequest(Methods.WorkspaceExecuteCommand, (_, cancellation) =>
        {
            using var progress = connection.StartProgress("Reading", cancellation: cancellation);
            progress.Report("half", 50);
            return null;
        }));
        await client.Initialize(WithProgress);
        await client.Request(Methods.WorkspaceExecuteCommand, new("x"));
        Assert.Equal(0, await client.ShutDownAndExit());
    }

    [Fact]
    public async Task Requests_are_traced_when_the_client_asks_for_it()
    {
        await using var client = await Connect();
        await AssertAlive(client);
        client.Notify(Methods.SetTrace, new(TraceValue.Messages));
        await AssertAlive(client);
        Assert.StartsWith(Execute, (await client.WaitForNotification(Methods.LogTrace)).Message);
        client.Notify(Methods.SetTrace, new(TraceValue.Off));
        await AssertAlive(client);
    }

    static bool IsKind<T>(ProgressParams progress) => progress.Value is T;

    static async Task AssertAlive(LspTestClient client) => Assert.Equal("alive", (await client.Request(Methods.WorkspaceExecuteCommand, new("alive")))?.GetString());

    async Task AssertWorksWithoutProgress(LspTestClient client)
    {
        var (id, answer) = client.StartRequest(Execute, """{"command":"progress"}""");
        await server.Begun.WaitAsync();
        client.Notify(Methods.CancelRequest, new(id));
        Assert.Equal("progress was cancelled", (await answer).GetString());
    }

    async Task<LspTestClient> Connect(LanguageServerOptions? options = null, InitializeParams? initialize = null)
    {
        var client = server.Connect(options);
        await client.Initialize(initialize);
        return client;
    }
}
