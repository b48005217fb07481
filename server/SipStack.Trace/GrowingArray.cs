namespace SipStack.Trace;

/// <summary>
/// An immutable sequence whose successors share its memory as long as they only add at the end: what is added goes behind the part that
/// older states see. So appending to a long document costs what is appended.
/// </summary>
readonly struct GrowingArray<T>
    where T : struct, IEquatable<T>
{
    readonly Storage storage;

    GrowingArray(Storage storage, int count)
    {
        this.storage = storage;
        Count = count;
    }

    public int Count { get; }

    public ReadOnlySpan<T> Span => storage.Items.AsSpan(0, Count);

    public ReadOnlyMemory<T> Memory => storage.Items.AsMemory(0, Count);

    /// <summary>Takes an array whose first <paramref name="count"/> items are the sequence; what lies behind them is room to grow into.</summary>
    public static GrowingArray<T> Over(T[] items, int count) => new(new Storage(items, count), count);

    /// <summary>The first <paramref name="kept"/> items with others behind them.</summary>
    public GrowingArray<T> With(int kept, ReadOnlySpan<T> added)
    {
        // What comes again is not replaced, so that an older state may go on seeing it.
        var same = Span[kept..].CommonPrefixLength(added);
        kept += same;
        added = added[same..];
        if (kept == Count && storage.TryAppend(kept, added))
            return new(storage, kept + added.Length);
        var items = GC.AllocateUninitializedArray<T>(kept + added.Length + Room(kept + added.Length));
        Span[..kept].CopyTo(items);
        added.CopyTo(items.AsSpan(kept));
        return Over(items, kept + added.Length);
    }

    /// <summary>Items of room behind a sequence of <paramref name="count"/>: enough that copying it all is rare.</summary>
    public static int Room(int count) => (int)Math.Min(16 + (count / 16), Array.MaxLength - (long)count);

    sealed class Storage(T[] items, int used)
    {
        readonly Lock gate = new();
        int used = used;

        public T[] Items => items;

        /// <summary>Adds behind the item <paramref name="at"/>, unless a successor of the same state has done so or there is no room.</summary>
        public bool TryAppend(int at, ReadOnlySpan<T> added)
        {
            lock (gate)
            {
                if (at != used || items.Length - used < added.Length)
                    return false;
                added.CopyTo(items.AsSpan(used));
                used += added.Length;
                return true;
            }
        }
    }
}
