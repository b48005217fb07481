using System.Text.Json;

namespace SipStack.Tests;

/// <summary>The TextMate grammar as editors run it: asks grammars/tests/scopes.mjs.</summary>
static class Grammar
{
    static readonly NodeTool Tool = new("grammars", "tests", "scopes.mjs");

    /// <summary>For each line the pieces that have a scope: columns in UTF-16 units, scopes separated by blanks.</summary>
    public static IReadOnlyList<IReadOnlyList<(int Start, int End, string Scopes)>> Scopes(IEnumerable<string> lines) =>
        [.. Tool.Ask(JsonSerializer.Serialize(lines)).EnumerateArray().Select(line =>
            (IReadOnlyList<(int, int, string)>)[.. line.EnumerateArray().Select(token => (token[0].GetInt32(), token[1].GetInt32(), token[2].GetString() ?? ""))])];
}
