namespace SipStack.Trace;

/// <summary>The dates of trace headers: ten characters of date, one separator, twelve of time.</summary>
static class Timestamps
{
    public const int Length = 23;

    /// <summary>Reads <c>a/b/yyyy?HH:mm:ss.fff</c>, where a and b are month and day or, with <paramref name="dayFirst"/>, day and month.</summary>
    public static bool TryRead(ReadOnlySpan<byte> text, byte separator, bool dayFirst, out DateTime? time)
    {
        time = null;
        if (!HasShape(text, separator))
            return false;
        int first = Number(text, 0, 2), second = Number(text, 3, 2), year = Number(text, 6, 4);
        var (month, day) = dayFirst ? (second, first) : (first, second);
        int hour = Number(text, 11, 2), minute = Number(text, 14, 2), sec = Number(text, 17, 2);
        // A shape with impossible numbers is still a header; it only has no usable time.
        if (month is >= 1 and <= 12 && year >= 1 && day >= 1 && day <= DateTime.DaysInMonth(year, month) && hour < 24 && minute < 60 && sec < 60)
            time = new DateTime(year, month, day, hour, minute, sec, Number(text, 20, 3));
        return true;
    }

    public static bool HasShape(ReadOnlySpan<byte> text, byte separator)
    {
        if (text.Length < Length)
            return false;
        var shape = "00/00/0000?00:00:00.000"u8;
        for (var i = 0; i < Length; i++)
        {
            var fits = shape[i] switch
            {
                (byte)'0' => Bytes.IsDigit(text[i]),
                (byte)'?' => text[i] == separator,
                _ => text[i] == shape[i],
            };
            if (!fits)
                return false;
        }

        return true;
    }

    static int Number(ReadOnlySpan<byte> text, int at, int length)
    {
        var value = 0;
        for (var i = at; i < at + length; i++)
            value = value * 10 + (text[i] - '0');
        return value;
    }
}
