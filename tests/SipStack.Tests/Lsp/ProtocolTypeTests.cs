using System.Text.Json;
using System.Text.Json.Nodes;
using SipStack.Lsp;

namespace SipStack.Tests;

/// <summary>Every type that the server writes, with every member set and with as few as allowed, against the official types.</summary>
public sealed class ProtocolTypeTests
{
    static readonly SipStack.Lsp.Range Span = new(new(1, 2), new(3, 4));
    static readonly JsonElement Any = JsonSerializer.SerializeToElement(new[] { 1 });
    static readonly TextEdit Edit = new(Span, "text");
    static readonly Command RunIt = new("Run it", "sipstack.server.explain", [Any]);

    static readonly Diagnostic Full = new(
        Span, "message", DiagnosticSeverity.Warning, "SIP_E_AUTH_UNAUTHORIZED", new("https://example.org/"), "sipstack",
        [DiagnosticTag.Unnecessary], [new(new("file:///a.log", Span), "line")], Any);

    static readonly WorkspaceEdit Edits = new(
        [new CreateFile("file:///a.ps1", new(Overwrite: false, IgnoreIfExists: false)), new TextDocumentEdit(new("file:///a.ps1", null), [Edit])],
        new() { ["file:///a.log"] = [Edit] });

    public static TheoryData<string> Messages => [.. All().Keys];

    [Theory]
    [MemberData(nameof(Messages))]
    public void What_the_server_writes_is_what_the_specification_says(string name)
    {
        var (kind, method, content) = All()[name];
        var message = new JsonObject { ["jsonrpc"] = "2.0", [kind == "response" ? "result" : "params"] = JsonNode.Parse(content) };
        if (kind != "notification")
            message["id"] = 1;
        if (kind != "response")
            message["method"] = method;
        Assert.Empty(LspConformance.Faults(kind, method, JsonSerializer.SerializeToElement(message)));
    }

    [Fact]
    public void The_check_refuses_what_the_specification_does_not_know()
    {
        var message = JsonDocument.Parse("""{"jsonrpc":"2.0","id":1,"result":{"contents":{"kind":"markdown","value":""},"colour":1}}""").RootElement;
        Assert.NotEmpty(LspConformance.Faults("response", "textDocument/hover", message));
        Assert.NotEmpty(LspConformance.Faults("response", "no/such", message));
        Assert.NotEmpty(LspConformance.Faults("notification", "window/logMessage", JsonDocument.Parse("""{"jsonrpc":"2.0","method":"window/logMessage","params":{"type":1}}""").RootElement));
    }

    [Fact]
    public void Parameters_of_initialize_are_read_as_the_general_reader_reads_them()
    {
        const string json = """
            {"processId":12,"clientInfo":{"name":"editor","version":"1"},"locale":"de","rootUri":"file:///x","trace":"verbose",
             "workspaceFolders":[{"uri":"file:///x","name":"x"}],
             "capabilities":{"general":{"positionEncodings":["utf-8","utf-16"]},
              "textDocument":{"synchronization":{"dynamicRegistration":true,"didSave":true},
               "publishDiagnostics":{"relatedInformation":true,"versionSupport":false,"codeDescriptionSupport":true,"dataSupport":true},
               "diagnostic":{"dynamicRegistration":true,"relatedDocumentSupport":false},"hover":{"contentFormat":["markdown"]},
               "codeAction":{"codeActionLiteralSupport":{"codeActionKind":{"valueSet":[""]}},"isPreferredSupport":true,"disabledSupport":true,"dataSupport":true,"resolveSupport":{"properties":["edit"]}},"semanticTokens":{"augmentsSyntaxTokens":true,"overlappingTokenSupport":true},
               "documentSymbol":{"hierarchicalDocumentSymbolSupport":true},"foldingRange":{"rangeLimit":5000,"lineFoldingOnly":true},"definition":{"linkSupport":true}},
              "workspace":{"applyEdit":true,"workspaceEdit":{"documentChanges":true,"resourceOperations":["create"],"failureHandling":"abort"},
               "didChangeConfiguration":{"dynamicRegistration":true},"executeCommand":{"dynamicRegistration":false},"configuration":true,"diagnostics":{"refreshSupport":true},"semanticTokens":{"refreshSupport":true},
               "inlayHint":{"refreshSupport":true},"codeLens":{"refreshSupport":true}},
              "window":{"workDoneProgress":true,"showMessage":{"messageActionItem":{}},"showDocument":{"support":true}}}}
            """;
        var general = JsonSerializer.Deserialize(json, LspJson.Default.InitializeParams);
        var ours = InitializeJson.Read(System.Text.Encoding.UTF8.GetBytes(json));
        Assert.Equal(JsonSerializer.Serialize(general, LspJson.Default.InitializeParams), JsonSerializer.Serialize(ours, LspJson.Default.InitializeParams));
        Assert.True(ours.Capabilities?.Window?.ShowDocument?.Support);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("""{"capabilities":1}""")]
    [InlineData("""{"capabilities":{"workspace":{"configuration":"yes"}}}""")]
    [InlineData("""{"processId":1.5}""")]
    [InlineData("""{"workspaceFolders":{}}""")]
    public void Parameters_of_initialize_with_wrong_types_are_refused(string json) =>
        Assert.Throws<LspException>(() => InitializeJson.Read(System.Text.Encoding.UTF8.GetBytes(json)));

    [Theory]
    [InlineData("""{"title":"a","command":"b"}""", true)]
    [InlineData("""{"title":"a","command":{"title":"a","command":"b"}}""", false)]
    [InlineData("""{"title":"a"}""", false)]
    public void Commands_and_code_actions_are_told_apart(string json, bool isCommand)
    {
        var entry = JsonSerializer.Deserialize($"[{json}]", LspJson.Default.CommandOrCodeActionArray)?[0];
        Assert.Equal(isCommand, entry?.Command is not null);
        Assert.Equal(!isCommand, entry?.CodeAction is not null);
    }

    [Theory]
    [InlineData("0", 0)]
    [InlineData("2147483647", int.MaxValue)]
    [InlineData("2147483648", int.MaxValue)]
    [InlineData("9007199254740991", int.MaxValue)]
    [InlineData("1e300", int.MaxValue)]
    public void Positions_beyond_the_limit_are_the_last_one(string character, int expected) =>
        Assert.Equal(expected, JsonSerializer.Deserialize($$"""{"line":0,"character":{{character}} }""", LspJson.Default.Position).Character);

    [Fact]
    public void Diagnostics_of_other_servers_are_read()
    {
        var context = JsonSerializer.Deserialize(
            """{"diagnostics":[{"range":{"start":{"line":0,"character":0},"end":{"line":0,"character":1}},"message":"m","code":12,"unknown":1}],"only":["quickfix"],"triggerKind":2}""",
            LspJson.Default.CodeActionContext);
        Assert.Equal(12, context?.Diagnostics[0].Code?.Number);
    }

    static Dictionary<string, (string Kind, string Method, string Content)> All()
    {
        var all = new Dictionary<string, (string Kind, string Method, string Content)>(StringComparer.Ordinal);
        Add("response", "initialize, full", "initialize", Answer(new InitializeResult(
                new(
                    PositionEncodingKind.Utf8,
                    new(OpenClose: true, TextDocumentSyncKind.Incremental, new(IncludeText: true)),
                    HoverProvider: true,
                    new([CodeActionKind.QuickFix], ResolveProvider: true, WorkDoneProgress: true),
                    new(InterFileDependencies: false, WorkspaceDiagnostics: false, "sipstack", WorkDoneProgress: true),
                    new(["sipstack.server.explain"], WorkDoneProgress: true),
                    SemanticTokensProvider: new(new(["keyword"], ["failing"]), Range: true, new(Delta: true)),
                    DocumentSymbolProvider: true,
                    FoldingRangeProvider: true,
                    SelectionRangeProvider: true,
                    DefinitionProvider: true,
                    ReferencesProvider: true,
                    DocumentHighlightProvider: true,
                    InlayHintProvider: true,
                    new CodeLensOptions(ResolveProvider: true),
                    new DocumentLinkOptions(ResolveProvider: true),
                    WorkspaceSymbolProvider: true),
                new("sipstack", "0.1.0"))));
        Add("response", "initialize, least", "initialize", Answer(new InitializeResult(new(DiagnosticProvider: new(InterFileDependencies: false, WorkspaceDiagnostics: false)))));
        AddResult("diagnostic, full report", Methods.TextDocumentDiagnostic, new FullDocumentDiagnosticReport([Full, new(Span, "")], "1"));
        AddResult("diagnostic, unchanged", Methods.TextDocumentDiagnostic, new UnchangedDocumentDiagnosticReport("1"));
        AddResult("hover, full", Methods.TextDocumentHover, new(new(MarkupKind.Markdown, "**a**"), Span));
        AddResult("hover, least", Methods.TextDocumentHover, new(new(MarkupKind.PlainText, "a")));
        AddResult("code action", Methods.TextDocumentCodeAction, [new CodeAction("a", CodeActionKind.QuickFix, [Full], false, new("no"), Edits, RunIt, Any), RunIt, new CodeAction("a")]);
        AddResult("code action resolve", Methods.CodeActionResolve, new("a", Edit: Edits));
        AddResult("semantic tokens", Methods.TextDocumentSemanticTokensFull, new([0, 1, 2, 3, 4], "1"));
        AddResult("semantic tokens of a range", Methods.TextDocumentSemanticTokensRange, new([]));
        AddResult("semantic tokens, changed", Methods.TextDocumentSemanticTokensFullDelta, new(Edits: [new(0, 5, [0, 1, 2, 3, 4]), new(5, 0)], ResultId: "2"));
        AddResult("semantic tokens, all anew", Methods.TextDocumentSemanticTokensFullDelta, new(Data: []));
        AddResult("symbols, tree", Methods.TextDocumentDocumentSymbol, new([new("a", SymbolKind.Class, Span, Span, "b", [new("a", SymbolKind.Method, Span, Span)])]));
        AddResult("symbols, flat", Methods.TextDocumentDocumentSymbol, new(null, [new("a", SymbolKind.Class, new("file:///a.log", Span), "b"), new("a", SymbolKind.Class, new("file:///a.log", Span))]));
        AddResult("folding", Methods.TextDocumentFoldingRange, [new(1, 2, FoldingRangeKind.Region), new(1, 2)]);
        AddResult("selection", Methods.TextDocumentSelectionRange, [new(Span, new(Span))]);
        AddResult("definition, link", Methods.TextDocumentDefinition, new([new("file:///a.log", Span, Span, Span), new("file:///a.log", Span, Span)]));
        AddResult("definition, plain", Methods.TextDocumentDefinition, new(null, [new("file:///a.log", Span)]));
        AddResult("references", Methods.TextDocumentReferences, [new("file:///a.log", Span)]);
        AddResult("highlight", Methods.TextDocumentDocumentHighlight, [new(Span, DocumentHighlightKind.Text), new(Span)]);
        AddResult("inlay hint", Methods.TextDocumentInlayHint, [new(Span.Start, "a", "b", true), new(Span.Start, "a")]);
        AddResult("code lens", Methods.TextDocumentCodeLens, [new(Span, RunIt)]);
        AddResult("document link", Methods.TextDocumentDocumentLink, [new(Span, "https://example.org/", "a"), new(Span, "https://example.org/")]);
        AddResult("workspace symbols", Methods.WorkspaceSymbol, [new("a", SymbolKind.Variable, new("file:///a.log", Span))]);
        AddResult("execute command", Methods.WorkspaceExecuteCommand, Any);
        Add("notification", "diagnostics, full", Methods.TextDocumentPublishDiagnostics.Name, Json(new("file:///a.log", [Full], 3), Methods.TextDocumentPublishDiagnostics));
        Add("notification", "diagnostics, least", Methods.TextDocumentPublishDiagnostics.Name, Json(new("file:///a.log", []), Methods.TextDocumentPublishDiagnostics));
        Add("notification", "log message", Methods.WindowLogMessage.Name, Json(new(MessageType.Log, ""), Methods.WindowLogMessage));
        Add("notification", "show message", Methods.WindowShowMessage.Name, Json(new(MessageType.Error, ""), Methods.WindowShowMessage));
        Add("notification", "log trace", Methods.LogTrace.Name, Json(new("", "more"), Methods.LogTrace));
        Add("notification", "cancel", Methods.CancelRequest.Name, Json(new(1), Methods.CancelRequest));
        Add("notification", "progress begin", Methods.Progress.Name, Json(new("a", new WorkDoneProgressBegin("a", true, "b", 1)), Methods.Progress));
        Add("notification", "progress report", Methods.Progress.Name, Json(new(1, new WorkDoneProgressReport(true, "b", 100)), Methods.Progress));
        Add("notification", "progress end", Methods.Progress.Name, Json(new(1, new WorkDoneProgressEnd("b")), Methods.Progress));
        AddRequest("create progress", Methods.WindowWorkDoneProgressCreate, new("a"));
        AddRequest("show document, full", Methods.WindowShowDocument, new("file:///a.log", External: false, TakeFocus: true, Span));
        AddRequest("show document, least", Methods.WindowShowDocument, new("file:///a.log"));
        AddRequest("configuration", Methods.WorkspaceConfiguration, new([new("sipstack", "file:///a.log"), new()]));
        AddRequest("apply edit", Methods.WorkspaceApplyEdit, new(Edits, "label"));
        AddRequest("register capability", Methods.ClientRegisterCapability, new([new("1", "workspace/didChangeConfiguration", JsonSerializer.SerializeToElement(new Dictionary<string, string>(StringComparer.Ordinal) { ["section"] = "sipstack" }))]));
        return all;

        void Add(string kind, string name, string method, string content) => all.Add(name, (kind, method, content));
        void AddResult<TParams, TResult>(string name, RequestMethod<TParams, TResult> method, TResult result) => Add("response", name, method.Name, JsonSerializer.Serialize(result, method.Result()));
        void AddRequest<TParams, TResult>(string name, RequestMethod<TParams, TResult> method, TParams parameters) => Add("request", name, method.Name, JsonSerializer.Serialize(parameters, method.Params()));
        static string Answer(InitializeResult result)
        {
            using var message = InitializeJson.Answer(1, result);
            return JsonNode.Parse(InitializeAnswerTests.Body(message))?["result"]?.ToJsonString() ?? "";
        }

        static string Json<TParams>(TParams parameters, NotificationMethod<TParams> method) => JsonSerializer.Serialize(parameters, method.Params());
    }
}
