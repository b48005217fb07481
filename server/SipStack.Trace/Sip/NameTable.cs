using System.Buffers.Binary;
using System.Collections;
using System.Numerics;
using System.Text;

namespace SipStack.Trace;

/// <summary>
/// What ASCII names stand for, asked with bytes and without regard to case. Asked for nearly every line of a record, so it compares
/// eight bytes at a time: the first eight choose a bucket, and of a longer name those that follow, and the last eight.
/// </summary>
sealed class NameTable<T> : IEnumerable
    where T : struct
{
    const int WordLength = sizeof(ulong);
    const ulong Each = 0x0101_0101_0101_0101;

    // Makes letters small. What else it changes cannot become part of a name: none holds a digit, and of the rest only a CR becomes a hyphen.
    const ulong SmallLetters = 0x20 * Each;

    readonly Name?[] buckets = new Name?[512];

    /// <summary>Takes names separated by blanks and line breaks.</summary>
    public void Add(T meaning, string names)
    {
        foreach (var name in names.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries))
        {
            var bytes = Encoding.ASCII.GetBytes(name);
            var first = FirstWord(bytes);
            ref var bucket = ref buckets[Bucket(first)];
            bucket = new Name(first, RestOf(bytes), bytes.Length, meaning, bucket);
        }
    }

    /// <summary>What a name stands for; the default value for one that is not in the table.</summary>
    public T Find(ReadOnlySpan<byte> name)
    {
        var first = FirstWord(name);
        for (var known = buckets[Bucket(first)]; known is not null; known = known.Next)
        {
            if (known.First == first && known.Length == name.Length && HasRest(name, known))
                return known.Meaning;
        }

        return default;
    }

    /// <summary>What the name at the beginning of a line stands for, when a colon follows it at once; the default value otherwise.</summary>
    /// <param name="length">Length of the name.</param>
    public T FindBeforeColon(ReadOnlySpan<byte> line, out int length)
    {
        length = 0;
        // A shorter line than this holds nothing that is worth the hurry.
        if (line.Length < WordLength)
            return FindInShortLine(line, out length);
        var word = BinaryPrimitives.ReadUInt64LittleEndian(line);
        var colon = word ^ (':' * Each);
        var colonBit = (colon - Each) & ~colon & (0x80 * Each);
        var isShort = colonBit != 0;
        if (isShort)
        {
            length = BitOperations.TrailingZeroCount(colonBit) / 8;
            word &= (1UL << (8 * length)) - 1;
        }

        var first = word | SmallLetters;
        for (var known = buckets[Bucket(first)]; known is not null; known = known.Next)
        {
            if (known.First != first || (isShort ? known.Length != length : known.Length >= line.Length || line[known.Length] != ':' || !HasRest(line[..known.Length], known)))
                continue;
            length = known.Length;
            return known.Meaning;
        }

        return default;
    }

    public IEnumerator GetEnumerator() => buckets.GetEnumerator();

    T FindInShortLine(ReadOnlySpan<byte> line, out int length)
    {
        length = Math.Max(0, line.IndexOf((byte)':'));
        return Find(line[..length]);
    }

    static ulong FirstWord(ReadOnlySpan<byte> name)
    {
        if (name.Length >= WordLength)
            return BinaryPrimitives.ReadUInt64LittleEndian(name) | SmallLetters;
        ulong word = 0;
        for (var i = 0; i < name.Length; i++)
            word |= (ulong)name[i] << (8 * i);
        return word | SmallLetters;
    }

    static int Bucket(ulong first) => (int)((first * 0x9E37_79B9_7F4A_7C15) >> 55);

    /// <summary>The words behind the first one; the last of them ends with the name.</summary>
    static ulong[] RestOf(byte[] name)
    {
        var words = new ulong[name.Length <= WordLength ? 0 : (name.Length - 1) / WordLength];
        for (var i = 0; i < words.Length; i++)
            words[i] = WordAt(name, i, words.Length);
        return words;
    }

    static bool HasRest(ReadOnlySpan<byte> name, Name known)
    {
        var rest = known.Rest;
        for (var i = 0; i < rest.Length; i++)
        {
            if (WordAt(name, i, rest.Length) != rest[i])
                return false;
        }

        return true;
    }

    static ulong WordAt(ReadOnlySpan<byte> name, int index, int count) =>
        BinaryPrimitives.ReadUInt64LittleEndian(name[(index + 1 < count ? (index + 1) * WordLength : name.Length - WordLength)..]) | SmallLetters;

    sealed record Name(ulong First, ulong[] Rest, int Length, T Meaning, Name? Next);
}
