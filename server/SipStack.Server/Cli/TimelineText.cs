using System.Globalization;
using SipStack.Analysis;

namespace SipStack.Server;

/// <summary>A timeline as lines of text: what was counted, and below it what of that failed.</summary>
static class TimelineText
{
    /// <summary>Columns; fits beside its words into 120 characters.</summary>
    const int Width = 60;

    /// <summary>No line when there are too few times to show a course, the first only when nothing failed.</summary>
    public static IEnumerable<string> Lines(TimeHistogram times, string all, string failed, bool isAscii)
    {
        var (width, columns) = times.Columns(Width);
        if (columns.Count < 2)
            yield break;
        var names = Math.Max(all.Length, failed.Length);
        yield return Line(all.PadRight(names), [.. columns.Select(column => column.Records)], columns, width, isAscii);
        if (columns.Any(column => column.Errors > 0))
            yield return Line(failed.PadRight(names), [.. columns.Select(column => column.Errors)], columns, width, isAscii);
    }

    static string Line(string name, long[] counts, IReadOnlyList<TimeColumn> columns, TimeSpan width, bool isAscii)
    {
        var most = Array.IndexOf(counts, counts.Max());
        return string.Create(CultureInfo.InvariantCulture, $"{name}  {Sparkline.Of(counts, isAscii)}  at most {counts[most]} in {Durations.Text(width)}, at {Start(columns[most].Start, width)}");
    }

    static string Start(DateTime time, TimeSpan width) => width < TimeSpan.FromSeconds(1) ? RowValues.Time(time) : time.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
}
