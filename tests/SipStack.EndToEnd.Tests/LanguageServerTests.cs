using System.Text;
using SipStack.Lsp;
using Range = SipStack.Lsp.Range;

namespace SipStack.Tests;

/// <summary>The main job over standard input and output of the published program.</summary>
public sealed class LanguageServerTests : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("sipstack").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_session_goes_from_the_open_log_to_the_text_of_the_script()
    {
        using var process = Executable.Start(folder, "lsp", "--stdio");
        await using (var client = LspTestClient.OfProcess(process))
        {
            var uri = new Uri(Path.Combine(folder, "trace.log")).AbsoluteUri;
            var trace = await File.ReadAllBytesAsync(Repository.Path("tests", "Cases", "article-two-records", "trace.log"));
            var initialized = await client.Initialize(new InitializeParams(ProcessId: Environment.ProcessId, Capabilities: Capabilities));
            Assert.Equal("utf-8", initialized.Capabilities.PositionEncoding);
            client.Notify(Methods.TextDocumentDidOpen, new DidOpenTextDocumentParams(new TextDocumentItem(uri, "log", 1, new Utf8Text(trace))));

            var published = await client.WaitForNotification(Methods.TextDocumentPublishDiagnostics);
            var error = published.Diagnostics.Single(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
            Assert.Equal(new Range(new Position(20, 72), new Position(20, 107)), error.Range);

            var hover = await client.Request(Methods.TextDocumentHover, new HoverParams(new TextDocumentIdentifier(uri), error.Range.Start));
            Assert.Contains("0xC3E93EC3", hover?.Contents.Value, StringComparison.Ordinal);

            var actions = await client.Request(Methods.TextDocumentCodeAction, new CodeActionParams(new TextDocumentIdentifier(uri), error.Range, new CodeActionContext([error])));
            var action = (actions ?? []).Select(entry => entry.CodeAction).Last(entry => entry is not null);
            Assert.EndsWith("(lowers security)", action?.Title, StringComparison.Ordinal);
            Assert.Equal(error.Range, Assert.Single(action?.Diagnostics ?? []).Range);

            var resolved = await client.Request(Methods.CodeActionResolve, action ?? new CodeAction(""));
            var script = Assert.IsType<TextDocumentEdit>(resolved?.Edit?.DocumentChanges?[1]).Edits[0].NewText;
            var file = await File.ReadAllTextAsync(Repository.Path("server", "SipStack.Knowledge", "Data", "remedies", "ntlm-minimum-security", "sipstack-fix-ntlm-minimum-security.ps1"), Encoding.ASCII);
            Assert.Equal(file.ReplaceLineEndings("\n"), script.ReplaceLineEndings("\n"));
            Assert.Equal(0, await client.ShutDownAndExit());
        }

        Assert.Equal("", await process.StandardError.ReadToEndAsync());
    }

    [Fact]
    public async Task The_server_ends_with_1_when_its_input_ends_without_shutdown()
    {
        using var process = Executable.Start(folder, "lsp");
        await using var client = LspTestClient.OfProcess(process);
        await client.Initialize();
        client.CloseInput();
        Assert.Equal(1, await client.ExitCode);
    }

    [Fact]
    public async Task The_log_file_is_written_and_holds_no_text_of_the_trace()
    {
        using var process = Executable.Start(folder, "lsp", "--log-file", Path.Combine(folder, "server.log"), "--log-level", "information");
        await using (var client = LspTestClient.OfProcess(process))
        {
            await client.Initialize();
            client.Notify("textDocument/didChange", """{"textDocument":{"uri":"file:///secret-name.log","version":2},"contentChanges":[{"text":"secret text"}]}""");
            var message = await client.WaitForNotification(Methods.WindowLogMessage);
            Assert.Equal((MessageType.Warning, "A change for a document that is not open was ignored."), (message.Type, message.Message));
            Assert.Equal(0, await client.ShutDownAndExit());
        }

        var log = string.Concat(Directory.GetFiles(folder, "server*.log").Select(File.ReadAllText));
        Assert.Contains("not open", log, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", log, StringComparison.Ordinal);
    }

    static ClientCapabilities Capabilities { get; } = new(
        General: new GeneralClientCapabilities(["utf-8", "utf-16"]),
        TextDocument: new TextDocumentClientCapabilities(
            PublishDiagnostics: new PublishDiagnosticsClientCapabilities(RelatedInformation: true),
            Hover: new HoverClientCapabilities(["markdown"]),
            CodeAction: new CodeActionClientCapabilities(new CodeActionLiteralSupport(), DataSupport: true, ResolveSupport: new CodeActionResolveSupport(["edit"]))),
        Workspace: new WorkspaceClientCapabilities(WorkspaceEdit: new WorkspaceEditClientCapabilities(DocumentChanges: true, ResourceOperations: ["create"])));
}
