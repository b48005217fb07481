using System.CommandLine;
using System.Text.Json;
using SipStack.Analysis;
using SipStack.Knowledge;

namespace SipStack.Server;

/// <summary><c>sipstack explain</c>: the article of a code.</summary>
static class ExplainCommand
{
    public static Command Create(Terminal terminal)
    {
        var codes = new Argument<string[]>("CODE")
        {
            Description = "0xC3E93EE4, SIP_E_AUTH_NTLMMISMATCH, -1008124188, ms-diagnostics-1000 or 1000, sip-401, win32-10054.",
            Arity = ArgumentArity.OneOrMore,
        };
        var format = Arguments.Choice("--format", "How to write the article.", "text", "markdown", "json");
        var catalog = CatalogOption.Create();
        var command = new Command("explain", "Say what a code means and what to do.") { codes, format, catalog };
        command.SetAction(parsed =>
        {
            var known = CatalogOption.Read(parsed.GetValue(catalog), terminal);
            var queries = (parsed.GetValue(codes) ?? []).Select(known.Resolve).ToList();
            Write(queries, parsed.GetValue(format) ?? "text", known, terminal);
            return queries.TrueForAll(query => query.IsExplained) ? ExitCodes.Done : ExitCodes.Findings;
        });
        return command;
    }

    /// <summary>
    /// A negative number looks like an option: <c>explain -1008124188</c> is read as <c>explain -- -1008124188</c>.
    /// </summary>
    public static string[] WithNegativeNumbers(string[] arguments)
    {
        if (arguments is not ["explain", ..] || arguments.Contains("--", StringComparer.Ordinal))
            return arguments;
        var numbers = arguments.Where(argument => argument.Length > 1 && argument[0] == '-' && argument.AsSpan(1).ContainsAnyExceptInRange('0', '9') is false).ToArray();
        return numbers.Length == 0 ? arguments : [.. arguments.Except(numbers, StringComparer.Ordinal), "--", .. numbers];
    }

    static void Write(List<CodeQuery> queries, string format, Catalog catalog, Terminal terminal)
    {
        if (format == "json")
        {
            WriteJson(queries, terminal);
            return;
        }

        for (var i = 0; i < queries.Count; i++)
        {
            if (i > 0)
                terminal.Out.WriteLine();
            var query = queries[i];
            if (query is { IsExplained: true, Entry: { } entry })
                terminal.Out.Write(format == "markdown" ? ExplanationMarkdown.Render(Explanations.Of(catalog, entry)) : ExplanationText.Render(Explanations.Of(catalog, entry)));
            else
                terminal.Out.WriteLine(Unknown(query, format, terminal));
        }
    }

    /// <summary>The code stands there as the user wrote it, who may have it from a log.</summary>
    static string Unknown(CodeQuery query, string format, Terminal terminal)
    {
        var text = $"{query.Code}: {query.Fallback} {query.Hint}".Trim();
        return format == "markdown" ? MarkdownText.Escape(text) : terminal.Show(text);
    }

    static void WriteJson(List<CodeQuery> queries, Terminal terminal)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = terminal.JsonEncoder }))
        {
            json.WriteStartObject();
            json.WriteNumber("version", 1);
            json.WriteStartArray("codes");
            foreach (var query in queries)
                WriteJson(json, query);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        terminal.Out.WriteLine(System.Text.Encoding.UTF8.GetString(buffer.ToArray()));
    }

    static void WriteJson(Utf8JsonWriter json, CodeQuery query)
    {
        var entry = query.Entry;
        json.WriteStartObject();
        json.WriteString("code", entry?.Code ?? query.Code);
        json.WriteString("name", entry?.Name);
        json.WriteBoolean("explained", query.IsExplained);
        json.WriteString("fallback", query.IsExplained ? null : query.Fallback);
        json.WriteString("says", entry?.Says);
        json.WriteString("means", entry?.Means);
        WriteItems(json, "usual", entry?.Usual ?? []);
        WriteItems(json, "do", entry?.Do ?? []);
        json.WriteString("cause", entry?.Topic);
        json.WriteStartArray("sources");
        foreach (var source in entry?.Sources ?? [])
            json.WriteStringValue(source);
        json.WriteEndArray();
        json.WriteString("article", entry?.Article?.Markdown);
        json.WriteEndObject();
    }

    static void WriteItems(Utf8JsonWriter json, string name, IReadOnlyList<Advice> items)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStartObject();
            json.WriteString("text", item.Text);
            json.WriteBoolean("isOurAdvice", item.IsOurAdvice);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
