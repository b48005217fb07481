namespace SipStack.Knowledge;

/// <summary>The data files that are built into this assembly, by their path below Data/.</summary>
static class DataFile
{
    /// <summary>The bytes of a file; null when there is none of that name.</summary>
    public static byte[]? Read(string name)
    {
        using var stream = typeof(DataFile).Assembly.GetManifestResourceStream(name);
        if (stream is null)
            return null;

        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
