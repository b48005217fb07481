using System.Runtime.Intrinsics;

namespace SipStack.Trace;

/// <summary>The dates of trace headers: ten characters of date, one separator, twelve of time.</summary>
static class Timestamps
{
    public const int Length = 23;

    // Which of the first sixteen characters of 00/00/0000?00:00:00.000 are digits, the first one in the lowest bit.
    const uint Digits = 0b1101_1011_1101_1011;

    /// <summary>Reads <c>a/b/yyyy?HH:mm:ss.fff</c>, where a and b are month and day or, with <paramref name="dayFirst"/>, day and month.</summary>
    public static bool TryRead(ReadOnlySpan<byte> text, byte separator, bool dayFirst, out DateTime? time)
    {
        time = null;
        if (!HasShape(text, separator))
            return false;
        int first = Two(text, 0), second = Two(text, 3), year = (Two(text, 6) * 100) + Two(text, 8);
        var (month, day) = dayFirst ? (second, first) : (first, second);
        int hour = Two(text, 11), minute = Two(text, 14), sec = Two(text, 17);
        // A shape with impossible numbers is still a header; it only has no usable time.
        if (month is >= 1 and <= 12 && year >= 1 && day >= 1 && day <= DateTime.DaysInMonth(year, month) && hour < 24 && minute < 60 && sec < 60)
            time = new DateTime(year, month, day).AddTicks(((((hour * 60L) + minute) * 60) + sec) * TimeSpan.TicksPerSecond + (((Two(text, 20) * 10) + (text[22] - '0')) * TimeSpan.TicksPerMillisecond));
        return true;
    }

    public static bool HasShape(ReadOnlySpan<byte> text, byte separator)
    {
        if (text.Length < Length)
            return false;
        var values = Vector128.Create(text[..Vector128<byte>.Count]) - Vector128.Create((byte)'0');
        var areDigits = Vector128.LessThanOrEqual(values, Vector128.Create((byte)9)).ExtractMostSignificantBits();
        return areDigits == Digits
            && text[2] == '/' && text[5] == '/' && text[10] == separator && text[13] == ':'
            && text[16] == ':' && Bytes.IsDigit(text[17]) && Bytes.IsDigit(text[18])
            && text[19] == '.' && Bytes.IsDigit(text[20]) && Bytes.IsDigit(text[21]) && Bytes.IsDigit(text[22]);
    }

    static int Two(ReadOnlySpan<byte> text, int at) => ((text[at] - '0') * 10) + (text[at + 1] - '0');
}
