namespace SipStack.Analysis;

/// <summary>The times that a filter lets through, both ends included: moments, or times of day of every date.</summary>
public readonly record struct TimeWindow
{
    DateTime? First { get; init; }

    DateTime? Last { get; init; }

    TimeSpan? FirstClock { get; init; }

    TimeSpan? LastClock { get; init; }

    public static TimeWindow Always => default;

    public bool IsAlways => this == Always;

    /// <summary>False when no time can lie between the two. A time of day takes the date of the other end, where that has one.</summary>
    public static bool TryCreate(TimeText? since, TimeText? until, out TimeWindow window)
    {
        var (first, last) = (Start(since, until?.Date), End(until, since?.Date));
        // From evening to morning: the time of day lies on the other side of midnight.
        if (first > last && since is { Date: null })
            first = first.Value.AddDays(-1);
        else if (first > last && until is { Date: null })
            last = last.Value.AddDays(1);
        window = new TimeWindow
        {
            First = first,
            Last = last,
            FirstClock = first is null ? since?.Clock : null,
            LastClock = last is null ? until?.Clock : null,
        };
        return !(first > last);
    }

    public bool Contains(DateTime time)
    {
        if (time < First || time > Last)
            return false;
        var clock = time.TimeOfDay;
        return FirstClock > LastClock ? clock >= FirstClock || clock <= LastClock : !(clock < FirstClock) && !(clock > LastClock);
    }

    static DateTime? Start(TimeText? text, DateOnly? otherDate) =>
        (text?.Date ?? (text is null ? null : otherDate)) is { } date ? date.ToDateTime(TimeOnly.MinValue) + (text?.Clock ?? TimeSpan.Zero) : null;

    /// <summary>A date alone means the whole day.</summary>
    static DateTime? End(TimeText? text, DateOnly? otherDate) =>
        (text?.Date ?? (text is null ? null : otherDate)) is { } date ? date.ToDateTime(TimeOnly.MinValue) + (text?.Clock ?? new TimeSpan(TimeSpan.TicksPerDay - 1)) : null;
}
