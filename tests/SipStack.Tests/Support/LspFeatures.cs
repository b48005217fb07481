using System.Text.Json;

namespace SipStack.Tests;

/// <summary>
/// One correct request, or several, for every feature that a server can announce, so that tests of all features find a new one by themselves.
/// </summary>
static class LspFeatures
{
    /// <summary>Announced, but nothing to ask for: how the rest is said.</summary>
    static readonly HashSet<string> Silent = ["positionEncoding", "textDocumentSync", "executeCommandProvider", "workspace", "experimental"];

    /// <summary>The requests for what is announced. A feature that this table does not know fails the test that asks.</summary>
    /// <param name="capabilities"><c>capabilities</c> of the answer to <c>initialize</c>.</param>
    /// <param name="uri">An open document.</param>
    /// <param name="line">Zero-based.</param>
    /// <param name="character">In units of the negotiated encoding.</param>
    public static IReadOnlyList<(string Method, string Params)> Requests(JsonElement capabilities, string uri, int line, int character) =>
        [.. capabilities.EnumerateObject().Where(feature => !Silent.Contains(feature.Name)).SelectMany(feature => Requests(feature, uri, line, character))];

    static (string, string)[] Requests(JsonProperty feature, string uri, int line, int character)
    {
        var document = $$"""{"uri":{{JsonSerializer.Serialize(uri)}}}""";
        var position = $$"""{"line":{{line}},"character":{{character}}}""";
        var range = $$"""{"start":{{position}},"end":{"line":{{line + 3}},"character":0} }""";
        var whole = $$"""{"textDocument":{{document}}}""";
        var at = $$"""{"textDocument":{{document}},"position":{{position}}}""";
        var within = $$"""{"textDocument":{{document}},"range":{{range}}}""";
        return feature.Name switch
        {
            "hoverProvider" => [("textDocument/hover", at)],
            "codeActionProvider" => [("textDocument/codeAction", $$"""{"textDocument":{{document}},"range":{{range}},"context":{"diagnostics":[]} }""")],
            "diagnosticProvider" => [("textDocument/diagnostic", whole)],
            "documentSymbolProvider" => [("textDocument/documentSymbol", whole)],
            "foldingRangeProvider" => [("textDocument/foldingRange", whole)],
            "selectionRangeProvider" => [("textDocument/selectionRange", $$"""{"textDocument":{{document}},"positions":[{{position}}]}""")],
            "definitionProvider" => [("textDocument/definition", at)],
            "referencesProvider" => [("textDocument/references", $$"""{"textDocument":{{document}},"position":{{position}},"context":{"includeDeclaration":true} }""")],
            "documentHighlightProvider" => [("textDocument/documentHighlight", at)],
            "inlayHintProvider" => [("textDocument/inlayHint", within)],
            "codeLensProvider" => [("textDocument/codeLens", whole)],
            "documentLinkProvider" => [("textDocument/documentLink", whole)],
            "workspaceSymbolProvider" => [("workspace/symbol", """{"query":""}"""), ("workspace/symbol", """{"query":"anna"}""")],
            "semanticTokensProvider" => [("textDocument/semanticTokens/full", whole), ("textDocument/semanticTokens/range", within)],
            "completionProvider" => [("textDocument/completion", at)],
            _ => throw new InvalidOperationException($"The server announces {feature.Name}: say in {nameof(LspFeatures)} how it is asked for."),
        };
    }
}
