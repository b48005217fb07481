using SipStack.Knowledge;
using SipStack.Trace;

namespace SipStack.Analysis;

/// <summary>A Call-ID: what happened in the call, from its records and findings in this log.</summary>
static class CallHover
{
    const int MostFindings = 10;

    public static HoverText? At(HoverContext context, TextSpan callId)
    {
        if (!context.IsOn(callId))
            return null;
        var records = CallRecords.All(context.Document, callId, context.Cancellation);
        if (records.Count == 0)
            return null;
        var findings = context.FindingsOf(callId).ToList();
        return context.Explain(callId, new Explanation(Answer(context, records), null, [], [.. Lines(findings)], []) { Facts = [.. Facts(context, records)] });
    }

    static string Answer(HoverContext context, List<(TraceRecord Record, RecordGlance Glance)> records)
    {
        var count = records.Count == 1 ? "1 record" : $"{records.Count} records";
        var method = MethodOf(records);
        var lead = method is null ? $"{count} of this call" : $"{method}, {count}";
        return FinalStatus(records, method) is { } status ? $"{lead}, ended with {Status(context.Catalog, status)}." : $"{lead}, without a final answer in this log.";
    }

    static IEnumerable<ExplanationFact> Facts(HoverContext context, List<(TraceRecord Record, RecordGlance Glance)> records)
    {
        var text = context.Document.Memory.Span;
        var facts = new List<ExplanationFact>();
        facts.AddRange(TokenFacts.Name("From", First(text, records, glance => glance.From)));
        facts.AddRange(TokenFacts.Name("To", First(text, records, glance => glance.To)));
        facts.AddRange(TokenFacts.Name("Endpoint (epid)", First(text, records, glance => glance.Epid)));
        var first = records[0];
        var last = records[^1];
        facts.Add(new ExplanationFact("First record", When(context, first.Record, first.Glance.Time)));
        if (records.Count == 1)
            return facts;
        var took = first.Glance.Time is { } start && last.Glance.Time is { } end ? $", {Durations.Relation(end, start)} the first" : "";
        facts.Add(new ExplanationFact("Last record", $"{When(context, last.Record, last.Glance.Time)}{took}"));
        return facts;
    }

    static string When(HoverContext context, TraceRecord record, DateTime? time) =>
        time is { } known ? $"{Durations.Moment(known)} (line {context.LineOf(record.Start)})" : $"line {context.LineOf(record.Start)}";

    static string First(ReadOnlySpan<byte> text, List<(TraceRecord Record, RecordGlance Glance)> records, Func<RecordGlance, TextSpan> part)
    {
        foreach (var (_, glance) in records)
        {
            if (!part(glance).IsEmpty)
                return LogText.Of(text, part(glance));
        }

        return "";
    }

    static string? MethodOf(List<(TraceRecord Record, RecordGlance Glance)> records) =>
        records.Select(record => record.Glance.Method).FirstOrDefault(method => method is not null);

    /// <summary>The last final answer to what began the call; a later BYE does not undo it.</summary>
    static int? FinalStatus(List<(TraceRecord Record, RecordGlance Glance)> records, string? method)
    {
        var final = records.LastOrDefault(record => record.Glance.Status >= 200 && (method is null || record.Glance.Method is null || record.Glance.Method == method)).Glance.Status;
        return final == 0 ? null : final;
    }

    static string Status(Catalog catalog, int status) => catalog.SipStatus(status) is { Name.Length: > 0 } entry ? $"{status} {entry.Name}" : $"{status}";

    static IEnumerable<string> Lines(List<Finding> findings)
    {
        foreach (var finding in findings.Take(MostFindings))
            yield return $"line {finding.Place.Line + 1}: {finding.Message}";
        if (findings.Count > MostFindings)
            yield return $"{findings.Count - MostFindings} more findings in this call";
    }
}
