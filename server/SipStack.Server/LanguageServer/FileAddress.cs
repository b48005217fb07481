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
        var path = address.LocalPath;
        // Slashes that are written as %5C or %2F make a share of an address without host.
        if (path is ['/' or '\\', '/' or '\\', ..] || path.AsSpan().ContainsAnyInRange('\0', '\u001f'))
            return null;
        if (!isWindows)
            return path;
        // VS Code escapes the colon of a drive (file:///c%3A/logs), and then the path keeps its first slash.
        if (path is ['/', _, ':', ..])
            path = path[1..];
        return path is [var drive, ':', '/' or '\\', ..] && char.IsAsciiLetter(drive) ? path.Replace('/', '\\') : null;
    }
}
