using System.Text.Json;
using SipStack.Analysis;

namespace SipStack.Server;

/// <summary>Argument of <c>sipstack.server.explain</c>: a code as <c>sipstack explain</c> takes it.</summary>
sealed record ExplainRequest(string Code);

/// <summary>The article as Markdown; one line where the catalogue does not know the code.</summary>
sealed record ExplainResult(string Code, bool IsExplained, string Markdown);

sealed class ExplainCodeCommand(Session session)
{
    public JsonElement Run(ExplainRequest request)
    {
        var catalog = session.Configuration.Catalog;
        var query = catalog.Resolve(request.Code);
        var markdown = query is { IsExplained: true, Entry: { } entry }
            ? ExplanationMarkdown.Render(Explanations.Of(catalog, entry))
            : MarkdownText.Escape($"{query.Code}: {query.Fallback} {query.Hint}".TrimEnd());
        return JsonSerializer.SerializeToElement(new ExplainResult(query.Code, query.IsExplained, markdown), ServerJson.Default.ExplainResult);
    }
}
