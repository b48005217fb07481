namespace SipStack.Server;

/// <summary>Addresses of files as clients write them.</summary>
static class FileAddress
{
    /// <summary>The path behind a <c>file:</c> address of this machine; null for every other address, also of a share, which would send out credentials.</summary>
    public static string? PathOf(string? uri) => PathOf(uri, OperatingSystem.IsWindows());

    internal static string? PathOf(string? uri, bool isWindows)
    {
        if (!Uri.TryCreate(uri, UriKind.Absolute, out var address) || !address.IsFile || address.IsUnc)
            return null;
        // VS Code escapes the colon of a drive (file:///c%3A/logs), and then the path keeps its first slash.
        var path = address.LocalPath;
        return isWindows && path is ['/', var drive, ':', ..] && char.IsAsciiLetter(drive) ? path[1..].Replace('/', '\\') : path;
    }
}
