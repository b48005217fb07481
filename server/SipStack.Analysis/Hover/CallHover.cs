using SipStack.Knowledge;
using SipStack.Trace;

namespace SipStack.Analysis;

/// <summary>A Call-ID: what happened in the call, from its records and findings in this log.</summary>
static class CallHover
{
    const int MostFindings = 10;

    public static HoverText? At(HoverContext context, TextSpan callId)
    {
        if (!context.IsOn(callId) || context.Messages().CallOf(context.Text.Slice(callId)) is not { } call)
            return null;
        var findings = context.FindingsOf(Fingerprint.Of(context.Text.Slice(callId))).ToList();
        return context.Explain(callId, new Explanation(Answer(context, call), null, [], [.. Lines(findings)], []) { Facts = [.. Facts(context, call)] });
    }

    static string Answer(HoverContext context, TraceCall call)
    {
        var summary = CallSummary.Of(context.Messages(), call, line: 0, []);
        var count = summary.Records == 1 ? "1 record" : $"{summary.Records} records";
        var lead = summary.Method is null ? $"{count} of this call" : $"{summary.Method}, {count}";
        return summary.Status is { } status ? $"{lead}, ended with {Status(context.Catalog, status)}." : $"{lead}, without a final answer in this log.";
    }

    static IEnumerable<ExplanationFact> Facts(HoverContext context, TraceCall call)
    {
        var facts = new List<ExplanationFact>();
        facts.AddRange(TokenFacts.Name("From", First(context, call, message => message.From.Uri)));
        facts.AddRange(TokenFacts.Name("To", First(context, call, message => message.To.Uri)));
        facts.AddRange(TokenFacts.Name("Endpoint (epid)", First(context, call, message => message.From.Epid)));
        var (first, last) = (call.Messages[0], call.Messages[^1]);
        facts.Add(new ExplanationFact("First record", When(context, first)));
        if (first == last)
            return facts;
        var took = context.Messages()[first].Time is { } start && context.Messages()[last].Time is { } end ? $", {Durations.Relation(end, start)} the first" : "";
        facts.Add(new ExplanationFact("Last record", $"{When(context, last)}{took}"));
        return facts;
    }

    static string When(HoverContext context, int message)
    {
        var line = context.LineOf(context.Messages().StartOf(message));
        return context.Messages()[message].Time is { } time ? $"{Durations.Moment(time)} (line {line})" : $"line {line}";
    }

    static string First(HoverContext context, TraceCall call, Func<TraceMessage, TextSpan> part)
    {
        var messages = context.Messages();
        foreach (var message in call.Messages)
        {
            if (!part(messages[message]).IsEmpty)
                return LogText.Of(messages.TextOf(message, part(messages[message])));
        }

        return "";
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
