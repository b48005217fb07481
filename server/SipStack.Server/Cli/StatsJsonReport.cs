using System.Globalization;
using System.Text;
using System.Text.Json;
using SipStack.Analysis;

namespace SipStack.Server;

/// <summary>Statistics as one JSON object.</summary>
static class StatsJsonReport
{
    const int MostColumns = 120;

    public static void Write(TraceStatistics statistics, Terminal terminal)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = terminal.JsonEncoder }))
            Write(json, statistics);
        terminal.Out.WriteLine(Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length));
        terminal.Out.Flush();
    }

    static void Write(Utf8JsonWriter json, TraceStatistics statistics)
    {
        json.WriteStartObject();
        json.WriteNumber("version", 1);
        json.WriteNumber("records", statistics.Records);
        json.WriteNumber("requests", statistics.Requests);
        json.WriteNumber("responses", statistics.Responses);
        json.WriteNumber("calls", statistics.Calls);
        json.WriteTime("first", statistics.First);
        json.WriteTime("last", statistics.Last);
        json.WriteStartObject("findings");
        json.WriteNumber("errors", statistics.Count(FindingSeverity.Error));
        json.WriteNumber("warnings", statistics.Count(FindingSeverity.Warning));
        json.WriteNumber("information", statistics.Count(FindingSeverity.Information));
        json.WriteEndObject();
        WriteCounts(json, "levels", StatsTextReport.Levels.Select(level => KeyValuePair.Create(level.Name, statistics.Count(level.Level))).Where(pair => pair.Value > 0));
        WriteCounts(json, "flags", statistics.Flags.ByCount());
        WriteCounts(json, "methods", statistics.Methods.ByCount());
        WriteCounts(json, "statuses", statistics.Statuses.Select(pair => KeyValuePair.Create(pair.Key.ToString(CultureInfo.InvariantCulture), pair.Value)));
        WriteCounts(json, "codes", statistics.Codes.ByCount());
        WriteTimeline(json, statistics);
        json.WriteEndObject();
    }

    static void WriteCounts(Utf8JsonWriter json, string name, IEnumerable<KeyValuePair<string, long>> counts)
    {
        json.WriteStartObject(name);
        foreach (var (key, count) in counts)
            json.WriteNumber(key, count);
        json.WriteEndObject();
    }

    /// <summary>Where each column begins follows from the first time and the seconds of each.</summary>
    static void WriteTimeline(Utf8JsonWriter json, TraceStatistics statistics)
    {
        var (width, columns) = statistics.Times.Columns(MostColumns);
        json.WriteStartObject("timeline");
        json.WriteTime("first", columns.Count > 0 ? columns[0].Start : null);
        json.WriteSeconds("seconds", columns.Count > 0 ? width : null);
        json.WriteStartArray("records");
        foreach (var column in columns)
            json.WriteNumberValue(column.Records);
        json.WriteEndArray();
        json.WriteStartArray("errors");
        foreach (var column in columns)
            json.WriteNumberValue(column.Errors);
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
