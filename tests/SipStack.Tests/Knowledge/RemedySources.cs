namespace SipStack.Tests;

/// <summary>The remedies as they stand in this checkout, whatever line ends it has.</summary>
static class RemedySources
{
    public static string Folder { get; } = Repository.Path("server", "SipStack.Knowledge", "Data", "remedies");

    public static TheoryData<string> PowerShell() => [.. Names("*.ps1")];

    public static TheoryData<string> Scripts() => [.. Names("*.ps1"), .. Names("*.cmd")];

    /// <summary>Text of a file named <c>folder/name</c>, LF line ends.</summary>
    public static string Read(string file) => File.ReadAllText(Path.Combine(Folder, file)).ReplaceLineEndings("\n");

    public static IEnumerable<string> Names(string pattern) =>
        [.. Directory.GetFiles(Folder, pattern, SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(path => Path.GetRelativePath(Folder, path).Replace('\\', '/'))];
}
