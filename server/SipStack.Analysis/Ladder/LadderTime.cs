namespace SipStack.Analysis;

/// <summary>Times beside a ladder.</summary>
static class LadderTime
{
    public static string Full(DateTime? time) => time is { } value ? $"{value:HH:mm:ss.fff}" : "";

    /// <summary>The whole time of day, or only the milliseconds where the second is that of the row before.</summary>
    public static string Short(DateTime? time, DateTime? before)
    {
        if (time is not { } value)
            return "";
        return before is { } last && last.AddTicks(-(last.Ticks % TimeSpan.TicksPerSecond)) == value.AddTicks(-(value.Ticks % TimeSpan.TicksPerSecond)) ? $"{value:.fff}" : Full(time);
    }

    /// <summary><c>+12 ms</c>; a record that stands out of order comes before the one before it.</summary>
    public static string Distance(TimeSpan? distance) => distance is { } value ? $"{(value < TimeSpan.Zero ? '-' : '+')}{Durations.Text(value)}" : "";
}
