using System.Text;
using SipStack.Analysis;

namespace SipStack.Server;

/// <summary>One line a row below a line of headings, the columns aligned; on a terminal a timeline below, where programs do not look for rows.</summary>
/// <param name="none">What to say when there is no row.</param>
/// <param name="namesInput">Adds the input's name as last column.</param>
sealed class RowTable<T>(RowLayout<T> layout, string none, bool namesInput, Terminal terminal) : IRowReport<T>
{
    /// <summary>So many rows decide how wide the columns are; those behind them are written as they come.</summary>
    const int MostWaiting = 10_000;

    /// <summary>A value that is longer pushes its own line out and no other.</summary>
    const int WidestColumn = 48;

    readonly List<string[]> waiting = [];
    readonly TimeHistogram times = new();
    int[] widths = [];
    bool hasBegun;

    public void Add(string input, T row)
    {
        Count(row);
        string[] cells = [.. layout.Columns.Select(column => Cell(column.Text(row))), .. namesInput ? [Cell(input)] : Array.Empty<string>()];
        if (hasBegun)
        {
            Write(cells);
            return;
        }

        waiting.Add(cells);
        if (waiting.Count == MostWaiting)
            Begin();
    }

    public void Complete(bool isWhole)
    {
        if (!hasBegun && waiting.Count > 0)
            Begin();
        else if (!hasBegun && isWhole)
            terminal.Out.WriteLine(none);
        if (!terminal.IsTerminal)
            return;
        var lines = TimelineText.Lines(times, layout.Name, "failed", !terminal.ShowsUnicode).ToList();
        if (lines.Count > 0)
            terminal.Out.WriteLine();
        lines.ForEach(terminal.Out.WriteLine);
    }

    public void Dispose() => terminal.Out.Flush();

    void Count(T row)
    {
        if (layout.Moment(row) is not { Time: { } time } moment)
            return;
        times.AddRecord(time);
        if (moment.Failed)
            times.AddError(time);
    }

    void Begin()
    {
        hasBegun = true;
        string[] headings = [.. layout.Columns.Select(column => column.Heading), .. namesInput ? ["file"] : Array.Empty<string>()];
        widths = [.. headings.Select((heading, i) => Math.Max(heading.Length, waiting.Max(cells => Math.Min(cells[i].Length, WidestColumn))))];
        Write(headings);
        foreach (var cells in waiting)
            Write(cells);
        waiting.Clear();
    }

    void Write(string[] cells)
    {
        var line = new StringBuilder();
        for (var i = 0; i < cells.Length; i++)
        {
            if (i > 0)
                line.Append("  ");
            line.Append(i < layout.Columns.Count && layout.Columns[i].IsNumber ? cells[i].PadLeft(widths[i]) : cells[i].PadRight(widths[i]));
        }

        terminal.Out.WriteLine(line.ToString().TrimEnd(' '));
    }

    /// <summary>Text of the log in a cell: nothing in it can end the line or begin another column.</summary>
    string Cell(string text)
    {
        var shown = terminal.Show(text);
        if (shown.Length == 0)
            return "-";
        if (!shown.Any(IsBreak))
            return shown;
        var result = new StringBuilder(shown.Length + 16);
        foreach (var c in shown)
            result.Append(IsBreak(c) ? $"\\u{(int)c:X4}" : c.ToString());
        return result.ToString();
    }

    static bool IsBreak(char c) => c is '\t' or '\n' or '\v' or '\f' or '\r' or '\u0085' or '\u2028' or '\u2029';
}
