using System.Diagnostics;
using System.Globalization;
using SipStack.Lsp;

namespace SipStack.Tests;

/// <summary>A long day of an editor in seconds: thousands of documents come and go, and the memory of the server stays where it was.</summary>
public sealed class SoakTests
{
    const int Documents = 4000;
    const int OpenAtOnce = 20;
    const int Megabyte = 1 << 20;

    static readonly string[] Questions = ["hover", "codeAction", "documentSymbol", "foldingRange", "semanticTokens/full", "codeLens", "documentHighlight"];

    [Fact]
    public async Task Memory_returns_to_its_level_after_thousands_of_documents()
    {
        var traces = Directory.GetDirectories(Repository.Path("tests", "Cases")).Order(StringComparer.Ordinal).Select(folder => File.ReadAllText(Path.Combine(folder, "trace.log"))).Where(text => text.Length < 20_000).ToArray();
        using var process = Executable.Start(null, "lsp");
        await using var client = LspTestClient.OfProcess(process);
        await client.Initialize(new InitializeParams(Capabilities: new(TextDocument: new(Diagnostic: new DiagnosticClientCapabilities()))));
        var random = new Random(20110314);
        var level = 0L;
        for (var number = 0; number < Documents + OpenAtOnce; number++)
        {
            if (number < Documents)
                await OpenEditAndAsk(client, random, number, traces[random.Next(traces.Length)]);
            if (number >= OpenAtOnce)
                client.Notify(Methods.TextDocumentDidClose, new DidCloseTextDocumentParams(new TextDocumentIdentifier(UriOf(number - OpenAtOnce))));
            if (number == Documents / 4)
                level = ResidentMemory(process);
        }

        await client.Request("workspace/executeCommand", """{"command":"sipstack.server.explain","arguments":[{"code":"1000"}]}""");
        var end = ResidentMemory(process);
        Assert.True(end < level + (40 * Megabyte), $"The memory has gone from {level / Megabyte} MB to {end / Megabyte} MB.");
        Assert.Equal(0, await client.ShutDownAndExit());
    }

    static async Task OpenEditAndAsk(LspTestClient client, Random random, int number, string trace)
    {
        var uri = UriOf(number);
        client.Notify(Methods.TextDocumentDidOpen, new DidOpenTextDocumentParams(new TextDocumentItem(uri, "log", 1, Utf8Text.FromString(trace))));
        var at = $$"""{"line":{{random.Next(40)}},"character":{{random.Next(80)}} }""";
        client.Notify("textDocument/didChange", $$"""{"textDocument":{"uri":"{{uri}}","version":2},"contentChanges":[{"range":{"start":{{at}},"end":{{at}} },"text":"ms-diagnostics: 1000;reason=\"x\"\n"}]}""");
        var question = Questions[number % Questions.Length];
        await client.Request($"textDocument/{question}", $$"""{"textDocument":{"uri":"{{uri}}"},"position":{{at}},"range":{"start":{{at}},"end":{{at}} },"context":{"diagnostics":[]} }""");
        await client.Request("textDocument/diagnostic", $$"""{"textDocument":{"uri":"{{uri}}"} }""");
    }

    static string UriOf(int number) => $"file:///logs/{number.ToString(CultureInfo.InvariantCulture)}.log";

    /// <summary>Of /proc, in bytes; 0 where there is none.</summary>
    static long ResidentMemory(Process process) =>
        OperatingSystem.IsLinux() ? long.Parse(File.ReadAllText($"/proc/{process.Id}/statm").Split(' ')[1], CultureInfo.InvariantCulture) * Environment.SystemPageSize : 0;
}
