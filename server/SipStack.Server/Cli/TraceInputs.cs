using SipStack.Trace;

namespace SipStack.Server;

/// <summary>A trace to read: the name that the user sees, and how to open it.</summary>
sealed record TraceInput(string Name, Func<Stream> Open, long? Length);

/// <summary>Turns the inputs of a command (files, folders, <c>-</c>) into traces.</summary>
static class TraceInputs
{
    static readonly string[] Extensions = [".log", ".txt", ".uccapilog"];

    /// <summary>The traces behind a path, those of a folder in name order. Throws <see cref="InputException"/> for what is not there.</summary>
    public static IEnumerable<TraceInput> Expand(string path, Func<Stream> openStandardInput)
    {
        if (path == "-")
            return [new TraceInput("-", openStandardInput, null)];
        return Directory.Exists(path) ? FilesBelow(path).Select(File) : [File(path)];
    }

    /// <summary>The one file that a program asks for. Throws <see cref="InputException"/> for what is no file, or has no end.</summary>
    public static TraceInput OrdinaryFile(string path)
    {
        if (Directory.Exists(path))
            throw new InputException($"{path} is a folder; name one file");
        var file = File(path);
        return Server.OrdinaryFile.HoldsSomething(new FileInfo(path)) ? file : throw new InputException($"{path} is empty, or not a file");
    }

    /// <summary>Opens a trace as UTF-8 text. Throws <see cref="InputException"/> when that cannot be.</summary>
    public static Utf8Stream Open(TraceInput input) => Open(input, out _);

    /// <summary>The same, with the unpacking in between, which knows at the end whether the file was whole; null for a file that is not packed.</summary>
    public static Utf8Stream Open(TraceInput input, out GzipTrace? packed)
    {
        packed = null;
        Utf8Stream? text = null;
        try
        {
            var stream = input.Open();
            packed = IsGzip(input.Name) ? new GzipTrace(stream, input.Name) : null;
            text = new Utf8Stream(packed ?? stream);
        }
        catch (Exception exception) when (Describe(input.Name, exception) is { } message)
        {
            throw new InputException(message);
        }

        CheckIsText(text, input.Name);
        return text;
    }

    /// <summary>Throws <see cref="InputException"/>, and closes the file, when it is binary.</summary>
    public static void CheckIsText(Utf8Stream text, string name)
    {
        if (text.Encoding != TextEncoding.Binary)
            return;
        text.Dispose();
        throw new InputException(Path.GetExtension(name).Equals(".etl", StringComparison.OrdinalIgnoreCase)
            ? $"{name} is a binary ETL file. Turn it into text first: OCSLogger \"View Log Files\", or Search-CsClsLogging -OutputFilePath"
            : $"{name} is not text. A binary trace (ETL) becomes text with OCSLogger \"View Log Files\" or Search-CsClsLogging -OutputFilePath");
    }

    /// <summary>What went wrong while reading, for people; null for an error that is not about the input.</summary>
    public static string? Describe(string name, Exception exception) => exception switch
    {
        FileNotFoundException or DirectoryNotFoundException => $"no such file: {name}",
        UnauthorizedAccessException => $"{name} may not be read: access is denied",
        InvalidDataException => $"{name} is damaged: it cannot be unpacked",
        InputException => exception.Message,
        IOException => $"{name} cannot be read: {exception.Message.TrimEnd('.')}",
        _ => null,
    };

    static TraceInput File(string path)
    {
        if (!System.IO.File.Exists(path))
            throw new InputException($"no such file: {path}");
        // A trace may still be written to, or be cut, while it is read.
        return new TraceInput(path, () => new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1, FileOptions.SequentialScan), new FileInfo(path).Length);
    }

    static bool IsGzip(string name) => name.EndsWith(".gz", StringComparison.OrdinalIgnoreCase);

    static IEnumerable<string> FilesBelow(string folder)
    {
        var options = new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true, AttributesToSkip = FileAttributes.ReparsePoint };
        return Directory.EnumerateFiles(folder, "*", options).Where(path => IsTrace(path) && Server.OrdinaryFile.HoldsSomething(new FileInfo(path))).Order(StringComparer.Ordinal);
    }

    static bool IsTrace(string path)
    {
        var name = IsGzip(path) ? path[..^3] : path;
        return Extensions.Contains(Path.GetExtension(name), StringComparer.OrdinalIgnoreCase);
    }
}
