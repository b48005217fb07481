using System.Globalization;
using SipStack.Analysis;
using SipStack.Trace;

namespace SipStack.Server;

/// <summary>Statistics for people: a few lines of totals, the timeline, then one block of counts after the other.</summary>
sealed class StatsTextReport(Terminal terminal, bool isAscii)
{
    /// <summary>Of longer blocks only the most frequent are shown; JSON has all.</summary>
    const int MostRows = 25;

    public void Write(TraceStatistics statistics)
    {
        Totals(statistics);
        Timeline(statistics);
        Block("level", statistics.Records, Levels.Select(level => (level.Name, statistics.Count(level.Level))));
        Block("flag", statistics.Records, Rows(statistics.Flags));
        Block("method", statistics.Requests, Rows(statistics.Methods));
        Block("status", statistics.Responses, statistics.Statuses.Select(pair => (pair.Key.ToString(CultureInfo.InvariantCulture), pair.Value)));
        Block("code", null, Rows(statistics.Codes));
        terminal.Out.Flush();
    }

    public static IReadOnlyList<(TraceLevel Level, string Name)> Levels { get; } =
    [
        (TraceLevel.Fatal, "fatal"), (TraceLevel.Error, "error"), (TraceLevel.Warning, "warning"), (TraceLevel.Information, "information"),
        (TraceLevel.Verbose, "verbose"), (TraceLevel.Noise, "noise"), (TraceLevel.None, "none"),
    ];

    void Totals(TraceStatistics statistics)
    {
        Line($"{Count(statistics.Records, "record")}, {Count(statistics.Requests, "request")}, {Count(statistics.Responses, "response")}, {Count(statistics.Calls, "call")}");
        Line($"findings: {Count(statistics.Count(FindingSeverity.Error), "error")}, {Count(statistics.Count(FindingSeverity.Warning), "warning")}, {Count(statistics.Count(FindingSeverity.Information), "note")}");
        if (statistics.First is not { } first || statistics.Last is not { } last)
            return;
        var seconds = (last - first).TotalSeconds;
        var rate = seconds >= 1 ? string.Create(CultureInfo.InvariantCulture, $", {statistics.Records / seconds:0.0} records a second") : "";
        Line($"{RowValues.Time(first)} to {RowValues.Time(last)} ({Durations.Text(last - first)}){rate}");
    }

    void Timeline(TraceStatistics statistics)
    {
        var lines = TimelineText.Lines(statistics.Times, "records", "errors", isAscii).ToList();
        if (lines.Count > 0)
            Line("");
        lines.ForEach(Line);
    }

    void Block(string heading, long? total, IEnumerable<(string Name, long Count)> rows)
    {
        var counted = rows.Where(row => row.Count > 0).ToList();
        if (counted.Count == 0)
            return;
        Line("");
        Line(heading);
        var shown = counted.Take(MostRows).ToList();
        var names = shown.Max(row => Math.Min(48, row.Name.Length));
        var counts = shown.Max(row => row.Count).ToString(CultureInfo.InvariantCulture).Length;
        foreach (var (name, count) in shown)
        {
            var share = total is > 0 ? string.Create(CultureInfo.InvariantCulture, $"  {100.0 * count / total.Value,5:0.0} %") : "";
            Line($"  {name.PadRight(names)}  {count.ToString(CultureInfo.InvariantCulture).PadLeft(counts)}{share}");
        }

        if (counted.Count > shown.Count)
            Line($"  and {counted.Count - shown.Count} more");
    }

    static IEnumerable<(string Name, long Count)> Rows(NameCounter counter) => [.. counter.ByCount().Select(pair => (pair.Key, pair.Value)), ("(others)", counter.Others)];

    /// <summary>Flags and codes are text of the log: nothing in them ends a line or steers a terminal.</summary>
    void Line(string text) => terminal.Out.WriteLine(Terminal.Line(text));

    static string Count(long count, string what) => string.Create(CultureInfo.InvariantCulture, $"{count} {what}{(count == 1 ? "" : "s")}");
}
