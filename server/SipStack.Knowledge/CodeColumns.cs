using System.Buffers.Text;
using System.Collections.Immutable;

namespace SipStack.Knowledge;

/// <summary>Where the columns of a code table stand, and how one of its rows becomes an entry.</summary>
readonly struct CodeColumns(TsvTable table)
{
    /// <summary>The columns of a code table. Only <c>says</c> and one of <c>code</c> and <c>name</c> are needed.</summary>
    public static readonly ImmutableArray<string> Names = ["code", "name", "other_names", "level", "says", "means", "usual", "do", "topic", "sources"];

    readonly int code = table.Column("code");
    readonly int name = table.Column("name");
    readonly int otherNames = table.Column("other_names");
    readonly int level = table.Column("level");
    readonly int says = table.Column("says");
    readonly int means = table.Column("means");
    readonly int usual = table.Column("usual");
    readonly int steps = table.Column("do");
    readonly int topic = table.Column("topic");
    readonly int sources = table.Column("sources");

    /// <summary>The number in the first column: <c>0x</c> and hexadecimal digits, or a decimal number.</summary>
    public bool TryGetValue(TsvRow row, out uint value)
    {
        var cell = row.Cell(code);
        var isHex = cell.StartsWith("0x"u8);
        if (isHex)
            cell = cell[2..];
        return Utf8Parser.TryParse(cell, out value, out var used, isHex ? 'X' : 'D') && used == cell.Length && used > 0;
    }

    public string CodeOf(TsvRow row) => row.Text(code);

    public string LevelOf(TsvRow row) => row.Text(level);

    /// <summary>All names of the row, the main one first.</summary>
    public IEnumerable<string> NamesOf(TsvRow row) => row.List(otherNames).Prepend(row.Text(name)).Where(text => text.Length > 0);

    public CodeEntry Decode(TsvRow row, CodeKind kind, uint? value) => new()
    {
        Kind = kind,
        Value = value,
        Name = row.Text(name),
        OtherNames = [.. row.List(otherNames)],
        Level = TryParseLevel(row.Text(level), out var parsed) ? parsed : EntryLevel.Error,
        Says = row.Text(says),
        Means = row.Text(means),
        Usual = [.. row.List(usual).Select(ToAdvice)],
        Do = [.. row.List(steps).Select(ToAdvice)],
        Topic = row.Text(topic) is { Length: > 0 } text ? text : null,
        Sources = [.. row.List(sources)],
    };

    public static bool TryParseLevel(string text, out EntryLevel level)
    {
        level = text switch
        {
            "information" => EntryLevel.Information,
            "normal" => EntryLevel.Normal,
            _ => EntryLevel.Error,
        };
        return level != EntryLevel.Error || text is "" or "error";
    }

    static Advice ToAdvice(string text) => text.StartsWith('~') ? new(text[1..].TrimStart(), IsOurAdvice: true) : new(text, IsOurAdvice: false);
}
