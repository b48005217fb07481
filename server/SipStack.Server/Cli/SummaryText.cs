using System.Globalization;
using System.Text;
using SipStack.Analysis;

namespace SipStack.Server;

/// <summary>
/// The summary behind the findings: how much failed, and one row for each group of equal failures, in columns. A group without a known
/// cause is named by its code, and its sentence stands below.
/// </summary>
static class SummaryText
{
    /// <summary>Every line of the summary but the next command.</summary>
    /// <param name="hidden">How many findings were not written.</param>
    public static IEnumerable<string> Lines(FindingSummary summary, IReadOnlyList<FailureGroup> groups, long hidden)
    {
        yield return $"{Counts(groups)}{(summary.Calls > 0 ? $" in {Count(summary.Calls, "call")}" : "")}{(hidden > 0 ? $" ({Count(hidden, "finding")} not shown)" : "")}:";
        var rows = groups.Select(Row).ToList();
        int[] widths = [.. Enumerable.Range(0, rows[0].Length).Select(column => rows.Max(row => row[column].Length))];
        for (var i = 0; i < rows.Count; i++)
        {
            yield return Line(rows[i], widths);
            if (groups[i].Cause is null)
                yield return $"    {groups[i].Title}";
        }
    }

    /// <summary>What there is none of is left out in all rows: the columns are for what the log shows.</summary>
    static string[] Row(FailureGroup group) =>
    [
        group.Cause is null ? group.Code : group.Title,
        Verdicts.Word(group.Verdict) ?? "",
        Count(group.Failures, Noun(group.Severity)),
        Some(group.Users, "user"),
        Some(group.Endpoints, "endpoint"),
        Some(group.Domains, "domain"),
        Times(group.First, group.Last),
    ];

    static string Line(string[] cells, int[] widths)
    {
        var line = new StringBuilder("  ");
        for (var i = 0; i < cells.Length; i++)
        {
            if (widths[i] == 0)
                continue;
            line.Append(line.Length > 2 ? "  " : "").Append(cells[i].PadRight(widths[i]));
        }

        return line.ToString().TrimEnd();
    }

    static string Counts(IReadOnlyList<FailureGroup> groups)
    {
        string[] counts =
        [
            .. from @group in groups
               group @group.Failures by @group.Severity into same
               orderby same.Key
               select Count(same.Sum(), Noun(same.Key)),
        ];
        return counts.Length < 2 ? string.Concat(counts) : $"{string.Join(", ", counts[..^1])} and {counts[^1]}";
    }

    static string Noun(FindingSeverity severity) => severity switch
    {
        FindingSeverity.Error => "failure",
        FindingSeverity.Warning => "warning",
        _ => "note",
    };

    static string Some(int count, string what) => count == 0 ? "" : Count(count, what);

    static string Count(long count, string what) => string.Create(CultureInfo.InvariantCulture, $"{count} {what}{(count == 1 ? "" : "s")}");

    static string Times(DateTime? first, DateTime? last)
    {
        if (first is not { } start)
            return "";
        var end = last ?? start;
        var from = start.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
        return end == start ? from : $"{from} to {end.ToString(end.Date == start.Date ? "HH:mm:ss" : "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)}";
    }
}
