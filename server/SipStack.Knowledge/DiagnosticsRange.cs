using System.Collections.Immutable;
using System.Globalization;

namespace SipStack.Knowledge;

/// <summary>A range of error ids and the component that uses it: what can be said of an id that has no entry.</summary>
/// <param name="From">First id.</param>
/// <param name="To">Last id.</param>
/// <param name="IsDerived">No page gives the range; only ids within it have been seen.</param>
public sealed record DiagnosticsRange(int From, int To, string Component, bool IsDerived, string Source)
{
    internal static ImmutableArray<DiagnosticsRange> Load(ReadOnlyMemory<byte> text)
    {
        var table = new TsvTable(text);
        var (from, to, component, mark, source) = (table.Column("from"), table.Column("to"), table.Column("component"), table.Column("mark"), table.Column("source"));
        var ranges = ImmutableArray.CreateBuilder<DiagnosticsRange>();
        foreach (var row in table.Rows)
        {
            ranges.Add(new(
                int.Parse(row.Cell(from), NumberStyles.None, CultureInfo.InvariantCulture),
                int.Parse(row.Cell(to), NumberStyles.None, CultureInfo.InvariantCulture),
                row.Text(component),
                row.Cell(mark).SequenceEqual("derived"u8),
                row.Text(source)));
        }

        return ranges.DrainToImmutable();
    }
}
