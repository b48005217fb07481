namespace SipStack.Analysis;

/// <summary>How often each name occurs; of names that a log can make up at will only so many are told apart.</summary>
public sealed class NameCounter
{
    /// <summary>Names behind these are counted together as <see cref="Others"/>.</summary>
    public const int Most = 1000;

    readonly Dictionary<string, long> counts = new(StringComparer.Ordinal);

    /// <summary>What was counted without its name.</summary>
    public long Others { get; private set; }

    public long Total => counts.Values.Sum() + Others;

    public void Add(string name)
    {
        if (counts.TryGetValue(name, out var count))
            counts[name] = count + 1;
        else if (counts.Count < Most)
            counts.Add(name, 1);
        else
            Others++;
    }

    /// <summary>Most frequent first, of equal ones by name.</summary>
    public IEnumerable<KeyValuePair<string, long>> ByCount() => counts.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal);

    public IEnumerable<KeyValuePair<string, long>> ByName() => counts.OrderBy(pair => pair.Key, StringComparer.Ordinal);
}
