namespace SipStack.Knowledge;

/// <summary>
/// Reads <c>remedy.txt</c>: lines <c>key: value</c>, a key may come again, <c>#</c> starts a comment line.
/// The keys stand in docs/remedies.md. A mistake is a fault of the product, so it throws.
/// </summary>
static class RemedyManifest
{
    public static Remedy Read(string folder, string text, Func<string, byte[]> readFile)
    {
        var values = Lines(text).ToLookup(line => line.Key, line => line.Value, StringComparer.Ordinal);
        foreach (var key in values.Select(group => group.Key))
        {
            if (key is not ("id" or "title" or "kind" or "lowers-security" or "cause" or "code" or "script" or "text" or "argument"))
                throw new FormatException($"Remedy {folder}: unknown key '{key}'");
        }

        var textName = values["text"].Single();
        return new Remedy
        {
            Id = values["id"].Single() is var id && id == folder ? id : throw new FormatException($"Remedy {folder}: its id is '{id}'"),
            Title = values["title"].Single(),
            Kind = values["kind"].Single() switch
            {
                "reads" => RemedyKind.Reads,
                "changes" => RemedyKind.Changes,
                var other => throw new FormatException($"Remedy {folder}: kind is reads or changes, not '{other}'"),
            },
            LowersSecurity = values["lowers-security"].SingleOrDefault() == "yes",
            Causes = [.. values["cause"]],
            Triggers = [.. values["code"].Select(RemedyTrigger.Parse)],
            Scripts = [.. values["script"].Select(name => RemedyFile.FromText(name, readFile(name)))],
            Template = RemedyFile.FromText(textName, readFile(textName)),
            Arguments = [.. values["argument"].Select(RemedyArgument.Parse)],
        };
    }

    static IEnumerable<(string Key, string Value)> Lines(string text)
    {
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.StartsWith('#'))
                continue;

            var colon = line.IndexOf(": ", StringComparison.Ordinal);
            yield return colon > 0 ? (line[..colon], line[(colon + 2)..].Trim()) : throw new FormatException($"Not 'key: value': {line}");
        }
    }
}
