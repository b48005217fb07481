using System.Text.Json;
using SipStack.Lsp;
using SipStack.Server;

namespace SipStack.Tests;

/// <summary>
/// Sessions of messages that are right, wrong in what they ask for, damaged, or out of frame. The client of the tests holds each answer
/// against the specification's types; here every request is answered once, nothing fails inside the server, and it ends as it should.
/// </summary>
[Trait("Category", "Fuzz")]
public sealed class ServerFuzzTests
{
    [Fact]
    public Task Whatever_a_client_sends_is_answered_as_the_specification_says() => Fuzz.Rounds(15, async random =>
    {
        await using var client = LspTestClient.InProcess(connection => LanguageServerHost.Serve(connection, new ServerLog(new LspOptions(LogLevel: "error"))));
        foreach (var method in (string[])["textDocument/publishDiagnostics", "window/logMessage", "window/showMessage", LspTestClient.ErrorWithoutId, LspTestClient.AnswerToNoRequest])
            client.Allow(method);
        ClientCapabilities[] abilities = [new(), TraceServer.Full, TraceServer.Pulling];
        var initialize = new InitializeParams(Capabilities: abilities[random.Next(abilities.Length)]);
        var capabilities = (await client.Request("initialize", JsonSerializer.Serialize(initialize, LspJson.Default.InitializeParams))).GetProperty("capabilities");
        client.Notify(Methods.Initialized, new InitializedParams());

        var session = new FuzzSession(random, capabilities);
        var answers = new List<Task<JsonElement>>();
        for (var messages = random.Next(20, 80); messages > 0; messages--)
            Send(client, session, random, answers);

        foreach (var answer in answers)
        {
            var exception = await Record.ExceptionAsync(() => answer);
            Assert.True(exception is null or LspException { Code: not ErrorCodes.InternalError }, $"{exception}{Environment.NewLine}{string.Join(Environment.NewLine, client.Said.Where(IsFault))}");
        }

        Assert.Equal(0, await client.ShutDownAndExit());
        Assert.DoesNotContain(client.Said, IsFault);
    });

    static void Send(LspTestClient client, FuzzSession session, Random random, List<Task<JsonElement>> answers)
    {
        switch (random.Next(10))
        {
            case < 3:
                client.Send(session.Notification());
                break;
            case < 7:
                var (method, parameters) = session.Request();
                var (id, answer) = client.StartRequest(method, random.Next(3) == 0 ? session.Damaged(parameters) : parameters);
                answers.Add(answer);
                if (random.Next(4) == 0)
                    client.Notify("$/cancelRequest", $$"""{"id":{{id - random.Next(3)}} }""");
                break;
            case < 9:
                client.Send(session.DamagedMessage());
                break;
            default:
                client.SendRaw(session.OutOfFrame());
                break;
        }
    }

    /// <summary>What went wrong with a notification is logged: that its parameters are not what they should be, and nothing else.</summary>
    static bool IsFault(string message) =>
        message.Contains("-32603", StringComparison.Ordinal)
        || (message.Contains("window/logMessage", StringComparison.Ordinal) && message.Contains(" failed: ", StringComparison.Ordinal) && !message.Contains(" failed: LspException", StringComparison.Ordinal) && !message.Contains(" failed: JsonException", StringComparison.Ordinal));
}
