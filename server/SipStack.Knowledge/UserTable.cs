using System.Collections.Frozen;
using System.Text.Unicode;

namespace SipStack.Knowledge;

/// <summary>Codes that the user adds. The columns are those of our own tables, in any order; rows that cannot be used are reported and left out.</summary>
sealed class UserTable
{
    readonly FrozenDictionary<(CodeKind Kind, uint Value), CodeEntry> byValue;
    readonly FrozenDictionary<string, CodeEntry> byName;

    UserTable(List<CodeEntry> entries)
    {
        byValue = entries.Where(entry => entry.Value is not null).ToFrozenDictionary(entry => (entry.Kind, entry.Value.GetValueOrDefault()));
        byName = entries
            .SelectMany(entry => entry.OtherNames.Prepend(entry.Name).Where(name => name.Length > 0).Select(name => (Name: name, Entry: entry)))
            .DistinctBy(pair => pair.Name, StringComparer.OrdinalIgnoreCase)
            .ToFrozenDictionary(pair => pair.Name, pair => pair.Entry, StringComparer.OrdinalIgnoreCase);
    }

    public CodeEntry? Find(CodeKind kind, uint value) => byValue.GetValueOrDefault((kind, value));

    public CodeEntry? Find(string name) => byName.GetValueOrDefault(name);

    public static UserTable Read(string file, ReadOnlyMemory<byte> text, ICollection<CatalogProblem> problems)
    {
        List<CodeEntry> entries = [];
        if (text.Span.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || text.Span.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
        {
            problems.Add(new(file, 1, "The file is UTF-16. Save it as UTF-8."));
            return new(entries);
        }

        var table = new TsvTable(text);
        if (!CheckColumns(table, file, problems))
            return new(entries);

        var columns = new CodeColumns(table);
        HashSet<(CodeKind, uint)> seen = [];
        foreach (var row in table.Rows)
        {
            var problem = TryDecode(row, columns, table.Columns.Length, file, out var entry);
            if (problem is null && entry.Value is { } value && !seen.Add((entry.Kind, value)))
                problem = $"{entry.Code} stands in the file already. The first row is used.";
            if (problem is null)
                entries.Add(entry);
            else
                problems.Add(new(file, row.Line, problem));
        }

        return new(entries);
    }

    static bool CheckColumns(TsvTable table, string file, ICollection<CatalogProblem> problems)
    {
        var line = Math.Max(table.HeaderLine, 1);
        if (!table.Columns.Contains("says") || !(table.Columns.Contains("code") || table.Columns.Contains("name")))
        {
            problems.Add(new(file, line, "The first line must name the columns, separated by tabs: code, name, says. The file is not used."));
            return false;
        }

        foreach (var column in table.Columns.Where(column => !CodeColumns.Names.Contains(column)))
            problems.Add(new(file, line, $"There is no column \"{column}\"; it is ignored. Columns are {string.Join(", ", CodeColumns.Names)}."));
        return true;
    }

    /// <summary>Returns what is wrong with the row; null when it can be used.</summary>
    static string? TryDecode(TsvRow row, CodeColumns columns, int columnCount, string file, out CodeEntry entry)
    {
        entry = new() { Kind = CodeKind.Unknown };
        if (!Utf8.IsValid(row.Bytes.Span))
            return "The row is not UTF-8. Save the file as UTF-8.";
        if (row.CellCount > columnCount)
            return $"The row has {row.CellCount} cells, but the file has {columnCount} columns. The row is left out.";

        var code = columns.CodeOf(row);
        var kind = CodeKind.Symbol;
        uint value = 0;
        if (code.Length > 0 && !CodeText.TryParse(code, out kind, out value))
            return $"\"{code}\" is no code. Write 0xC3E93EC3, -1008124221, 1000, sip-401 or win32-10054.";

        entry = columns.Decode(row, kind, code.Length > 0 ? value : null);
        if (entry.Value is null && entry.Name.Length == 0)
            return "The row has neither code nor name.";
        if (entry.Says.Length == 0)
            return "The column \"says\" is empty. Write one sentence that says what the code means.";
        if (!CodeColumns.TryParseLevel(columns.LevelOf(row), out _))
            return $"\"{columns.LevelOf(row)}\" is no level. Write error, information or normal.";

        entry = entry with { IsFromUser = true, Sources = entry.Sources.IsEmpty ? [file] : entry.Sources };
        return null;
    }
}
