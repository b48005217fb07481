using System.Collections.Immutable;
using System.Text;

namespace SipStack.Knowledge;

/// <summary>
/// A tab-separated table in UTF-8. The first line names the columns; there is no quoting; empty lines and lines that
/// begin with <c>#</c> are comments. Rows are slices of the text and become strings only when a cell is asked for.
/// </summary>
sealed class TsvTable
{
    readonly ReadOnlyMemory<byte> body;
    readonly int bodyLine;

    public TsvTable(ReadOnlyMemory<byte> text)
    {
        if (text.Span.StartsWith("\uFEFF"u8))
            text = text[3..];

        var lines = new TsvRows(text, 1);
        if (lines.MoveNext())
        {
            HeaderLine = lines.Current.Line;
            Columns = [.. Encoding.UTF8.GetString(lines.Current.Bytes.Span).Split('\t').Select(column => column.Trim())];
        }

        (body, bodyLine) = lines.Rest;
    }

    public ImmutableArray<string> Columns { get; } = [];

    /// <summary>Line of the header row, from 1; 0 when the table is empty.</summary>
    public int HeaderLine { get; }

    public TsvRows Rows => new(body, bodyLine);

    /// <summary>Index of a column; -1 when the table does not have it, and every cell of it is empty.</summary>
    public int Column(string name) => Columns.IndexOf(name);
}
