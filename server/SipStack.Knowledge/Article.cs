using System.Collections.Immutable;
using System.Text;

namespace SipStack.Knowledge;

/// <summary>The article of a code: Markdown with fixed sections, kept as one file per code.</summary>
/// <param name="Code">The code the article is about, as its front matter has it.</param>
/// <param name="Title">One line, without final full stop.</param>
/// <param name="Markdown">The text behind the front matter.</param>
public sealed record Article(string Code, string Title, string Markdown)
{
    const string Folder = "articles/";
    const string Extension = ".md";

    /// <summary>The text of a section, by its heading such as <c>Likely causes</c>; empty when the article has no such section.</summary>
    public string Section(string heading)
    {
        var start = Markdown.IndexOf($"## {heading}\n", StringComparison.Ordinal);
        if (start < 0)
            return "";

        start += heading.Length + 4;
        var end = Markdown.IndexOf("\n## ", start, StringComparison.Ordinal);
        return (end < 0 ? Markdown[start..] : Markdown[start..end]).Trim();
    }

    /// <summary>Names of all articles, without folder and extension.</summary>
    internal static ImmutableArray<string> Names { get; } =
    [
        .. typeof(Article).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Folder, StringComparison.Ordinal) && name.EndsWith(Extension, StringComparison.Ordinal))
            .Select(name => name[Folder.Length..^Extension.Length])
            .Order(StringComparer.Ordinal),
    ];

    internal static Article? Find(string name) => DataFile.Read($"{Folder}{name}{Extension}") is { } bytes ? Parse(Encoding.UTF8.GetString(bytes)) : null;

    static Article Parse(string text)
    {
        var lines = text.ReplaceLineEndings("\n");
        var end = lines.StartsWith("---\n", StringComparison.Ordinal) ? lines.IndexOf("\n---\n", StringComparison.Ordinal) : -1;
        return end < 0
            ? new("", "", lines.Trim())
            : new(FrontMatter(lines[..end], "code:"), FrontMatter(lines[..end], "title:"), lines[(end + 5)..].Trim());
    }

    static string FrontMatter(string head, string key) =>
        head.Split('\n').FirstOrDefault(line => line.StartsWith(key, StringComparison.Ordinal))?[key.Length..].Trim() ?? "";
}
