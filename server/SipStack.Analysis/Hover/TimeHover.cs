using System.Globalization;
using System.Text;
using SipStack.Trace;

namespace SipStack.Analysis;

/// <summary>A time stamp: how far it is from the record before it, of the same call if there is one.</summary>
static class TimeHover
{
    static readonly TimeSpan SameMoment = TimeSpan.FromMinutes(2);
    static readonly TimeSpan ZoneStep = TimeSpan.FromMinutes(15);

    public static HoverText? At(HoverContext context, TextSpan span, TraceHeader header)
    {
        if (header.Timestamp is not { } time)
            return context.Explain(span, new Explanation("This is no time that exists.", null, [], [], []));
        var message = MessageReader.Read(context.Text, context.Record);
        var ofCall = message.Call.IsNone ? null : MessageBefore(context);
        var inFile = RecordBefore(context);
        var log = new List<string>();
        if (ofCall is not null && inFile is { } near && near.Record != ofCall.Value.Record)
            log.Add($"{Durations.Relation(time, near.Time)} the record before it (line {context.LineOf(near.Record.Start)})");
        if (message.Direction.IsLocal && DateOf(context) is { } date)
            log.Add(Zone(time, date));
        return context.Explain(span, new Explanation(Answer(context, time, !message.Call.IsNone, ofCall, inFile), null, [], log, []));
    }

    static string Answer(HoverContext context, DateTime time, bool hasCall, (TraceRecord Record, DateTime Time)? ofCall, (TraceRecord Record, DateTime Time)? inFile)
    {
        if (ofCall is { } call)
            return $"{Sentence(Durations.Relation(time, call.Time))} the previous record of this call (line {context.LineOf(call.Record.Start)}).";
        var lead = hasCall ? "The first record of this call" : null;
        if (inFile is not { } near)
            return $"{lead ?? "The first time stamp"} in this log.";
        var relation = $"{Durations.Relation(time, near.Time)} the record before it (line {context.LineOf(near.Record.Start)}).";
        return lead is null ? Sentence(relation) : $"{lead}, {relation}";
    }

    /// <summary>The last message of the same call that stands before and has a time.</summary>
    static (TraceRecord Record, DateTime Time)? MessageBefore(HoverContext context)
    {
        var messages = context.Messages();
        var own = messages.MessageIn(context.Document.RecordAt(context.Record.Start));
        var call = messages.Calls[messages.LinksOf(own).Call].Messages;
        for (var i = call.AsSpan().BinarySearch(own) - 1; i >= 0; i--)
        {
            if (messages[call[i]].Time is { } time)
                return (context.Document.Records[messages.RecordOf(call[i])], time);
        }

        return null;
    }

    /// <summary>The <c>Date:</c> header, GMT.</summary>
    static DateTime? DateOf(HoverContext context)
    {
        var value = HeaderValue.Find(context.Text, context.Record, "Date"u8);
        return DateTime.TryParseExact(Encoding.ASCII.GetString(context.Text.Slice(value)), "r", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;
    }

    static (TraceRecord Record, DateTime Time)? RecordBefore(HoverContext context)
    {
        for (var index = context.Document.RecordAt(context.Record.Start) - 1; index >= 0; index--)
        {
            context.Cancellation.ThrowIfCancellationRequested();
            var record = context.Document.Records[index];
            if (record.HasTraceHeader && new FieldReader(context.Text, record).Header.Timestamp is { } time)
                return (record, time);
        }

        return null;
    }

    /// <summary>A record that this server has made itself shows both its clock and, in the Date header, GMT.</summary>
    static string Zone(DateTime time, DateTime date)
    {
        var difference = time - date;
        if (difference.Duration() <= SameMoment)
            return "the Date header of this record shows that the time stamps are UTC";
        var zone = ZoneStep * Math.Round(difference / ZoneStep);
        return (difference - zone).Duration() <= SameMoment && zone.Duration() <= TimeSpan.FromHours(14)
            ? $"the Date header of this record shows that the time stamps are local time, {Durations.Text(zone)} {(zone > TimeSpan.Zero ? "ahead of" : "behind")} UTC"
            : $"the Date header of this record is {Durations.Text(difference)} {(difference > TimeSpan.Zero ? "earlier" : "later")}";
    }

    static string Sentence(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
