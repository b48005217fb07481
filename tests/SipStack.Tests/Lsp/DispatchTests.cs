using System.Text;
using System.Text.Json;
using SipStack.Lsp;

namespace SipStack.Tests;

public sealed class DispatchTests
{
    const string Execute = "workspace/executeCommand";

    readonly EchoServer server = new();

    [Theory]
    [InlineData("no/such", "{}", ErrorCodes.MethodNotFound)]
    [InlineData("$/noSuch", "{}", ErrorCodes.MethodNotFound)]
    [InlineData(Execute, null, ErrorCodes.InvalidParams)]
    [InlineData(Execute, "null", ErrorCodes.InvalidParams)]
    [InlineData(Execute, "{}", ErrorCodes.InvalidParams)]
    [InlineData(Execute, "[]", ErrorCodes.InvalidParams)]
    [InlineData(Execute, "\"x\"", ErrorCodes.InvalidParams)]
    [InlineData(Execute, "{\"command\":null}", ErrorCodes.InvalidParams)]
    [InlineData(Execute, "{\"command\":1}", ErrorCodes.InvalidParams)]
    [InlineData(Execute, "{\"command\":\"throw\"}", ErrorCodes.InternalError)]
    [InlineData(Execute, "{\"command\":\"known error\"}", ErrorCodes.RequestFailed)]
    [InlineData("textDocument/hover", """{"textDocument":{"uri":"file:///x"},"position":{"line":-1,"character":0}}""", ErrorCodes.InvalidParams)]
    [InlineData("textDocument/hover", """{"textDocument":{"uri":"file:///x"},"position":{"line":0.5,"character":0}}""", ErrorCodes.InvalidParams)]
    [InlineData("textDocument/hover", """{"textDocument":{"uri":"file:///x"},"position":{"line":0,"character":9007199254740991}}""", ErrorCodes.InvalidParams)]
    public async Task Requests_fail_with_the_code_of_the_specification(string method, string? parameters, int code)
    {
        await using var client = await Connect();
        await LifecycleTests.AssertError(code, client.Request(method, parameters));
        Assert.Equal("alive", (await client.Request(Methods.WorkspaceExecuteCommand, new("alive")))?.GetString());
    }

    [Theory]
    [InlineData("", ErrorCodes.ParseError)]
    [InlineData("{\"id\":1,", ErrorCodes.ParseError)]
    [InlineData("[]", ErrorCodes.InvalidRequest)]
    [InlineData("[{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"shutdown\"}]", ErrorCodes.InvalidRequest)]
    [InlineData("1", ErrorCodes.InvalidRequest)]
    [InlineData("{}", ErrorCodes.InvalidRequest)]
    [InlineData("{\"jsonrpc\":\"2.0\",\"id\":null,\"method\":\"shutdown\"}", ErrorCodes.InvalidRequest)]
    [InlineData("{\"jsonrpc\":\"2.0\",\"id\":{},\"method\":\"shutdown\"}", ErrorCodes.InvalidRequest)]
    [InlineData("{\"jsonrpc\":\"2.0\",\"method\":1}", ErrorCodes.InvalidRequest)]
    public async Task Messages_that_are_no_requests_are_answered_without_id(string body, int code)
    {
        await using var client = await Connect();
        client.Send(body);
        Assert.Equal(code, await client.WaitForErrorWithoutId());
        Assert.Equal("alive", (await client.Request(Methods.WorkspaceExecuteCommand, new("alive")))?.GetString());
    }

    [Fact]
    public async Task Nested_arrays_without_end_are_malformed()
    {
        await using var client = await Connect();
        client.Send($$"""{"jsonrpc":"2.0","method":"x","params":{{new string('[', 100_000)}}""");
        Assert.Equal(ErrorCodes.ParseError, await client.WaitForErrorWithoutId());
    }

    [Fact]
    public async Task Garbage_between_messages_is_a_parse_error()
    {
        await using var client = await Connect();
        client.SendRaw("garbage\r\n\r\nmore"u8);
        Assert.Equal("alive", (await client.Request(Methods.WorkspaceExecuteCommand, new("alive")))?.GetString());
        Assert.Equal(ErrorCodes.ParseError, await client.WaitForErrorWithoutId());
    }

    [Fact]
    public async Task A_length_that_is_too_long_costs_one_message_only()
    {
        await using var client = await Connect();
        client.SendRaw("Content-Length: 30\r\n\r\n{\"jsonrpc\":\"2.0\"}"u8);
        Assert.Equal("alive", (await client.Request(Methods.WorkspaceExecuteCommand, new("alive")))?.GetString());
        Assert.Equal(ErrorCodes.ParseError, await client.WaitForErrorWithoutId());
    }

    [Fact]
    public async Task A_message_above_the_cap_is_a_parse_error()
    {
        await using var client = await Connect(new() { MaximumMessageLength = 10_000 });
        client.Notify("$/ignored", $"\"{new string('x', 100_000)}\"");
        Assert.Equal(ErrorCodes.ParseError, await client.WaitForErrorWithoutId());
        Assert.Equal("alive", (await client.Request(Methods.WorkspaceExecuteCommand, new("alive")))?.GetString());
    }

    [Theory]
    [InlineData("\"seven\"")]
    [InlineData("\"\"")]
    [InlineData("-7")]
    [InlineData("2147483647")]
    public async Task Ids_are_sent_back_as_they_came(string id)
    {
        await using var client = await Connect();
        client.Send($$"""{"jsonrpc":"2.0","id":{{id}},"method":"{{Execute}}","params":{"command":"x"} }""");
        await client.OwnAnswer(id);
    }

    [Fact]
    public async Task An_id_that_is_in_use_is_refused()
    {
        await using var client = await Connect();
        var (id, answer) = client.StartRequest(Execute, """{"command":"wait"}""");
        await server.Begun.WaitAsync();
        client.Send($$"""{"jsonrpc":"2.0","id":{{id}},"method":"{{Execute}}","params":{"command":"x"} }""");
        await LifecycleTests.AssertError(ErrorCodes.InvalidRequest, answer);
        server.Gate.Set();
        await client.OwnAnswer($"{id}");
    }

    [Fact]
    public async Task Unknown_and_failing_notifications_are_survived()
    {
        await using var client = await Connect();
        client.Notify("$/unknown", "{}");
        client.Notify("un/known");
        client.Notify("textDocument/didOpen", "[]");
        client.Notify("textDocument/didSave", """{"textDocument":{"uri":"file:///a.log"}}""");
        client.Notify("$/cancelRequest", """{"id":"never"}""");
        client.Notify("$/cancelRequest", """{"id":{}}""");
        Assert.Equal("alive", (await client.Request(Methods.WorkspaceExecuteCommand, new("alive")))?.GetString());
        Assert.Contains(server.Log, line => line.StartsWith("Debug: un/known", StringComparison.Ordinal));
        Assert.DoesNotContain(server.Log, line => line.Contains("$/unknown"));
        Assert.Contains(server.Log, line => line.StartsWith("Error: textDocument/didSave", StringComparison.Ordinal));
        Assert.All(server.Log.Where(line => line.Contains("secret")), line => Assert.StartsWith("Debug", line));
    }

    [Fact]
    public async Task A_request_sees_what_came_before_it_and_nothing_that_came_after()
    {
        await using var client = await Connect(new() { MaximumConcurrentRequests = 1 });
        var blocked = client.Request(Methods.WorkspaceExecuteCommand, new("wait"));
        await server.Begun.WaitAsync();
        client.Notify(Methods.TextDocumentDidOpen, new(new("file:///a.log", "log", 1, Utf8Text.FromString("0"))));
        List<Task<Hover?>> hovers = [];
        for (var version = 0; version < 200; version++)
        {
            hovers.Add(client.Request(Methods.TextDocumentHover, new(new("file:///a.log"), default)));
            client.Notify(Methods.TextDocumentDidChange, new(new("file:///a.log", version), [new(Utf8Text.FromString($"{version + 1}"))]));
        }

        // No change waits for a request: the hover of an unknown document is refused by the reading thread after all of them.
        await LifecycleTests.AssertError(ErrorCodes.InvalidParams, client.Request(Methods.TextDocumentHover, new(new("file:///b.log"), default)));
        Assert.All(hovers, hover => Assert.False(hover.IsCompleted));
        server.Gate.Set();
        await blocked;
        Assert.Equal(Enumerable.Range(0, 200).Select(version => $"{version}"), (await Task.WhenAll(hovers)).Select(hover => hover?.Contents.Value ?? ""));
    }

    [Fact]
    public async Task Running_requests_are_cancelled_through_their_token()
    {
        await using var client = await Connect();
        var (id, answer) = client.StartRequest(Execute, """{"command":"wait"}""");
        await server.Begun.WaitAsync();
        client.Notify(Methods.CancelRequest, new(id));
        await LifecycleTests.AssertError(ErrorCodes.RequestCancelled, answer);
    }

    [Fact]
    public async Task Waiting_requests_are_cancelled_at_once_and_never_run()
    {
        await using var client = await Connect(new() { MaximumConcurrentRequests = 1 });
        var blocking = client.Request(Methods.WorkspaceExecuteCommand, new("wait"));
        await server.Begun.WaitAsync();
        var (id, waiting) = client.StartRequest(Execute, """{"command":"wait"}""");
        client.Notify(Methods.CancelRequest, new(id));
        await LifecycleTests.AssertError(ErrorCodes.RequestCancelled, waiting);
        Assert.False(blocking.IsCompleted);
        server.Gate.Set();
        await blocking;
        Assert.Equal(0, server.Begun.CurrentCount);
    }

    [Fact]
    public async Task No_more_requests_run_at_once_than_allowed()
    {
        await using var client = await Connect(new() { MaximumConcurrentRequests = 2 });
        var answers = Enumerable.Range(0, 5).Select(_ => client.Request(Methods.WorkspaceExecuteCommand, new("wait"))).ToList();
        await server.Begun.WaitAsync();
        await server.Begun.WaitAsync();
        Assert.False(await server.Begun.WaitAsync(TimeSpan.FromMilliseconds(200)));
        server.Gate.Set();
        await Task.WhenAll(answers);
        Assert.Equal(2, server.MostAtOnce);
    }

    [Fact]
    public async Task Ten_thousand_requests_with_random_cancellation_are_each_answered_once()
    {
        var random = new Random(20100928);
        await using var client = await Connect(new() { MaximumConcurrentRequests = 2 });
        client.Notify(Methods.TextDocumentDidOpen, new(new("file:///a.log", "log", 1, Utf8Text.FromString("text"))));
        List<(long Id, Task<JsonElement> Answer)> requests = [];
        for (var number = 0; number < 10_000; number++)
        {
            requests.Add(random.Next(3) switch
            {
                0 => client.StartRequest(Execute, """{"command":"x"}"""),
                1 => client.StartRequest("textDocument/hover", """{"textDocument":{"uri":"file:///a.log"},"position":{"line":0,"character":0}}"""),
                _ => client.StartRequest("no/such"),
            });
            if (random.Next(2) == 0)
                client.Notify(Methods.CancelRequest, new(requests[random.Next(requests.Count)].Id));
        }

        foreach (var (_, answer) in requests)
        {
            try
            {
                await answer;
            }
            catch (LspException exception)
            {
                Assert.Contains(exception.Code, new[] { ErrorCodes.RequestCancelled, ErrorCodes.MethodNotFound });
            }
        }

        Assert.InRange(server.MostAtOnce, 1, 2);
        Assert.Equal(0, await client.ShutDownAndExit());
    }

    [Fact]
    public async Task Text_that_is_not_well_formed_arrives_with_replacement_characters()
    {
        await using var client = await Connect();
        client.Send([.. """{"jsonrpc":"2.0","method":"textDocument/didOpen","params":{"textDocument":{"uri":"u","languageId":"log","version":1,"text":"a\ud800b"""u8, 0xFF, .. "c\\ud83d\\ude00\"}}}"u8]);
        var hover = await client.Request(Methods.TextDocumentHover, new(new("u"), default));
        Assert.Equal("a\uFFFDb\uFFFDc😀", hover?.Contents.Value);
    }

    [Fact]
    public async Task Text_with_half_a_surrogate_pair_can_be_sent()
    {
        await using var client = await Connect();
        var answer = await client.Request(Execute, """{"command":"x"}""");
        Assert.Equal("x", answer.GetString());
        using var message = Compose.Notification(Methods.WindowLogMessage, new(MessageType.Log, "a\uD800b"));
        Assert.Contains("a\uFFFDb", JsonDocument.Parse(message.Bytes[(message.Bytes.IndexOf("\r\n\r\n"u8) + 4)..].ToArray()).RootElement.GetProperty("params").GetProperty("message").GetString());
    }

    [Fact]
    public async Task A_large_document_arrives_whole()
    {
        var line = "TL_INFO(TF_PROTOCOL) [1]09A4.0E5C::09/28/2010-22:33:22.449 ä \"quoted\" \\\r\n";
        var text = string.Concat(Enumerable.Repeat(line, 45_000_000 / line.Length));
        var received = new TaskCompletionSource<Utf8Text>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var client = LspTestClient.InProcess(connection => connection.OnNotification(Methods.TextDocumentDidOpen, opened => received.SetResult(opened.TextDocument.Text)));
        await client.Initialize();
        client.Notify(Methods.TextDocumentDidOpen, new(new("file:///a.log", "log", 1, Utf8Text.FromString(text))));
        var arrived = await received.Task;
        Assert.True(Encoding.UTF8.GetBytes(text).AsSpan().SequenceEqual(arrived.Bytes));
    }

    async Task<LspTestClient> Connect(LanguageServerOptions? options = null)
    {
        var client = server.Connect(options);
        await client.Initialize();
        return client;
    }
}
