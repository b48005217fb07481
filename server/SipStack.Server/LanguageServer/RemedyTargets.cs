using SipStack.Knowledge;

namespace SipStack.Server;

/// <summary>Where the files of a remedy go: beside the log, or into the folder of the settings.</summary>
static class RemedyTargets
{
    public const string NoFolder = "Save the log first, or set sipstack.remedy.folder.";

    /// <summary>The folder, or null for a document that is in none (untitled, or not a file).</summary>
    public static string? FolderFor(string uri, Settings settings)
    {
        if (settings.RemedyFolder.Length > 0)
            return Path.GetFullPath(settings.RemedyFolder);
        return Uri.TryCreate(uri, UriKind.Absolute, out var address) && address.IsFile && !address.IsUnc ? Path.GetDirectoryName(address.LocalPath) : null;
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

    static string Numbered(string name, int number) =>
        number == 1 ? name : $"{Path.GetFileNameWithoutExtension(name)}-{number}{Path.GetExtension(name)}";
}
