using SipStack.Knowledge;

namespace SipStack.Server;

/// <summary>Where the files of a remedy go: beside the log, or into the folder of the settings.</summary>
static class RemedyTargets
{
    public const string NoFolder = "Save the log first, or set sipstack.remedy.folder.";

    /// <summary>Documents of this scheme show a part of a log; their path is the path of the log.</summary>
    const string ViewScheme = "sipstack-view";

    /// <summary>The folder, or null for a document that is in none (untitled, or not a file).</summary>
    public static string? FolderFor(string uri, Settings settings)
    {
        if (settings.RemedyFolder.Length > 0)
            return Path.GetFullPath(settings.RemedyFolder);
        return FileAddress.PathOf(LogOf(uri)) is { } path ? Path.GetDirectoryName(path) : null;
    }

    /// <summary>The files under names that are free in the folder: where one is taken, all get the next free number.</summary>
    public static IReadOnlyList<(string Path, RemedyFile File)> FreePaths(string folder, IReadOnlyList<RemedyFile> files)
    {
        for (var number = 1; ; number++)
        {
            var paths = files.Select(file => (Path: Path.Combine(folder, Numbered(file.Name, number)), File: file)).ToList();
            if (!paths.Exists(target => Path.Exists(target.Path)))
                return paths;
        }
    }

    /// <summary>The log behind a view; any other address as it is.</summary>
    static string LogOf(string uri) =>
        Uri.TryCreate(uri, UriKind.Absolute, out var address) && address.Scheme == ViewScheme && address.Authority.Length == 0 ? $"file://{address.AbsolutePath}" : uri;

    static string Numbered(string name, int number) =>
        number == 1 ? name : $"{Path.GetFileNameWithoutExtension(name)}-{number}{Path.GetExtension(name)}";
}
