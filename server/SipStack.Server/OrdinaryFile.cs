namespace SipStack.Server;

/// <summary>
/// Files that end. Opening a pipe waits for somebody who writes, and a device may give bytes for ever: nobody has named one by hand where
/// a folder is read, and a language server that waits for one serves nobody.
/// </summary>
static class OrdinaryFile
{
    const long LongestTable = 16 << 20;

    /// <summary>False for pipes, sockets and devices, which show no length; also for an empty file, in which there is nothing to read.</summary>
    public static bool HoldsSomething(FileInfo file) => (file.ResolveLinkTarget(returnFinalTarget: true) ?? file) is FileInfo { Exists: true, Length: > 0 };

    /// <summary>A small file as a whole. Throws what opening a file throws, and <see cref="InputException"/> for one that is no table.</summary>
    public static byte[] ReadTable(string path)
    {
        var file = new FileInfo(path);
        if (file.Exists && !HoldsSomething(file))
            throw new InputException($"{path} is empty, or not a file");
        if (file.Exists && file.Length > LongestTable)
            throw new InputException($"{path} is larger than {LongestTable >> 20} MB and cannot be a table of codes");
        return File.ReadAllBytes(path);
    }
}
