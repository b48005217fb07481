using System.Text.Json;
using SipStack.Knowledge;
using SipStack.Lsp;

namespace SipStack.Tests;

/// <summary>The language server with hostile logs: every feature that it announces, and the scripts by each of its three ways.</summary>
public sealed class HostileServerTests : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("sipstack").FullName;
    int turn;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Quick_fixes_create_the_scripts_of_the_product_beside_the_log()
    {
        await using var client = await TraceServer.Start(TraceServer.Pulling);
        foreach (var (attack, uri) in Open(client))
        {
            var offered = await Actions(client, uri);
            // An attack that ends lines can take codes away, but these stand before all of its values.
            Assert.NotEmpty(offered);
            foreach (var action in offered)
                Assert.Single(RemedyCatalog.Default.All, remedy => remedy.Title == action.Title);
            // Each attack takes another one in full.
            foreach (var action in offered.Skip(turn++ % offered.Length).Take(1))
            {
                var resolved = await client.Request(Methods.CodeActionResolve, action);
                var changes = resolved?.Edit?.DocumentChanges ?? [];
                var remedy = RemedyCatalog.Default.All.Single(remedy => remedy.Title == action.Title);
                Assert.Equal(Names(remedy, ".cmd"), changes.OfType<CreateFile>().Select(file => new Uri(file.Uri).LocalPath).Select(path => (Path.GetDirectoryName(path), Path.GetFileName(path)) is var (where, name) && where == folder ? name : path));
                Assert.All(changes.OfType<CreateFile>(), file => Assert.NotEqual(true, file.Options?.Overwrite));
                var texts = changes.OfType<TextDocumentEdit>().Select(edit => Assert.Single(edit.Edits).NewText).ToList();
                Assert.Equal(remedy.Scripts.Where(script => !script.Name.EndsWith(".cmd", StringComparison.Ordinal)).Select(script => script.Text), texts[..^1]);
                AssertNothingOf(attack, texts[^1]);
            }

            client.Notify(Methods.TextDocumentDidClose, new DidCloseTextDocumentParams(new TextDocumentIdentifier(uri)));
        }
    }

    [Fact]
    public async Task Scripts_that_the_server_writes_are_those_of_the_product()
    {
        await using var client = await TraceServer.Start(TraceServer.Pulling with { Workspace = new WorkspaceClientCapabilities() });
        foreach (var (attack, uri) in Open(client))
        {
            var offered = await Actions(client, uri);
            Assert.NotEmpty(offered);
            foreach (var command in offered.Skip(turn++ % offered.Length).Take(1).Select(action => action.Command).OfType<Command>())
            {
                await client.Request(Methods.WorkspaceExecuteCommand, new ExecuteCommandParams(command.Name, command.Arguments));
                var remedy = RemedyCatalog.Default.All.Single(remedy => remedy.Title == command.Title);
                Assert.Equal(Names(remedy).Order(StringComparer.Ordinal), Directory.GetFileSystemEntries(folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
                foreach (var script in remedy.Scripts)
                    Assert.True(script.Content.Span.SequenceEqual(File.ReadAllBytes(Path.Combine(folder, script.Name))), $"{attack}: {script.Name}");
                AssertNothingOf(attack, File.ReadAllText(Path.Combine(folder, remedy.Template.Name)));
                foreach (var file in Directory.GetFiles(folder))
                    File.Delete(file);
            }

            client.Notify(Methods.TextDocumentDidClose, new DidCloseTextDocumentParams(new TextDocumentIdentifier(uri)));
        }
    }

    [Fact]
    public async Task No_answer_holds_a_character_that_hides_or_steers()
    {
        await using var client = LspTestClient.InProcess(connection => Server.LanguageServerHost.Serve(connection, new Server.ServerLog(new Server.LspOptions(LogLevel: "error"))));
        var initialized = await client.Request("initialize", JsonSerializer.Serialize(new InitializeParams(Capabilities: TraceServer.Pulling), LspJson.Default.InitializeParams));
        client.Notify("initialized", "{}");
        foreach (var (attack, uri) in Open(client))
        {
            int[] lines = [0, 6, 7, 10, 16, 53, 58, 76];
            foreach (var line in new[] { lines[turn++ % lines.Length], turn % 100 })
            {
                foreach (var (method, parameters) in LspFeatures.Requests(initialized.GetProperty("capabilities"), uri, line, 30).Append(("workspace/executeCommand", $$"""{"command":"sipstack.server.ladder","arguments":[{"uri":"{{uri}}"}]}""")))
                {
                    foreach (var text in Strings(await client.Request(method, parameters)))
                        Assert.True(Characters.FirstHidden(text, "\n") is null, $"{method} of '{attack}': {Characters.FirstHidden(text, "\n")}");
                }
            }

            client.Notify(Methods.TextDocumentDidClose, new DidCloseTextDocumentParams(new TextDocumentIdentifier(uri)));
        }
    }

    /// <summary>Opens one log an attack, in all of its values.</summary>
    IEnumerable<(Attack Attack, string Uri)> Open(LspTestClient client)
    {
        foreach (var attack in Attack.All)
        {
            var uri = new Uri(Path.Combine(folder, "trace.log")).AbsoluteUri;
            client.Notify(Methods.TextDocumentDidOpen, new DidOpenTextDocumentParams(new TextDocumentItem(uri, "log", 1, Utf8Text.FromString(System.Text.Encoding.UTF8.GetString(HostileTrace.With(attack).Text)))));
            yield return (attack, uri);
        }
    }

    static async Task<CodeAction[]> Actions(LspTestClient client, string uri)
    {
        var all = new SipStack.Lsp.Range(new Position(0, 0), new Position(int.MaxValue, 0));
        var found = await client.Request(Methods.TextDocumentCodeAction, new CodeActionParams(new TextDocumentIdentifier(uri), all, new CodeActionContext([])));
        return [.. (found ?? []).Select(entry => entry.CodeAction).OfType<CodeAction>()];
    }

    static IEnumerable<string> Names(Remedy remedy, string? without = null) =>
        remedy.Scripts.Append(remedy.Template).Select(file => file.Name).Where(name => without is null || !name.EndsWith(without, StringComparison.Ordinal));

    static void AssertNothingOf(Attack attack, string text)
    {
        if (!attack.IsAllowed)
            Assert.DoesNotContain(Attack.Mark, text, StringComparison.OrdinalIgnoreCase);
        Assert.Null(Characters.FirstHidden(text, "\r\n"));
    }

    /// <summary>All texts, but for the Call-ID that a command names a call by: it is given back as it stands in the log, and shown nowhere.</summary>
    static IEnumerable<string> Strings(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.String => [json.GetString() ?? ""],
        JsonValueKind.Array => json.EnumerateArray().SelectMany(Strings),
        JsonValueKind.Object => json.EnumerateObject().Where(member => !member.NameEquals("callId")).SelectMany(member => Strings(member.Value).Append(member.Name)),
        _ => [],
    };
}
