namespace SipStack.Analysis;

/// <summary>Spans of time and moments as people read them.</summary>
public static class Durations
{
    /// <summary><c>437 ms</c>, <c>12.345 s</c>, <c>3 min 5 s</c>, <c>2 h 3 min</c>, <c>4 days 1 h</c>, without sign.</summary>
    public static string Text(TimeSpan time)
    {
        time = time.Duration();
        if (time < TimeSpan.FromSeconds(1))
            return $"{(int)time.TotalMilliseconds} ms";
        if (time < TimeSpan.FromMinutes(1))
            return $"{time.TotalSeconds:0.###} s";
        if (time < TimeSpan.FromHours(1))
            return $"{time.Minutes} min {time.Seconds} s";
        return time < TimeSpan.FromDays(1) ? $"{time.Hours} h {time.Minutes} min" : $"{time.Days} {(time.Days == 1 ? "day" : "days")} {time.Hours} h";
    }

    /// <summary><c>12 ms after</c>, <c>3 s before</c>, <c>at the same time as</c>: where <paramref name="time"/> lies, seen from <paramref name="other"/>.</summary>
    public static string Relation(DateTime time, DateTime other) =>
        time == other ? "at the same time as" : $"{Text(time - other)} {(time > other ? "after" : "before")}";

    public static string Moment(DateTime time) => $"{time:yyyy-MM-dd HH:mm:ss.fff}";
}
