using System.Text.Json;
using SipStack.Lsp;

namespace SipStack.Tests;

/// <summary>
/// Mistakes of clients about documents. LSP 3.17 ("Text Document Synchronization") says what a client must do and leaves open what a server
/// does otherwise; here it goes on with the text that it was told last, and says nothing of a document that it does not know.
/// </summary>
public sealed class DocumentMistakesTests
{
    const string Uri = "file:///logs/trace.log";
    const string Failing = "ms-diagnostics: 1003;reason=\"User does not exist\"\n";

    [Fact]
    public async Task A_document_that_is_opened_twice_has_the_second_text()
    {
        await using var client = await TraceServer.Start(TraceServer.Pulling);
        client.Open(Uri, Failing);
        client.Open(Uri, Failing + Failing);
        Assert.Equal(2, await Findings(client));
        client.Notify(Methods.TextDocumentDidClose, new DidCloseTextDocumentParams(new TextDocumentIdentifier(Uri)));
        Assert.Equal(0, await Findings(client));
    }

    [Fact]
    public async Task Documents_that_are_not_open_are_closed_and_asked_for_without_harm()
    {
        await using var client = await TraceServer.Start(TraceServer.Pulling);
        client.Allow("window/logMessage");
        client.Notify(Methods.TextDocumentDidClose, new DidCloseTextDocumentParams(new TextDocumentIdentifier(Uri)));
        client.Notify("textDocument/didChange", $$"""{"textDocument":{"uri":"{{Uri}}","version":2},"contentChanges":[{"text":"x"}]}""");
        foreach (var (method, parameters) in LspFeatures.Requests(await Capabilities(), Uri, 0, 0))
            await client.Request(method, parameters);
        Assert.Equal(0, await Findings(client));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(-5)]
    [InlineData(int.MaxValue)]
    public async Task Versions_may_come_in_any_order_and_the_last_text_counts(int version)
    {
        await using var client = await TraceServer.Start(TraceServer.Pulling);
        client.Open(Uri, "", version: 7);
        client.Notify("textDocument/didChange", $$"""{"textDocument":{"uri":"{{Uri}}","version":{{version}}},"contentChanges":[{"text":{{JsonSerializer.Serialize(Failing)}}}]}""");
        Assert.Equal(1, await Findings(client));
    }

    /// <summary>"If the character value is greater than the line length it defaults back to the line length"; lines are treated alike.</summary>
    [Theory]
    [InlineData(0, 0, 99, 0, "new")]
    [InlineData(0, 99, 1, 99, "one" + "new")]
    [InlineData(99, 99, 99, 99, "one\nt𝒳o" + "new")]
    [InlineData(2147483647, 2147483647, 2147483647, 2147483647, "one\nt𝒳o" + "new")]
    [InlineData(1, 2, 1, 2, "one\nt" + "new" + "𝒳o")]
    [InlineData(1, 1, 1, 2, "one\nt" + "new" + "𝒳o")]
    [InlineData(1, 2, 0, 1, "one\nt" + "new" + "𝒳o")]
    public async Task Ranges_that_do_not_fit_are_moved_into_the_document(int startLine, int start, int endLine, int end, string expected)
    {
        await using var client = await TraceServer.Start(TraceServer.Pulling);
        client.Open(Uri, "one\nt𝒳o");
        client.Notify("textDocument/didChange", $$"""{"textDocument":{"uri":"{{Uri}}","version":2},"contentChanges":[{"range":{"start":{"line":{{startLine}},"character":{{start}} },"end":{"line":{{endLine}},"character":{{end}} } },"rangeLength":-1,"text":"new"}]}""");
        // What is left of the first text is behind the findings that come before and after it.
        client.Notify("textDocument/didChange", $$"""{"textDocument":{"uri":"{{Uri}}","version":3},"contentChanges":[{"range":{"start":{"line":0,"character":0},"end":{"line":0,"character":0} },"text":{{JsonSerializer.Serialize(Failing)}}},{"range":{"start":{"line":99,"character":0},"end":{"line":99,"character":0} },"text":{{JsonSerializer.Serialize("\n" + Failing)}}}]}""");
        var report = Assert.IsType<FullDocumentDiagnosticReport>(await client.Request(Methods.TextDocumentDiagnostic, new DocumentDiagnosticParams(new TextDocumentIdentifier(Uri))));
        Assert.Equal([0, 1 + expected.Split('\n').Length], report.Items.Select(item => item.Range.Start.Line));
    }

    [Theory]
    [InlineData("""{"textDocument":{"uri":"file:///logs/trace.log","version":2},"contentChanges":[{"range":{"start":{"line":-1,"character":0},"end":{"line":0,"character":0} },"text":""}]}""")]
    [InlineData("""{"textDocument":{"uri":"file:///logs/trace.log","version":2},"contentChanges":[{"range":{"start":{"line":0.5,"character":0},"end":{"line":0,"character":0} },"text":""}]}""")]
    [InlineData("""{"textDocument":{"uri":"file:///logs/trace.log","version":2},"contentChanges":[{"range":null}]}""")]
    [InlineData("""{"textDocument":{"uri":"file:///logs/trace.log","version":2},"contentChanges":[{"text":7}]}""")]
    [InlineData("""{"textDocument":{"uri":"file:///logs/trace.log","version":2},"contentChanges":null}""")]
    [InlineData("""{"textDocument":{"uri":"file:///logs/trace.log"},"contentChanges":[{"text":""}]}""")]
    [InlineData("""{"textDocument":{"uri":null,"version":2},"contentChanges":[{"text":""}]}""")]
    [InlineData("""{"textDocument":null}""")]
    [InlineData("""[]""")]
    public async Task A_change_that_is_not_what_the_specification_says_changes_nothing(string parameters)
    {
        await using var client = await TraceServer.Start(TraceServer.Pulling);
        client.Allow("window/logMessage");
        client.Open(Uri, Failing);
        client.Notify("textDocument/didChange", parameters);
        Assert.Equal(1, await Findings(client));
    }

    [Theory]
    [InlineData("""{"textDocument":{"uri":null},"position":{"line":0,"character":0}}""")]
    [InlineData("""{"textDocument":{},"position":{"line":0,"character":0}}""")]
    [InlineData("""{"position":{"line":0,"character":0}}""")]
    [InlineData("""{"textDocument":{"uri":"file:///logs/trace.log"}}""")]
    [InlineData("""{"textDocument":{"uri":"file:///logs/trace.log"},"position":{"line":-1,"character":0}}""")]
    [InlineData("""{"textDocument":{"uri":"file:///logs/trace.log"},"position":{"line":"0","character":0}}""")]
    [InlineData("""{"textDocument":7,"position":[]}""")]
    public async Task Parameters_that_are_not_what_the_specification_says_are_InvalidParams(string parameters)
    {
        await using var client = await TraceServer.Start(TraceServer.Pulling);
        client.Open(Uri, Failing);
        foreach (var (method, _) in LspFeatures.Requests(await Capabilities(), Uri, 0, 0).Where(request => request.Params.Contains("\"position\"", StringComparison.Ordinal)))
            Assert.Equal(ErrorCodes.InvalidParams, (await Assert.ThrowsAsync<LspException>(() => client.Request(method, parameters))).Code);
    }

    static async Task<int> Findings(LspTestClient client)
    {
        var report = await client.Request(Methods.TextDocumentDiagnostic, new DocumentDiagnosticParams(new TextDocumentIdentifier(Uri)));
        return Assert.IsType<FullDocumentDiagnosticReport>(report).Items.Length;
    }

    static async Task<JsonElement> Capabilities()
    {
        await using var client = LspTestClient.InProcess(connection => Server.LanguageServerHost.Serve(connection, new Server.ServerLog(new Server.LspOptions(LogLevel: "error"))));
        return (await client.Request("initialize", JsonSerializer.Serialize(new InitializeParams(Capabilities: TraceServer.Pulling), LspJson.Default.InitializeParams))).GetProperty("capabilities");
    }
}
