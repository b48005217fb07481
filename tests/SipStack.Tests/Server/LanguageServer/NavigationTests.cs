using System.Text.Json;
using SipStack.Lsp;
using SipStack.Server;
using Range = SipStack.Lsp.Range;

namespace SipStack.Tests;

/// <summary>The navigation features as an editor uses them; the client checks every answer against the specification.</summary>
public sealed class NavigationTests
{
    const string Uri = "file:///logs/trace.log";
    static readonly TextDocumentIdentifier Document = new(Uri);

    [Fact]
    public async Task Symbols_are_a_tree_whose_children_lie_in_their_parents()
    {
        await using var client = await Start("calls-of-all-kinds");
        var symbols = (await client.Request(Methods.TextDocumentDocumentSymbol, new DocumentSymbolParams(Document)))?.Tree ?? [];
        Assert.Equal("INVITE anna to bob → 200", symbols[0].Name);
        Assert.Equal("11 records · 08:15:30.004 · 1 min 11 s", symbols[0].Detail);
        Assert.Equal(["INVITE 1 → 407 Proxy Authentication Required", "INVITE 2 → 200 OK", "INVITE 3 → 488 Not Acceptable Here", "BYE 1 → 200 OK"], symbols[0].Children?.Select(child => child.Name));
        Assert.All(symbols, AssertInside);
    }

    [Fact]
    public async Task A_client_without_trees_gets_the_same_symbols_one_after_the_other()
    {
        await using var client = await Start("article-two-records", Capabilities(text => text with { DocumentSymbol = null }));
        var symbols = (await client.Request(Methods.TextDocumentDocumentSymbol, new DocumentSymbolParams(Document)))?.Flat ?? [];
        Assert.Equal(
            [
                ("REGISTER → 401 ✗ SIP_E_AUTH_UNAUTHORIZED", null),
                ("REGISTER → 401 Unauthorized ✗ SIP_E_AUTH_UNAUTHORIZED", "REGISTER → 401 ✗ SIP_E_AUTH_UNAUTHORIZED"),
                ("Security event · SEC_E_UNSUPPORTED_FUNCTION", "REGISTER → 401 Unauthorized ✗ SIP_E_AUTH_UNAUTHORIZED"),
                ("401 Unauthorized ✗ SIP_E_AUTH_UNAUTHORIZED", "REGISTER → 401 Unauthorized ✗ SIP_E_AUTH_UNAUTHORIZED"),
            ],
            symbols.Select(symbol => (symbol.Name, symbol.ContainerName)));
    }

    [Theory]
    [InlineData(null, "0-34, 14-33 region, 17-23 region, 28-31 region, 36-50")]
    [InlineData(3, "0-34, 36-50, 52-87")]
    public async Task Folding_obeys_the_limit_of_the_client(int? limit, string expected)
    {
        await using var client = await Start("cls-invite-over-two-servers", Capabilities(text => text with { FoldingRange = new FoldingRangeClientCapabilities(limit, LineFoldingOnly: true) }));
        var folds = await client.Request(Methods.TextDocumentFoldingRange, new FoldingRangeParams(Document)) ?? [];
        Assert.Equal(expected, string.Join(", ", folds.Take(5).Select(fold => $"{fold.StartLine}-{fold.EndLine}{(fold.Kind is null ? "" : " " + fold.Kind)}")));
        Assert.True(limit is null || folds.Length == limit);
    }

    [Fact]
    public async Task A_selection_grows_from_the_word_to_the_document()
    {
        await using var client = await Start("article-two-records");
        var answer = await client.Request(Methods.TextDocumentSelectionRange, new SelectionRangeParams(Document, [new Position(12, 30), new Position(9999, 0)]));
        Assert.Equal(2, answer?.Length);
        var ranges = new List<string>();
        for (var at = answer?[0]; at is not null; at = at.Parent)
            ranges.Add($"{at.Range.Start.Line}:{at.Range.Start.Character}-{at.Range.End.Line}:{at.Range.End.Character}");
        Assert.Equal(["12:24-12:36", "12:12-12:36", "12:0-12:36", "12:0-21:17", "8:0-22:15", "8:0-23:0", "0:0-23:0"], ranges);
    }

    [Theory]
    [InlineData("calls-of-all-kinds", "SIP/2.0 486", "INVITE", 160)]
    [InlineData("calls-of-all-kinds", "ACK sip:bob", "INVITE", 5)]
    [InlineData("calls-of-all-kinds", "BYE sip", "INVITE", 5)]
    [InlineData("article-two-records", "Result-Code", "SIP/2.0 401", 13)]
    [InlineData("article-two-records", "1000;reason", "TL_ERROR", 1)]
    public async Task Definition_goes_to_what_something_depends_on(string name, string word, string target, int line)
    {
        await using var client = await Start(name);
        var link = Assert.Single((await client.Request(Methods.TextDocumentDefinition, new DefinitionParams(Document, At(name, word))))?.Links ?? []);
        Assert.Equal((Uri, line), (link.TargetUri, link.TargetSelectionRange.Start.Line + 1));
        Assert.StartsWith(target, TextOf(name, link.TargetSelectionRange), StringComparison.Ordinal);
        Assert.True(Contains(link.TargetRange, link.TargetSelectionRange));
    }

    [Fact]
    public async Task A_client_without_links_gets_the_place_alone()
    {
        await using var client = await Start("calls-of-all-kinds", Capabilities(text => text with { Definition = null }));
        var place = Assert.Single((await client.Request(Methods.TextDocumentDefinition, new DefinitionParams(Document, At("calls-of-all-kinds", "SIP/2.0 486"))))?.Locations ?? []);
        Assert.Equal(159, place.Range.Start.Line);
    }

    [Theory]
    [InlineData("article-two-records", "c8f814156fe8", "c8f814156fe8424b91f58a7593130b7a", 2)]
    [InlineData("cls-invite-over-two-servers", "anna@contoso.com", "anna@contoso.com", 23)]
    [InlineData("cls-invite-over-two-servers", "z9hG4bKBBBB0002.1", "z9hG4bKBBBB0002.1", 11)]
    [InlineData("cls-invite-over-two-servers", "5a1b2c3d4e", "5a1b2c3d4e", 23)]
    [InlineData("cls-invite-over-two-servers", "99aabbccdd", "99aabbccdd", 16)]
    [InlineData("cls-invite-over-two-servers", "5C00]", "5C00", 5)]
    public async Task References_are_one_per_record_and_exactly_the_value(string name, string word, string value, int count)
    {
        await using var client = await Start(name);
        var found = await client.Request(Methods.TextDocumentReferences, new ReferenceParams(Document, At(name, word), new ReferenceContext(IncludeDeclaration: true))) ?? [];
        Assert.Equal(count, found.Length);
        Assert.All(found, location => Assert.Equal(value, TextOf(name, location.Range)));
        var others = await client.Request(Methods.TextDocumentReferences, new ReferenceParams(Document, At(name, word), new ReferenceContext(IncludeDeclaration: false))) ?? [];
        Assert.Equal(found[1..], others);
        var highlights = await client.Request(Methods.TextDocumentDocumentHighlight, new DocumentHighlightParams(Document, At(name, word))) ?? [];
        Assert.Equal(found.Select(location => location.Range), highlights.Select(highlight => highlight.Range));
    }

    [Theory]
    [InlineData("article-two-records", "Unauthorized")]
    [InlineData("forged-codes", "Content-Length")]
    public async Task What_is_no_word_has_no_references(string name, string word)
    {
        await using var client = await Start(name);
        Assert.Empty(await client.Request(Methods.TextDocumentReferences, new ReferenceParams(Document, At(name, word), new ReferenceContext(IncludeDeclaration: true))) ?? []);
    }

    [Theory]
    [InlineData(null, "SEC_E_UNSUPPORTED_FUNCTION, SIP stack")]
    [InlineData("codes", "SEC_E_UNSUPPORTED_FUNCTION, SIP stack")]
    [InlineData("off", "")]
    public async Task Hints_name_bare_codes_unless_they_are_turned_off(string? setting, string expected)
    {
        await using var client = await Start("article-two-records", options: setting is null ? null : $$"""{"sipstack":{"inlayHints":"{{setting}}"} }""");
        var hints = await client.Request(Methods.TextDocumentInlayHint, new InlayHintParams(Document, new Range(new Position(0, 0), new Position(99, 0)))) ?? [];
        Assert.Equal(expected, string.Join(", ", hints.Select(hint => hint.Label)));
    }

    [Fact]
    public async Task All_hints_tell_how_long_an_answer_took_inside_the_range_only()
    {
        await using var client = await Start("calls-of-all-kinds", options: """{"sipstack":{"inlayHints":"all"}}""");
        var hints = await client.Request(Methods.TextDocumentInlayHint, new InlayHintParams(Document, new Range(new Position(60, 0), new Position(80, 0)))) ?? [];
        Assert.Equal(
            [(61, "after 300 ms", "The request is in line 44."), (75, "after 2.8 s", "The request is in line 44.")],
            hints.Select(hint => (hint.Position.Line, hint.Label, hint.Tooltip ?? "")));
    }

    [Fact]
    public async Task Lenses_name_commands_that_the_client_says_it_has()
    {
        await using var client = await Start("article-two-records", options: """{"commands":["sipstack.showLadder","sipstack.showQuickFixes"]}""");
        var lenses = await client.Request(Methods.TextDocumentCodeLens, new CodeLensParams(Document)) ?? [];
        Assert.Equal(
            [(0, "2 records · REGISTER → 401 · show ladder", "sipstack.showLadder"), (20, "3 remedies", "sipstack.showQuickFixes")],
            lenses.Select(lens => (lens.Range.Start.Line, lens.Command.Title, lens.Command.Name)));
        Assert.Equal([Uri, "20"], lenses[1].Command.Arguments?.Select(argument => argument.ToString()));
    }

    [Fact]
    public async Task The_command_of_a_lens_draws_its_call()
    {
        await using var client = await Start("calls-of-all-kinds");
        var lenses = await client.Request(Methods.TextDocumentCodeLens, new CodeLensParams(Document)) ?? [];
        var command = lenses.First(lens => lens.Command.Title.Contains("486", StringComparison.Ordinal)).Command;
        var ladder = await client.Request(Methods.WorkspaceExecuteCommand, new ExecuteCommandParams(command.Name, command.Arguments));
        Assert.Contains("486 Busy Here", ladder?.GetProperty("content").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "2 records · REGISTER → 401 · show ladder: sipstack.server.ladder, 3 remedies: ")]
    [InlineData("""{"sipstack":{"codeLens":false}}""", "")]
    public async Task Lenses_name_the_server_s_command_for_other_clients_and_can_be_turned_off(string? options, string expected)
    {
        await using var client = await Start("article-two-records", options: options);
        var lenses = await client.Request(Methods.TextDocumentCodeLens, new CodeLensParams(Document)) ?? [];
        Assert.Equal(expected, string.Join(", ", lenses.Select(lens => $"{lens.Command.Title}: {lens.Command.Name}")));
    }

    [Fact]
    public async Task Links_go_to_sources_of_the_catalogue_and_nowhere_else()
    {
        await using var client = await Start("article-two-records");
        var links = await client.Request(Methods.TextDocumentDocumentLink, new DocumentLinkParams(Document)) ?? [];
        Assert.Equal(["0x80090302", "0xC3E93EC3(SIP_E_AUTH_UNAUTHORIZED)"], links.Select(link => TextOf("article-two-records", link.Range)));
        Assert.All(links, link => Assert.StartsWith("https://", link.Target, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("BYE", "")]
    [InlineData("SIP_E_AUTH_UN", "SIP_E_AUTH_UNAUTHORIZED")]
    [InlineData("c8f814", "REGISTER → 401")]
    [InlineData("ANNA@", "sip:anna@contoso.com")]
    [InlineData("invite anna to bob → 486", "INVITE anna to bob → 486")]
    public async Task Workspace_symbols_are_calls_users_and_codes_of_open_documents(string query, string expected)
    {
        await using var client = await Start("article-two-records");
        client.Open("file:///logs/other.log", File.ReadAllText(Samples.Case("calls-of-all-kinds")));
        client.Open("file:///logs/code.cs", "class INVITE {} // BYE", "csharp");
        var found = await client.Request(Methods.WorkspaceSymbol, new WorkspaceSymbolParams(query)) ?? [];
        Assert.Equal(expected, string.Join(", ", found.Select(symbol => symbol.Name)));
    }

    [Fact]
    public async Task A_change_of_the_settings_asks_the_client_to_show_hints_and_lenses_anew()
    {
        var asked = new List<string>();
        var both = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var client = await TraceServer.Start(TraceServer.Full with { Workspace = TraceServer.Full.Workspace! with { InlayHint = new(RefreshSupport: true), CodeLens = new(RefreshSupport: true) } });
        foreach (var method in new[] { "workspace/inlayHint/refresh", "workspace/codeLens/refresh" })
            client.OnRequest(method, _ => Answer(method));
        client.Notify(Methods.WorkspaceDidChangeConfiguration, new DidChangeConfigurationParams(JsonDocument.Parse("""{"sipstack":{"inlayHints":"off"}}""").RootElement));
        await both.Task.WaitAsync(TimeSpan.FromSeconds(30));
        Assert.Equal(["workspace/codeLens/refresh", "workspace/inlayHint/refresh"], asked.Order(StringComparer.Ordinal));

        string Answer(string method)
        {
            lock (asked)
            {
                asked.Add(method);
                if (asked.Count == 2)
                    both.SetResult();
            }

            return "null";
        }
    }

    [Theory]
    [InlineData("textDocument/documentSymbol", "")]
    [InlineData("textDocument/foldingRange", "")]
    [InlineData("textDocument/codeLens", "")]
    [InlineData("textDocument/documentLink", "")]
    [InlineData("textDocument/definition", ",\"position\":{\"line\":5,\"character\":20}")]
    [InlineData("textDocument/references", ",\"position\":{\"line\":5,\"character\":20},\"context\":{\"includeDeclaration\":true}")]
    [InlineData("textDocument/documentHighlight", ",\"position\":{\"line\":9999,\"character\":20}")]
    [InlineData("textDocument/selectionRange", ",\"positions\":[{\"line\":5,\"character\":20}]")]
    [InlineData("textDocument/inlayHint", ",\"range\":{\"start\":{\"line\":5,\"character\":20},\"end\":{\"line\":3,\"character\":20}}")]
    public async Task Documents_of_others_and_unknown_ones_have_nothing(string method, string parameters)
    {
        await using var client = await TraceServer.Start();
        client.Allow("textDocument/publishDiagnostics");
        client.Open("file:///logs/code.cs", "class Call {}", "csharp");
        foreach (var uri in new[] { "file:///logs/code.cs", "file:///logs/unknown.log" })
        {
            var answer = await client.Request(method, $$"""{"textDocument":{"uri":"{{uri}}"}{{parameters}}}""");
            Assert.True(answer.ValueKind == JsonValueKind.Null || answer.GetArrayLength() == 0);
        }
    }

    static async Task<LspTestClient> Start(string name, ClientCapabilities? capabilities = null, string? options = null)
    {
        var client = await TraceServer.Start(capabilities, options);
        client.Allow("textDocument/publishDiagnostics");
        client.Open(Uri, File.ReadAllText(Samples.Case(name)));
        return client;
    }

    static ClientCapabilities Capabilities(Func<TextDocumentClientCapabilities, TextDocumentClientCapabilities> change) =>
        TraceServer.Full with { TextDocument = change(TraceServer.Full.TextDocument!) };

    static Position At(string name, string word)
    {
        var trace = new CaseTrace(name);
        return new Positions(trace.Document, PositionEncodingKind.Utf16).PositionOf(trace.Find(word) + 1);
    }

    static string TextOf(string name, Range range)
    {
        var trace = new CaseTrace(name);
        return trace.Text(new Positions(trace.Document, PositionEncodingKind.Utf16).SpanOf(range));
    }

    static void AssertInside(DocumentSymbol symbol)
    {
        Assert.True(Contains(symbol.Range, symbol.SelectionRange));
        foreach (var child in symbol.Children ?? [])
        {
            Assert.True(Contains(symbol.Range, child.Range));
            AssertInside(child);
        }
    }

    static bool Contains(Range outer, Range inner) => Compare(outer.Start, inner.Start) <= 0 && Compare(inner.End, outer.End) <= 0;

    static int Compare(Position one, Position other) => (one.Line, one.Character).CompareTo((other.Line, other.Character));
}
