using System.Text.Json;
using SipStack.Knowledge;
using SipStack.Lsp;
using Range = SipStack.Lsp.Range;

namespace SipStack.Tests;

public sealed class CodeActionTests : IDisposable
{
    const string Fix = "Create script: allow NTLM clients without 128-bit on the registrar (lowers security)";

    readonly string folder = Directory.CreateTempSubdirectory("sipstack").FullName;

    string Uri => new Uri(Path.Combine(folder, "trace.log")).AbsoluteUri;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_finding_offers_its_remedies_and_the_resolved_edit_creates_the_script_of_the_product()
    {
        await using var client = await Start();
        var actions = await Actions(client);
        Assert.Equal(Fix, actions[^1].Title);
        Assert.All(actions, action => Assert.Equal("quickfix", action.Kind));
        Assert.All(actions, action => Assert.Null(action.Edit));
        Assert.NotEqual(true, actions[^1].IsPreferred);

        var resolved = await client.Request(Methods.CodeActionResolve, actions[^1]);
        var changes = resolved?.Edit?.DocumentChanges ?? [];
        var remedy = RemedyCatalog.Default.Find("ntlm-minimum-security");
        Assert.NotNull(remedy);
        var create = Assert.IsType<CreateFile>(changes[0]);
        Assert.Equal(new Uri(Path.Combine(folder, "sipstack-fix-ntlm-minimum-security.ps1")).AbsoluteUri, create.Uri);
        Assert.Equal(false, create.Options?.Overwrite);
        var edit = Assert.IsType<TextDocumentEdit>(changes[1]);
        Assert.Equal(remedy.Scripts[0].Text, edit.Edits[0].NewText);
        Assert.EndsWith(".md", Assert.IsType<CreateFile>(changes[2]).Uri, StringComparison.Ordinal);
        Assert.Equal(4, changes.Length);
    }

    [Fact]
    public async Task A_taken_name_gets_the_next_free_number()
    {
        File.WriteAllText(Path.Combine(folder, "sipstack-fix-ntlm-minimum-security.ps1"), "mine");
        await using var client = await Start();
        var resolved = await client.Request(Methods.CodeActionResolve, (await Actions(client))[^1]);
        var created = (resolved?.Edit?.DocumentChanges ?? []).OfType<CreateFile>().Select(file => Path.GetFileName(new Uri(file.Uri).LocalPath));
        Assert.Equal(["sipstack-fix-ntlm-minimum-security-2.ps1", "sipstack-fix-ntlm-minimum-security-2.md"], created);
    }

    [Fact]
    public async Task A_client_that_cannot_resolve_gets_the_edit_at_once()
    {
        var codeAction = new CodeActionClientCapabilities(new CodeActionLiteralSupport());
        await using var client = await Start(TraceServer.Full with { TextDocument = TraceServer.Full.TextDocument! with { CodeAction = codeAction } });
        Assert.Equal(4, (await Actions(client))[^1].Edit?.DocumentChanges?.Length);
    }

    [Fact]
    public async Task A_client_that_cannot_create_files_has_the_server_write_them_and_is_shown_the_text()
    {
        var shown = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        var capabilities = TraceServer.Full with { Workspace = new WorkspaceClientCapabilities(), Window = new WindowClientCapabilities(ShowDocument: new ShowDocumentClientCapabilities(true)) };
        await using var client = await Start(capabilities);
        client.OnRequest("window/showDocument", parameters =>
        {
            shown.TrySetResult(parameters.GetProperty("uri").GetString() ?? "");
            return """{"success":true}""";
        });
        var command = (await Actions(client))[^1].Command;
        Assert.Equal("sipstack.server.writeRemedy", command?.Name);
        await client.Request(Methods.WorkspaceExecuteCommand, new ExecuteCommandParams(command?.Name ?? "", command?.Arguments));
        Assert.EndsWith(".md", await shown.Task, StringComparison.Ordinal);
        var remedy = RemedyCatalog.Default.Find("ntlm-minimum-security");
        Assert.NotNull(remedy);
        foreach (var script in remedy.Scripts)
            Assert.Equal(script.Content.ToArray(), File.ReadAllBytes(Path.Combine(folder, script.Name)));
    }

    [Fact]
    public async Task A_document_without_a_folder_has_its_actions_disabled_with_the_reason()
    {
        await using var client = await TraceServer.Start();
        client.Allow("textDocument/publishDiagnostics");
        client.Open("untitled:Untitled-1", File.ReadAllText(Samples.Case("article-two-records")));
        var actions = await Actions(client, "untitled:Untitled-1");
        Assert.NotEmpty(actions);
        Assert.All(actions, action => Assert.Equal("Save the log first, or set sipstack.remedy.folder.", action.Disabled?.Reason));
    }

    [Fact]
    public async Task The_folder_of_the_settings_is_used_for_documents_without_one()
    {
        var options = JsonSerializer.Serialize(new { sipstack = new { remedy = new { folder } } });
        await using var client = await TraceServer.Start(initializationOptions: options);
        client.Allow("textDocument/publishDiagnostics");
        client.Open("untitled:Untitled-1", File.ReadAllText(Samples.Case("article-two-records")));
        var resolved = await client.Request(Methods.CodeActionResolve, (await Actions(client, "untitled:Untitled-1"))[^1]);
        Assert.StartsWith(new Uri(folder).AbsoluteUri, Assert.IsType<CreateFile>(resolved?.Edit?.DocumentChanges?[0]).Uri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_quick_fixes_are_offered_and_only_at_findings()
    {
        await using var client = await Start();
        Assert.Empty(await Actions(client, only: "refactor"));
        Assert.NotEmpty(await Actions(client, only: "quickfix"));
        Assert.NotEmpty(await Actions(client, only: ""));
        Assert.Empty(await Actions(client, line: 10));
    }

    [Fact]
    public async Task Data_that_the_server_did_not_give_out_is_refused()
    {
        await using var client = await Start();
        var forged = JsonSerializer.SerializeToElement(new { uri = Uri, remedy = "../../evil", line = 20 });
        var exception = await Assert.ThrowsAsync<LspException>(() => client.Request(Methods.CodeActionResolve, new CodeAction(Fix, Data: forged)));
        Assert.Equal(ErrorCodes.ContentModified, exception.Code);
        var nonsense = JsonSerializer.SerializeToElement(7);
        exception = await Assert.ThrowsAsync<LspException>(() => client.Request(Methods.CodeActionResolve, new CodeAction(Fix, Data: nonsense)));
        Assert.Equal(ErrorCodes.InvalidParams, exception.Code);
    }

    async Task<LspTestClient> Start(ClientCapabilities? capabilities = null)
    {
        var client = await TraceServer.Start(capabilities);
        client.Allow("textDocument/publishDiagnostics");
        client.Open(Uri, File.ReadAllText(Samples.Case("article-two-records")));
        return client;
    }

    async Task<CodeAction[]> Actions(LspTestClient client, string? uri = null, string? only = null, int line = 20)
    {
        var range = new Range(new Position(line, 80), new Position(line, 80));
        var found = await client.Request(
            Methods.TextDocumentCodeAction,
            new CodeActionParams(new TextDocumentIdentifier(uri ?? Uri), range, new CodeActionContext([], only is null ? null : [only])));
        return [.. (found ?? []).Select(entry => entry.CodeAction).OfType<CodeAction>()];
    }
}
