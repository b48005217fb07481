using System.Text;

namespace SipStack.Knowledge;

/// <summary>Names of Windows result values and errors, for codes that no table explains. Columns: kind, value, name.</summary>
sealed class NameTable
{
    readonly Dictionary<(bool IsHresult, uint Value), TsvRow> byValue = [];
    readonly Lazy<Dictionary<string, (bool IsHresult, uint Value)>> byName;

    public NameTable(ReadOnlyMemory<byte> text)
    {
        foreach (var row in new TsvTable(text).Rows)
        {
            if (CodeText.TryParse(Encoding.UTF8.GetString(row.Cell(1)), out _, out var value))
                byValue.TryAdd((row.Cell(0).SequenceEqual("HRESULT"u8), value), row);
        }

        byName = new(() => IndexNames(text));
    }

    public string? Hresult(uint value) => Find(isHresult: true, value);

    public string? Win32(uint code) => Find(isHresult: false, code);

    public (bool IsHresult, uint Value)? Find(string name) => byName.Value.TryGetValue(name, out var code) ? code : null;

    string? Find(bool isHresult, uint value) => byValue.TryGetValue((isHresult, value), out var row) ? row.Text(2) : null;

    // One number can have two names, so the names are read from the text and not from the index of numbers.
    static Dictionary<string, (bool IsHresult, uint Value)> IndexNames(ReadOnlyMemory<byte> text)
    {
        Dictionary<string, (bool, uint)> names = new(StringComparer.OrdinalIgnoreCase);
        foreach (var row in new TsvTable(text).Rows)
        {
            if (CodeText.TryParse(row.Text(1), out _, out var value))
                names.TryAdd(row.Text(2), (row.Cell(0).SequenceEqual("HRESULT"u8), value));
        }

        return names;
    }
}
