using System.Diagnostics.CodeAnalysis;

namespace SipStack.Analysis;

/// <summary>Rows by key, in the order in which they were opened. Above its bound it gives the oldest ones up, so that a stream of any length fits.</summary>
sealed class BoundedTable<TKey, TRow>(int most)
    where TKey : struct, IEquatable<TKey>
    where TRow : class, new()
{
    /// <summary>So many rows stay open at the most.</summary>
    public const int DefaultMost = 100_000;

    readonly Dictionary<TKey, TRow> rows = [];
    readonly Queue<TKey> order = new();

    /// <summary>The row of a key, a new one if there is none.</summary>
    public TRow Open(TKey key)
    {
        if (rows.TryGetValue(key, out var row))
            return row;
        rows.Add(key, row = new TRow());
        order.Enqueue(key);
        return row;
    }

    public TRow? Find(TKey key) => rows.GetValueOrDefault(key);

    /// <summary>Takes the oldest row out when there are too many, or in any case when nothing more will come.</summary>
    public bool TryClose(bool isComplete, out TKey key, [NotNullWhen(true)] out TRow? row)
    {
        row = null;
        key = default;
        if (order.Count > (isComplete ? 0 : most))
        {
            key = order.Dequeue();
            rows.Remove(key, out row);
        }

        return row is not null;
    }
}
