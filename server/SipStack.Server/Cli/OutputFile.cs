namespace SipStack.Server;

/// <summary>A file that is written whole or not at all: beside its place first, and moved there by <see cref="Commit"/>.</summary>
sealed class OutputFile : IDisposable
{
    readonly string path;
    readonly string temporary;
    readonly FileStream stream;
    bool isCommitted;

    OutputFile(string path, string temporary, FileStream stream) => (this.path, this.temporary, this.stream) = (path, temporary, stream);

    /// <summary>Begins the file. Throws <see cref="InputException"/> when it cannot be written, or is one of the inputs.</summary>
    public static OutputFile Create(string name, IReadOnlyList<string> inputs)
    {
        var target = Target(name);
        if (Directory.Exists(target))
            throw new InputException($"{name} is a folder; give -o a file name");
        // Moving a file to the name of a device would take the device away.
        if (target.StartsWith("/dev/", StringComparison.Ordinal) && !target.StartsWith("/dev/shm/", StringComparison.Ordinal))
            throw new InputException($"{name} is a device; leave -o out, and the result goes to standard output");
        if (name.EndsWith(".gz", StringComparison.OrdinalIgnoreCase))
            throw new InputException($"{name}: the result is plain text; give -o a name without .gz");
        if (inputs.Any(input => IsSame(Target(input), target)))
            throw new InputException($"{name} is one of the inputs; give -o another name");
        try
        {
            var part = $"{target}.{Path.GetRandomFileName()}.part";
            return new OutputFile(target, part, new FileStream(part, FileMode.CreateNew, FileAccess.Write, FileShare.None, 256 * 1024));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw Unwritable(name, exception);
        }
    }

    public void Write(ReadOnlySpan<byte> bytes)
    {
        try
        {
            stream.Write(bytes);
        }
        catch (IOException exception)
        {
            throw Unwritable(path, exception);
        }
    }

    /// <summary>Puts the file into its place, over one that was there.</summary>
    public void Commit()
    {
        try
        {
            stream.Flush(flushToDisk: true);
            stream.Dispose();
            File.Move(temporary, path, overwrite: true);
            isCommitted = true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Unwritable(path, exception);
        }
    }

    public void Dispose()
    {
        if (isCommitted)
            return;
        try
        {
            stream.Dispose();
            File.Delete(temporary);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The disk is full or gone: the unfinished file has a name that cannot be taken for the result.
        }
    }

    /// <summary>Where a name leads in the end: a link must not hide that the file is an input.</summary>
    static string Target(string name)
    {
        try
        {
            return Path.GetFullPath(File.ResolveLinkTarget(name, returnFinalTarget: true)?.FullName ?? name);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return Path.GetFullPath(name);
        }
    }

    /// <summary>Windows and macOS do not tell names apart by case, and elsewhere two traces whose names differ by case only are rare.</summary>
    static bool IsSame(string one, string two) => one.Equals(two, StringComparison.OrdinalIgnoreCase);

    static InputException Unwritable(string name, Exception exception) =>
        new($"{name} cannot be written: {WriteFault.Reason(exception)}. Nothing was written");
}
