namespace SipStack.Tests;

/// <summary>Paths of this checkout, found from where the test assembly runs.</summary>
static class Repository
{
    public static string Root { get; } = FindRoot();

    public static string Path(params ReadOnlySpan<string> parts) => System.IO.Path.Combine([Root, .. parts]);

    /// <summary>The published excerpts beside the checkout; absent on a machine that has only the repository.</summary>
    public static string? Shared { get; } = Directory.Exists(Path("..", "shared", "samples")) ? System.IO.Path.GetFullPath(Path("..", "shared")) : null;

    static string FindRoot()
    {
        for (var directory = AppContext.BaseDirectory; directory is not null; directory = System.IO.Path.GetDirectoryName(directory))
        {
            if (File.Exists(System.IO.Path.Combine(directory, "server", "SipStack.slnx")))
                return directory;
        }

        throw new DirectoryNotFoundException("No folder above the test assembly holds server/SipStack.slnx.");
    }
}
