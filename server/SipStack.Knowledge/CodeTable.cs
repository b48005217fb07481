using System.Collections.Concurrent;

namespace SipStack.Knowledge;

/// <summary>A code table of this product: numbers are indexed on first use, names when a name is first asked for, rows decoded one by one.</summary>
sealed class CodeTable
{
    readonly TsvTable table;
    readonly CodeColumns columns;
    readonly CodeKind kind;
    readonly Dictionary<uint, TsvRow> byValue = [];
    readonly Lazy<Dictionary<string, TsvRow>> byName;
    readonly ConcurrentDictionary<int, CodeEntry> decoded = [];

    public CodeTable(ReadOnlyMemory<byte> text, CodeKind kind)
    {
        table = new(text);
        columns = new(table);
        this.kind = kind;
        byName = new(IndexNames);
        foreach (var row in table.Rows)
        {
            if (columns.TryGetValue(row, out var value))
                byValue.TryAdd(value, row);
        }
    }

    public IEnumerable<CodeEntry> Entries
    {
        get
        {
            List<CodeEntry> entries = [];
            foreach (var row in table.Rows)
                entries.Add(Decode(row));
            return entries;
        }
    }

    public CodeEntry? Find(uint value) => byValue.TryGetValue(value, out var row) ? Decode(row) : null;

    public CodeEntry? Find(string name) => byName.Value.TryGetValue(name, out var row) ? Decode(row) : null;

    CodeEntry Decode(TsvRow row) => decoded.GetOrAdd(row.Line, _ =>
        columns.TryGetValue(row, out var value) ? columns.Decode(row, kind, value) : columns.Decode(row, CodeKind.Symbol, value: null));

    Dictionary<string, TsvRow> IndexNames()
    {
        Dictionary<string, TsvRow> names = new(StringComparer.OrdinalIgnoreCase);
        foreach (var row in table.Rows)
        {
            foreach (var name in columns.NamesOf(row))
                names.TryAdd(name, row);
        }

        return names;
    }
}
