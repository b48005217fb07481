namespace SipStack.Analysis;

/// <summary>One column of a timeline: what lies between its time and that of the next.</summary>
public readonly record struct TimeColumn(DateTime Start, long Records, long Errors);

/// <summary>
/// Counts records and errors over time with bounded memory, however long the trace and however wrong some of its times are: where there
/// are too many intervals, they become wider.
/// </summary>
public sealed class TimeHistogram
{
    /// <summary>So many intervals are kept.</summary>
    const int MostBuckets = 4096;

    /// <summary>In milliseconds; each divides the next, so that narrow intervals add up to wide ones: 1 ms, 1 s, 1 min, 1 h, 1 day, 4 weeks, 30 years and some between.</summary>
    static readonly long[] Widths = [1, 10, 100, 1_000, 5_000, 15_000, 60_000, 300_000, 900_000, 3_600_000, 21_600_000, 86_400_000, 604_800_000, 2_419_200_000, 24_192_000_000, 967_680_000_000];

    Dictionary<long, (long Records, long Errors)> buckets = [];
    int width;

    public void AddRecord(DateTime time) => Add(time, 1, 0);

    public void AddError(DateTime time) => Add(time, 0, 1);

    /// <summary>The timeline in at most <paramref name="most"/> columns of equal width, from the first count to the last; empty without any time.</summary>
    public (TimeSpan Width, IReadOnlyList<TimeColumn> Columns) Columns(int most)
    {
        if (buckets.Count == 0)
            return (TimeSpan.Zero, []);
        var wide = width;
        while (wide + 1 < Widths.Length && Span(wide) > most)
            wide++;
        var counts = Coarsen(width, wide);
        var first = counts.Keys.Min();
        var columns = new TimeColumn[counts.Keys.Max() - first + 1];
        for (var i = 0; i < columns.Length; i++)
        {
            var (records, errors) = counts.GetValueOrDefault(first + i);
            columns[i] = new TimeColumn(new DateTime((first + i) * Widths[wide] * TimeSpan.TicksPerMillisecond), records, errors);
        }

        return (TimeSpan.FromMilliseconds(Widths[wide]), columns);
    }

    void Add(DateTime time, long records, long errors)
    {
        var key = time.Ticks / TimeSpan.TicksPerMillisecond / Widths[width];
        var (oldRecords, oldErrors) = buckets.GetValueOrDefault(key);
        buckets[key] = (oldRecords + records, oldErrors + errors);
        if (buckets.Count > MostBuckets && width + 1 < Widths.Length)
            buckets = Coarsen(width, ++width);
    }

    /// <summary>How many columns a width would need.</summary>
    long Span(int wide)
    {
        var factor = Widths[wide] / Widths[width];
        return (buckets.Keys.Max() / factor) - (buckets.Keys.Min() / factor) + 1;
    }

    Dictionary<long, (long Records, long Errors)> Coarsen(int from, int to)
    {
        var factor = Widths[to] / Widths[from];
        var result = new Dictionary<long, (long Records, long Errors)>();
        foreach (var (key, (records, errors)) in buckets)
        {
            var (oldRecords, oldErrors) = result.GetValueOrDefault(key / factor);
            result[key / factor] = (oldRecords + records, oldErrors + errors);
        }

        return result;
    }
}
