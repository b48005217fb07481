using SipStack.Knowledge;

namespace SipStack.Server;

/// <summary>Writes the files of a remedy into a folder: all of them or none, and never over a file that is there.</summary>
static class RemedyWriter
{
    /// <summary>Returns the paths written. Throws <see cref="InputException"/> with the reason when nothing could be written.</summary>
    public static IReadOnlyList<string> Write(IReadOnlyList<RemedyFile> files, string folder)
    {
        if (!Directory.Exists(folder))
            throw new InputException(File.Exists(folder) ? $"{folder} is a file, not a folder" : $"no such folder: {folder}");
        foreach (var file in files)
        {
            if (Path.Exists(Path.Combine(folder, file.Name)))
                throw Taken(file.Name, folder);
        }

        var written = new List<string>();
        var temporary = new List<string>();
        try
        {
            foreach (var file in files)
                temporary.Add(WriteBeside(Path.Combine(folder, file.Name), file.Content.Span));
            for (var i = 0; i < files.Count; i++)
            {
                var path = Path.Combine(folder, files[i].Name);
                // Fails when the name was taken in between; then what stands there is left alone.
                File.Move(temporary[i], path, overwrite: false);
                written.Add(path);
            }

            return written;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            foreach (var path in temporary.Concat(written))
                DeleteQuietly(path);
            if (written.Count < files.Count && Path.Exists(Path.Combine(folder, files[written.Count].Name)))
                throw Taken(files[written.Count].Name, folder);
            throw new InputException($"the script could not be written into {folder}: {WriteFault.Reason(exception)}; nothing was written. Use another folder");
        }
    }

    static string WriteBeside(string path, ReadOnlySpan<byte> content)
    {
        var temporary = $"{path}.{Path.GetRandomFileName()}.part";
        try
        {
            using var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write);
            stream.Write(content);
            stream.Flush(flushToDisk: true);
            return temporary;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            DeleteQuietly(temporary);
            throw;
        }
    }

    static void DeleteQuietly(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The folder itself has gone or may not be written any more: nothing of ours is left that could be taken for a script.
        }
    }

    static InputException Taken(string name, string folder) => new($"{name} exists already in {folder}; nothing was written. Use --out with another folder");
}
