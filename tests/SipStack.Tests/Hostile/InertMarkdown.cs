using System.Text.Json;

namespace SipStack.Tests;

/// <summary>Asks tests/hostile/inert.mjs, with the Markdown readers of editors, whether a text holds more than it may.</summary>
static class InertMarkdown
{
    static readonly NodeTool Reader = new("tests", "hostile", "inert.mjs");

    /// <summary>Everything that the product's own tables, articles and remedies say; a link of ours stands there.</summary>
    static readonly string Data = string.Concat(
        Directory.GetFiles(Repository.Path("server", "SipStack.Knowledge", "Data"), "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(File.ReadAllText));

    /// <summary>Images, HTML, text of the log in mark-up, and links that are not https addresses of our own data.</summary>
    public static IReadOnlyList<string> Faults(string markdown)
    {
        var answer = Reader.Ask(JsonSerializer.Serialize(new { markdown }));
        var links = answer.GetProperty("links").EnumerateArray().Select(link => link.GetString() ?? "").Where(link => !IsOurs(link)).Select(link => $"link {link}");
        return [.. answer.GetProperty("faults").EnumerateArray().Select(fault => fault.ToString()), .. links];
    }

    static bool IsOurs(string link) => link.StartsWith("https://", StringComparison.Ordinal) && (Data.Contains(link, StringComparison.Ordinal) || Data.Contains(Uri.UnescapeDataString(link), StringComparison.Ordinal));
}
