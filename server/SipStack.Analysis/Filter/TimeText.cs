using System.Globalization;

namespace SipStack.Analysis;

/// <summary>
/// A time as people type it: ISO 8601 (<c>2011-03-14T09:26:53.601</c>), as a log or Windows writes it (<c>03/14/2011-09:26:53.601</c>,
/// <c>3/14/2011 9:26 AM</c>), a date alone, or a time of day alone.
/// </summary>
/// <param name="Date">Null for a time of day.</param>
/// <param name="Clock">Null for a date alone, which stands for the whole day.</param>
public readonly record struct TimeText(DateOnly? Date, TimeSpan? Clock)
{
    static readonly string[] Dates = ["yyyy-M-d", "M/d/yyyy", "d/M/yyyy"];
    static readonly string[] Clocks = ["H:mm", "H:mm:ss.FFFFFFF", "h:mm tt", "h:mm:ss tt", "%H", "h tt"];

    /// <summary>Reads it; a day before the month is understood where the number can be no month.</summary>
    public static bool TryParse(string text, out TimeText time)
    {
        time = default;
        var typed = text.Trim();
        var dateLength = DateLength(typed);
        if (dateLength > 0 && !TryDate(typed[..dateLength], out time))
            return false;
        var clock = typed[dateLength..].TrimStart('T', 't', '-', '|', ' ');
        if (dateLength > 0 && clock.Length == 0)
            return dateLength == typed.Length;
        // An hour alone is too little to be told from any other number, but for one with a date or with AM and PM.
        if (clock.All(char.IsAsciiDigit) && dateLength == 0)
            return false;
        if (!DateTime.TryParseExact(clock, Clocks, CultureInfo.InvariantCulture, DateTimeStyles.NoCurrentDateDefault, out var parsed))
            return false;
        time = time with { Clock = parsed.TimeOfDay };
        return true;
    }

    /// <summary>Whether a time of day is followed by a time zone, <c>Z</c> or <c>+01:00</c>.</summary>
    public static bool HasZone(string text)
    {
        var typed = text.Trim();
        var clock = typed.LastIndexOf(':');
        if (typed.EndsWith('Z') || typed.EndsWith('z'))
            return TryParse(typed[..^1], out _);
        var sign = typed.LastIndexOfAny(['+', '-']);
        return sign > 0 && clock > 0 && (TryParse(typed[..sign], out var time) && time.Clock is not null);
    }

    static bool TryDate(string text, out TimeText time)
    {
        var isDate = DateOnly.TryParseExact(text, Dates, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date);
        time = new TimeText(date, null);
        return isDate;
    }

    /// <summary>Length of the date at the beginning: digits with two separators of one kind.</summary>
    static int DateLength(string text)
    {
        var at = text.IndexOfAny(['-', '/']);
        if (at <= 0)
            return 0;
        var separator = text[at];
        var end = text.IndexOf(separator, at + 1) + 1;
        if (end == 0)
            return 0;
        while (end < text.Length && char.IsAsciiDigit(text[end]))
            end++;
        return text[..end].All(c => char.IsAsciiDigit(c) || c == separator) ? end : 0;
    }
}
