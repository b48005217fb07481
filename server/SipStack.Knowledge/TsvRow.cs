using System.Text;

namespace SipStack.Knowledge;

/// <summary>One row: a slice of the table's text.</summary>
/// <param name="Bytes">The row without its line end.</param>
/// <param name="Line">Line in the file, from 1.</param>
readonly record struct TsvRow(ReadOnlyMemory<byte> Bytes, int Line)
{
    public int CellCount => Bytes.Span.Count((byte)'\t') + 1;

    /// <summary>The cell without blanks around it; empty when the row is shorter or <paramref name="column"/> is negative.</summary>
    public ReadOnlySpan<byte> Cell(int column)
    {
        if (column < 0)
            return default;

        var rest = Bytes.Span;
        for (; column > 0; column--)
        {
            var tab = rest.IndexOf((byte)'\t');
            if (tab < 0)
                return default;
            rest = rest[(tab + 1)..];
        }

        var end = rest.IndexOf((byte)'\t');
        return (end < 0 ? rest : rest[..end]).Trim((byte)' ');
    }

    public string Text(int column) => Encoding.UTF8.GetString(Cell(column));

    /// <summary>The parts of a cell that is a list, separated by <c>|</c>.</summary>
    public string[] List(int column) => Text(column).Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
