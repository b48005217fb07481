using System.Text;
using SipStack.Knowledge;
using SipStack.Trace;

namespace SipStack.Analysis;

/// <summary>Ladder diagrams of the calls of a document.</summary>
public static class Ladders
{
    /// <summary>More rows than this nobody reads; what lies behind is counted.</summary>
    public const int MostRows = 2000;

    /// <summary>The ladder of a call that was read out of a stream; null when nothing of it was found.</summary>
    public static Ladder? Of(CallExtract extract, Catalog catalog, bool mergesHops = false)
    {
        var messages = MessageIndex.Of(extract.Document);
        foreach (var call in messages.Calls)
        {
            if (messages[call.Messages[0]].Call == extract.Call)
                return Of(extract.Document, messages, call, extract.Findings, catalog, extract.Lines, mergesHops);
        }

        return null;
    }

    /// <summary>The ladder of one call.</summary>
    /// <param name="findings">Those of the call, or of the whole trace.</param>
    /// <param name="lines">For each record of the document its line in the trace that the document is a part of; null when it is the whole.</param>
    /// <param name="mergesHops">Draws a message that was passed on from hop to hop as one arrow.</param>
    public static Ladder Of(
        TraceDocument document,
        MessageIndex messages,
        TraceCall call,
        IReadOnlyList<Finding> findings,
        Catalog catalog,
        IReadOnlyList<long>? lines = null,
        bool mergesHops = false)
    {
        var id = messages[call.Messages[0]].Call;
        var own = findings.Where(finding => finding.Record.CallId == id).ToList();
        var builder = new LadderBuilder(document, messages, catalog, record => LinesOf(document, record, lines));
        var arrows = builder.Build(call, own);
        if (mergesHops)
            arrows = HopMerge.Merge(arrows);
        var first = LinesOf(document, messages.RecordOf(call.Messages[0]), lines);
        var summary = CallSummary.Of(messages, call, first.First, own);
        var callId = Encoding.UTF8.GetString(messages.TextOf(call.Messages[0], messages[call.Messages[0]].CallId));
        return WithoutUnused(new Ladder(callId, Title(summary), builder.Lifelines, arrows, 0)).Limit(MostRows);
    }

    /// <summary>A machine that only passed messages on has no arrow left once hops are merged.</summary>
    static Ladder WithoutUnused(Ladder ladder)
    {
        var isUsed = new bool[ladder.Lifelines.Count];
        foreach (var arrow in ladder.Arrows)
            isUsed[arrow.From] = isUsed[arrow.To] = true;
        var used = Enumerable.Range(0, isUsed.Length).Where(number => isUsed[number]).ToList();
        return used.Count == ladder.Lifelines.Count ? ladder : ladder with
        {
            Lifelines = [.. used.Select(number => ladder.Lifelines[number])],
            Arrows = [.. ladder.Arrows.Select(arrow => arrow with { From = used.IndexOf(arrow.From), To = used.IndexOf(arrow.To) })],
        };
    }

    static RecordLines LinesOf(TraceDocument document, int number, IReadOnlyList<long>? lines)
    {
        var record = document.Records[number];
        var content = document.Text.Slice(record.Span).TrimEnd(" \t\r\n"u8).Length;
        var (start, end) = (document.Lines.LineAt(record.Start), document.Lines.LineAt(record.Start + Math.Max(0, content - 1)));
        var first = lines?[number] ?? start;
        return new RecordLines(first, first + end - start);
    }

    static string Title(Call call)
    {
        var parts = new List<string>();
        var (from, to) = (LogText.Of(AddressText.WithoutScheme(call.From)), LogText.Of(AddressText.WithoutScheme(call.To)));
        var who = from == to || to.Length == 0 ? from : $"{from} → {to}";
        parts.Add($"{call.Method ?? "Call"} {who}".TrimEnd());
        parts.Add($"{call.Records} {(call.Records == 1 ? "record" : "records")}");
        parts.Add(call.Status is { } status ? $"ended with {status}" : "no final answer in this log");
        if (call.Duration is { } duration && duration > TimeSpan.Zero)
            parts.Add(Durations.Text(duration));
        return string.Join(" · ", parts);
    }
}
