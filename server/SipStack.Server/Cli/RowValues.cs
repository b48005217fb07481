using System.Globalization;
using System.Text.Json;

namespace SipStack.Server;

/// <summary>Values that several tables write alike.</summary>
static class RowValues
{
    /// <summary>Without zone: the log does not say which it is.</summary>
    public static string Time(DateTime? time) => time?.ToString("yyyy-MM-dd HH:mm:ss.fff", CultureInfo.InvariantCulture) ?? "";

    public static string Number(long? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";

    /// <summary>Seconds with three decimals.</summary>
    public static string Seconds(TimeSpan? length) => length is { } value ? $"{Exact(value).ToString("0.000", CultureInfo.InvariantCulture)} s" : "";

    public static void WriteTime(this Utf8JsonWriter json, string name, DateTime? time)
    {
        if (time is { } value)
            json.WriteString(name, value);
        else
            json.WriteNull(name);
    }

    /// <summary>Text, or null where it is empty.</summary>
    public static void WriteText(this Utf8JsonWriter json, string name, string? text) => json.WriteString(name, string.IsNullOrEmpty(text) ? null : text);

    public static void WriteStatus(this Utf8JsonWriter json, int? status)
    {
        if (status is { } value)
            json.WriteNumber("status", value);
        else
            json.WriteNull("status");
    }

    public static void WriteSeconds(this Utf8JsonWriter json, string name, TimeSpan? length)
    {
        if (length is { } value)
            json.WriteNumber(name, Exact(value));
        else
            json.WriteNull(name);
    }

    static decimal Exact(TimeSpan length) => (decimal)length.Ticks / TimeSpan.TicksPerSecond;
}
