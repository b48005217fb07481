using SipStack.Lsp;
using Range = SipStack.Lsp.Range;

namespace SipStack.Tests;

public sealed class DiagnosticsTests
{
    const string Uri = "file:///logs/trace.log";
    const string Failing = "ms-diagnostics: 1000;reason=”Zoë 😀”;HRESULT=”0xC3E93EE4(SIP_E_AUTH_NTLMMISMATCH)”\n";

    [Fact]
    public async Task The_two_record_file_has_the_failing_code_marked_exactly_with_the_security_record_as_evidence()
    {
        await using var client = await TraceServer.Start();
        client.Open(Uri, File.ReadAllText(Samples.Case("article-two-records")));
        var published = await client.Published(Uri);
        Assert.Equal(1, published.Version);
        var error = published.Diagnostics.Single(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        Assert.Equal(new Range(new Position(20, 72), new Position(20, 107)), error.Range);
        Assert.Equal("SIP_E_AUTH_UNAUTHORIZED", error.Code?.Text);
        Assert.Equal("sipstack", error.Source);
        Assert.StartsWith("https://", error.CodeDescription?.Href, StringComparison.Ordinal);
        Assert.Equal("ntlm-128-bit", error.Data?.GetProperty("cause").GetString());
        Assert.EndsWith("this server demands it. [proven]", error.Message, StringComparison.Ordinal);
        Assert.Equal([new Position(6, 19), new Position(3, 13)], (error.RelatedInformation ?? []).Select(related => related.Location.Range.Start));
        Assert.Equal(DiagnosticSeverity.Information, published.Diagnostics[0].Severity);
    }

    [Theory]
    [InlineData("utf-16")]
    [InlineData("utf-8")]
    public async Task Ranges_are_in_the_negotiated_encoding(string encoding)
    {
        var capabilities = TraceServer.Full with { General = new GeneralClientCapabilities([encoding, "utf-16"]) };
        await using var client = await TraceServer.Start(capabilities);
        client.Open(Uri, Failing);
        var range = (await client.Published(Uri)).Diagnostics[0].Range;
        var before = Failing[..Failing.IndexOf("0xC3", StringComparison.Ordinal)];
        var start = encoding == "utf-8" ? System.Text.Encoding.UTF8.GetByteCount(before) : before.Length;
        Assert.Equal(new Range(new Position(0, start), new Position(0, start + 35)), range);
    }

    [Fact]
    public async Task A_client_that_pulls_gets_nothing_pushed_and_an_unchanged_report_the_second_time()
    {
        await using var client = await TraceServer.Start(TraceServer.Pulling);
        client.Open(Uri, Failing);
        var first = Assert.IsType<FullDocumentDiagnosticReport>(await Pull(client, null));
        Assert.Single(first.Items);
        Assert.IsType<UnchangedDocumentDiagnosticReport>(await Pull(client, first.ResultId));
        client.Notify(Methods.TextDocumentDidChange, new DidChangeTextDocumentParams(new VersionedTextDocumentIdentifier(Uri, 2), [new TextDocumentContentChangeEvent(Utf8Text.FromString("nothing"))]));
        Assert.Empty(Assert.IsType<FullDocumentDiagnosticReport>(await Pull(client, first.ResultId)).Items);
        client.Notify(Methods.TextDocumentDidClose, new DidCloseTextDocumentParams(new TextDocumentIdentifier(Uri)));
        Assert.Empty(Assert.IsType<FullDocumentDiagnosticReport>(await Pull(client, null)).Items);
    }

    [Theory]
    [InlineData("sipstack-log", "no trace at all", 0, true)]
    [InlineData("log", Failing, 1, true)]
    [InlineData("plaintext", Failing, 1, true)]
    [InlineData("", Failing, 1, true)]
    [InlineData("markdown", Failing, 0, true)]
    [InlineData("markdown", "TL_ERROR(TF_COMPONENT) [0]0B44.0E10::03/14/2011-09:26:53.590.0007a1c3 (SIPStack,A::B:S.cpp(1)) Result 0xC3E93C5E(SIPPROXY_E_ROUTING)", 1, true)]
    public async Task The_content_decides_for_languages_that_are_not_ours(string language, string text, int findings, bool published)
    {
        await using var client = await TraceServer.Start();
        client.Open(Uri, text, language);
        Assert.True(published);
        Assert.Equal(findings, (await client.Published(Uri)).Diagnostics.Length);
    }

    [Fact]
    public async Task Incremental_changes_move_and_remove_findings()
    {
        await using var client = await TraceServer.Start();
        client.Open(Uri, Failing);
        await client.Published(Uri, published => published.Version == 1);
        Change(client, 2, new Range(new Position(0, 0), new Position(0, 0)), "first line 😀\r\n");
        Assert.Equal(1, (await client.Published(Uri, published => published.Version == 2)).Diagnostics[0].Range.Start.Line);
        // A range outside the document is moved into it, as the specification says of positions.
        Change(client, 3, new Range(new Position(1, 0), new Position(99, 99)), "");
        Assert.Empty((await client.Published(Uri, published => published.Version == 3)).Diagnostics);
    }

    [Fact]
    public async Task Closing_a_document_takes_its_diagnostics_away()
    {
        await using var client = await TraceServer.Start();
        client.Open(Uri, Failing);
        await client.Published(Uri, published => published.Diagnostics.Length == 1);
        client.Notify(Methods.TextDocumentDidClose, new DidCloseTextDocumentParams(new TextDocumentIdentifier(Uri)));
        await client.Published(Uri, published => published.Diagnostics.Length == 0);
    }

    [Fact]
    public async Task The_last_diagnostic_says_how_many_more_there_are()
    {
        await using var client = await TraceServer.Start(initializationOptions: """{"sipstack":{"diagnostics":{"maximum":3}}}""");
        client.Open(Uri, string.Concat(Enumerable.Repeat(Failing, 10)));
        var diagnostics = (await client.Published(Uri)).Diagnostics;
        Assert.Equal(3, diagnostics.Length);
        Assert.StartsWith("8 more findings", diagnostics[2].Message, StringComparison.Ordinal);
        Assert.Equal(2, diagnostics[2].Range.Start.Line);
    }

    [Fact]
    public async Task A_change_of_the_settings_is_asked_for_and_makes_diagnostics_anew()
    {
        var asked = 0;
        var workspace = TraceServer.Full.Workspace! with { Configuration = true, DidChangeConfiguration = new DidChangeConfigurationClientCapabilities(DynamicRegistration: true) };
        var client = LspTestClient.InProcess(connection => Server.LanguageServerHost.Serve(connection, new Server.ServerLog(new Server.LspOptions(LogLevel: "error"))));
        await using var disposed = client;
        client.OnRequest("client/registerCapability", parameters => parameters.GetProperty("registrations")[0].GetProperty("method").GetString() == "workspace/didChangeConfiguration" ? "null" : null);
        client.OnRequest("workspace/configuration", _ => Interlocked.Increment(ref asked) == 1 ? "[null]" : """[{"diagnostics":{"minimumSeverity":"error"}}]""");
        await client.Initialize(new InitializeParams(Capabilities: TraceServer.Full with { Workspace = workspace }));
        client.Open(Uri, File.ReadAllText(Samples.Case("article-two-records")));
        await client.Published(Uri, published => published.Diagnostics.Length == 2);
        client.Notify(Methods.WorkspaceDidChangeConfiguration, new DidChangeConfigurationParams());
        await client.Published(Uri, published => published.Diagnostics.Length == 1);
    }

    [Fact]
    public async Task A_file_is_analysed_by_path_and_its_diagnostics_are_cleared_on_request()
    {
        await using var client = await TraceServer.Start(TraceServer.Pulling);
        var uri = new Uri(Samples.Case("article-two-records")).AbsoluteUri;
        var result = await client.Request("workspace/executeCommand", $$"""{"command":"sipstack.server.analyzeFile","arguments":[{"uri":"{{uri}}"}]}""");
        Assert.Equal((1, 0, 1), (result.GetProperty("errors").GetInt32(), result.GetProperty("warnings").GetInt32(), result.GetProperty("information").GetInt32()));
        Assert.Equal(2, (await client.Published(uri)).Diagnostics.Length);
        await client.Request("workspace/executeCommand", $$"""{"command":"sipstack.server.analyzeFile","arguments":[{"uri":"{{uri}}","clear":true}]}""");
        Assert.Empty((await client.Published(uri)).Diagnostics);
    }

    [Theory]
    [InlineData("""{"command":"sipstack.server.analyzeFile","arguments":[{"uri":"file:///no/such/trace.log"}]}""", -32803)]
    [InlineData("""{"command":"sipstack.server.analyzeFile","arguments":[{"uri":"file://host/share/trace.log"}]}""", -32602)]
    [InlineData("""{"command":"sipstack.server.analyzeFile","arguments":["nonsense"]}""", -32602)]
    [InlineData("""{"command":"sipstack.server.analyzeFile"}""", -32602)]
    [InlineData("""{"command":"no.such.command","arguments":[{}]}""", -32602)]
    [InlineData("""{"command":"sipstack.server.writeRemedy","arguments":[{"uri":"file:///x","remedy":"ntlm-posture","line":0}]}""", -32602)]
    public async Task A_command_that_cannot_be_carried_out_is_answered_with_an_error(string parameters, int code)
    {
        await using var client = await TraceServer.Start();
        var exception = await Assert.ThrowsAsync<LspException>(() => client.Request("workspace/executeCommand", parameters));
        Assert.Equal(code, exception.Code);
    }

    static void Change(LspTestClient client, int version, Range range, string text) =>
        client.Notify(Methods.TextDocumentDidChange, new DidChangeTextDocumentParams(new VersionedTextDocumentIdentifier(Uri, version), [new TextDocumentContentChangeEvent(Utf8Text.FromString(text), range)]));

    static Task<DocumentDiagnosticReport?> Pull(LspTestClient client, string? previous) =>
        client.Request(Methods.TextDocumentDiagnostic, new DocumentDiagnosticParams(new TextDocumentIdentifier(Uri), PreviousResultId: previous));
}
