using System.Text;

namespace SipStack.Trace;

/// <summary>A set of ASCII names that is asked with bytes and without regard to case; asked for nearly every line of a record.</summary>
sealed class NameSet
{
    const int Longest = 40;

    // By length and first letter a name has hardly ever more than one candidate.
    readonly byte[][][] buckets = new byte[(Longest + 1) * 32][][];

    /// <summary>Takes names separated by blanks and line breaks.</summary>
    public NameSet(string names)
    {
        foreach (var name in names.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries))
        {
            var bytes = Encoding.ASCII.GetBytes(name);
            ref var bucket = ref buckets[Bucket(bytes)];
            bucket = [.. bucket ?? [], bytes];
        }
    }

    public bool Contains(ReadOnlySpan<byte> name)
    {
        if (name.IsEmpty || name.Length > Longest || buckets[Bucket(name)] is not { } bucket)
            return false;
        foreach (var candidate in bucket)
        {
            if (Ascii.EqualsIgnoreCase(name, candidate))
                return true;
        }

        return false;
    }

    static int Bucket(ReadOnlySpan<byte> name) => (name.Length * 32) + (name[0] & 0x1F);
}
