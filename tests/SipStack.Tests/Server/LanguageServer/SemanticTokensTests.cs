using System.Text;
using SipStack.Lsp;
using SipStack.Server;
using Range = SipStack.Lsp.Range;

namespace SipStack.Tests;

public sealed class SemanticTokensTests
{
    const string Uri = "file:///logs/trace.log";

    static string Trace => File.ReadAllText(Samples.Case("forged-codes")) + File.ReadAllText(Samples.Case("glued-and-misquoted")) + "SIP/2.0 404 Zürich 日本 😀\nFrom: \"Jörg 😀\"<sip:jörg@contoso.com>;tag=1;epid=2\nms-diagnostics: 4;reason=\"é😀\"\n";

    [Fact]
    public async Task The_legend_holds_the_standard_types_and_what_only_the_parser_knows()
    {
        await using var client = LspTestClient.InProcess(connection => LanguageServerHost.Serve(connection, new ServerLog(new LspOptions(LogLevel: "error"))));
        var provider = (await client.Initialize(new InitializeParams(Capabilities: TraceServer.Full))).Capabilities.SemanticTokensProvider;
        Assert.Contains("failing", provider?.Legend.TokenModifiers ?? []);
        Assert.Subset(StandardTypes, provider?.Legend.TokenTypes.ToHashSet() ?? []);
        Assert.True(provider?.Range);
        Assert.True(provider?.Full?.Delta);
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    public async Task Columns_and_lengths_count_the_negotiated_units(string encoding)
    {
        await using var client = await Start(encoding);
        client.Open(Uri, Trace);
        var texts = Texts(Trace, await Full(client), encoding);
        Assert.Contains("\"Jörg 😀\"", texts);
        Assert.Contains("Zürich 日本 😀", texts);
        Assert.Contains("\"é😀\"", texts);
        Assert.Contains("SIP_E_AUTH_NTLMMISMATCH", texts);
    }

    [Fact]
    public async Task A_range_gives_the_tokens_of_the_whole_that_lie_in_it()
    {
        await using var client = await Start();
        client.Open(Uri, Trace);
        var whole = Tokens(await Full(client));
        var range = await client.Request(Methods.TextDocumentSemanticTokensRange, new SemanticTokensRangeParams(new(Uri), new Range(new(10, 0), new(30, 0))));
        Assert.Equal(whole.Where(token => token.Line is >= 10 and < 30), Tokens(range?.Data ?? []));
        Assert.NotEmpty(range?.Data ?? []);
    }

    [Fact]
    public async Task Changes_applied_to_the_result_before_give_the_result_after()
    {
        await using var client = await Start();
        client.Open(Uri, Trace);
        var random = new Random(7);
        var known = await client.Request(Methods.TextDocumentSemanticTokensFull, new SemanticTokensParams(new(Uri))) ?? throw new InvalidOperationException();
        for (var version = 2; version < 40; version++)
        {
            var line = random.Next(90);
            var text = random.Next(3) switch { 0 => "", 1 => "ms-diagnostics: 1003;reason=\"x\"\n", _ => "😀" };
            client.Notify(Methods.TextDocumentDidChange, new(new(Uri, version), [new(Utf8Text.FromString(text), new Range(new(line, 0), new(line + random.Next(2), random.Next(20))))]));
            var answer = await client.Request(Methods.TextDocumentSemanticTokensFullDelta, new SemanticTokensDeltaParams(new(Uri), known.ResultId ?? ""));
            Assert.NotNull(answer?.Edits);
            Assert.Null(answer.Data);
            var after = await client.Request(Methods.TextDocumentSemanticTokensFull, new SemanticTokensParams(new(Uri))) ?? throw new InvalidOperationException();
            Assert.Equal(after.Data, Apply(known.Data, answer.Edits));
            known = after;
        }
    }

    [Fact]
    public async Task An_unchanged_document_has_no_edits_and_an_unknown_result_is_sent_anew()
    {
        await using var client = await Start();
        client.Open(Uri, Trace);
        var first = await client.Request(Methods.TextDocumentSemanticTokensFull, new SemanticTokensParams(new(Uri)));
        var same = await client.Request(Methods.TextDocumentSemanticTokensFullDelta, new SemanticTokensDeltaParams(new(Uri), first?.ResultId ?? ""));
        Assert.Empty(same?.Edits ?? [new(0, 0)]);
        // Only the last result is kept.
        var forgotten = await client.Request(Methods.TextDocumentSemanticTokensFullDelta, new SemanticTokensDeltaParams(new(Uri), first?.ResultId ?? ""));
        Assert.Equal(first?.Data, forgotten?.Data);
        Assert.Null(forgotten?.Edits);
    }

    [Fact]
    public async Task A_client_with_a_grammar_gets_what_the_grammar_cannot_know()
    {
        await using var client = await Start(augments: true);
        client.Open(Uri, Trace);
        var texts = Texts(Trace, await Full(client), "utf-16");
        Assert.Contains("0xC3E93EE4", texts);
        Assert.Contains("ms-diagnostics: 1000;HRESULT=\"0xC3E93EE4(SIP_E_AUTH_NTLMMISMATCH)\"", texts);
        Assert.DoesNotContain("Call-ID", texts);
        Assert.DoesNotContain("TL_INFO", texts);
        Assert.Contains("Unauthorized", texts);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_large_document_has_tokens_of_ranges_only_and_all_of_them(bool augments)
    {
        await using var client = await Start(augments: augments);
        var record = File.ReadAllText(Samples.Case("article-two-records"));
        client.Open(Uri, new StringBuilder().Insert(0, record, TraceTokens.LargestFull / record.Length + 1).ToString());
        await client.WaitForNotification(Methods.TextDocumentPublishDiagnostics.Name);
        Assert.Null(await client.Request(Methods.TextDocumentSemanticTokensFull, new SemanticTokensParams(new(Uri))));
        Assert.Null(await client.Request(Methods.TextDocumentSemanticTokensFullDelta, new SemanticTokensDeltaParams(new(Uri), "1")));
        var range = await client.Request(Methods.TextDocumentSemanticTokensRange, new SemanticTokensRangeParams(new(Uri), new Range(new(100_000, 0), new(100_080, 0))));
        Assert.Contains(Tokens(range?.Data ?? []), token => SemanticTokenTypes.Legend.TokenTypes[token.Type] == "property");
    }

    [Fact]
    public async Task Another_log_has_no_tokens()
    {
        await using var client = await Start();
        client.Open(Uri, "2024-01-01 nothing: here\n", "log");
        Assert.Null(await client.Request(Methods.TextDocumentSemanticTokensFull, new SemanticTokensParams(new(Uri))));
        Assert.Null(await client.Request(Methods.TextDocumentSemanticTokensRange, new SemanticTokensRangeParams(new(Uri), new Range(new(0, 0), new(1, 0)))));
    }

    [Fact]
    public async Task New_tables_of_codes_make_the_client_ask_again()
    {
        var table = Path.GetTempFileName();
        File.WriteAllText(table, "code\tname\tsays\n0xC3E93EE4\tOURS\tOurs.\n");
        var refreshed = new TaskCompletionSource();
        var abilities = TraceServer.Full with { Workspace = TraceServer.Full.Workspace! with { SemanticTokens = new(RefreshSupport: true) } };
        await using var client = await TraceServer.Start(abilities);
        client.OnRequest(Methods.WorkspaceSemanticTokensRefresh.Name, _ =>
        {
            refreshed.TrySetResult();
            return "null";
        });
        client.Notify(Methods.WorkspaceDidChangeConfiguration, new(System.Text.Json.JsonSerializer.SerializeToElement(new { sipstack = new { catalog = new { files = new[] { table } } } })));
        await refreshed.Task.WaitAsync(TimeSpan.FromSeconds(60));
        File.Delete(table);
    }

    static readonly HashSet<string> StandardTypes =
    [
        "namespace", "type", "class", "enum", "interface", "struct", "typeParameter", "parameter", "variable", "property", "enumMember", "event", "function", "method",
        "macro", "keyword", "modifier", "comment", "string", "number", "regexp", "operator", "decorator",
    ];

    static async Task<LspTestClient> Start(string encoding = "utf-16", bool augments = false)
    {
        var abilities = TraceServer.Full with
        {
            General = new GeneralClientCapabilities([encoding]),
            TextDocument = TraceServer.Full.TextDocument! with { SemanticTokens = new SemanticTokensClientCapabilities(AugmentsSyntaxTokens: augments) },
        };
        var client = await TraceServer.Start(abilities);
        client.Allow(Methods.TextDocumentPublishDiagnostics.Name);
        return client;
    }

    static async Task<int[]> Full(LspTestClient client) =>
        (await client.Request(Methods.TextDocumentSemanticTokensFull, new SemanticTokensParams(new(Uri))))?.Data ?? throw new InvalidOperationException("There are no tokens.");

    static List<(int Line, int Column, int Length, int Type, int Modifiers)> Tokens(int[] data)
    {
        var result = new List<(int, int, int, int, int)>();
        int line = 0, column = 0;
        foreach (var token in data.Chunk(5))
        {
            column = token[0] == 0 ? column + token[1] : token[1];
            line += token[0];
            result.Add((line, column, token[2], token[3], token[4]));
        }

        return result;
    }

    static List<string> Texts(string text, int[] data, string encoding)
    {
        var lines = text.Split('\n');
        return [.. Tokens(data).Select(token => encoding == "utf-8"
            ? Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(lines[token.Line]).AsSpan(token.Column, token.Length))
            : lines[token.Line].Substring(token.Column, token.Length))];
    }

    static int[] Apply(int[] data, SemanticTokensEdit[] edits)
    {
        var result = data.ToList();
        foreach (var edit in edits.OrderByDescending(edit => edit.Start))
        {
            result.RemoveRange(edit.Start, edit.DeleteCount);
            result.InsertRange(edit.Start, edit.Data ?? []);
        }

        return [.. result];
    }
}
