using SipStack.Trace;

namespace SipStack.Analysis;

/// <summary>A finding with what its record tells: when, who, between which machines, and where the same failure stands once more.</summary>
static class FindingHover
{
    const int MostCopies = 5;

    public static HoverText? At(HoverContext context)
    {
        foreach (var finding in context.Findings)
        {
            if (finding.Place.Offset > context.Offset || context.Offset > finding.Place.Offset + finding.Place.Length)
                continue;
            var explanation = Explanations.Of(context.Catalog, finding.Key, finding);
            return new HoverText(finding.Place, explanation with { InThisLog = [.. explanation.InThisLog, .. Surroundings(context, finding)] });
        }

        return null;
    }

    static IEnumerable<string> Surroundings(HoverContext context, Finding finding)
    {
        var own = Glance(context, finding);
        if (Circumstances(context, own) is { Length: > 0 } text)
            yield return $"line {finding.Record.Line + 1}: {text}";
        foreach (var copy in Copies(context, finding))
        {
            context.Cancellation.ThrowIfCancellationRequested();
            var other = Glance(context, copy);
            var when = own.Time is { } time && other.Time is { } otherTime ? $" {Durations.Relation(otherTime, time)} this one" : "";
            yield return $"line {copy.Place.Line + 1}: the same failure at another hop{when}{With(context, " with peer ", other.Peer)}";
        }
    }

    /// <summary>The same code in other messages of the transaction.</summary>
    static IEnumerable<Finding> Copies(HoverContext context, Finding finding) => context.Findings.Where(other =>
        other.Key == finding.Key
        && other.Record.Role == finding.Record.Role
        && other.Record.Offset != finding.Record.Offset
        && other.Record.Status == finding.Record.Status
        && finding.Record.IsSameTransaction(other.Record)).Take(MostCopies);

    static RecordGlance Glance(HoverContext context, Finding finding)
    {
        var index = context.Document.RecordAt((int)finding.Record.Offset);
        return index < 0 ? default : RecordGlance.Read(context.Text, context.Document.Records[index]);
    }

    static string Circumstances(HoverContext context, RecordGlance record)
    {
        var parts = new List<string>();
        if (record.Time is { } time)
            parts.Add(Durations.Moment(time));
        parts.Add((record.Method, record.Status) switch
        {
            (null, 0) => "",
            (null, var status) => $"status {status}",
            (var method, 0) => method,
            var (method, status) => $"{status} to {method}",
        });
        parts.Add(With(context, "user ", record.From));
        parts.Add(With(context, "to ", record.To));
        parts.Add(With(context, "endpoint ", record.Epid));
        parts.Add(With(context, record.Direction.Direction switch
        {
            MessageDirection.Incoming => "came from ",
            MessageDirection.Outgoing => "went to ",
            _ => "peer ",
        }, record.Peer));
        parts.Add(With(context, "reported by ", record.DiagnosticsSource));
        return string.Join(", ", parts.Where(part => part.Length > 0));
    }

    static string With(HoverContext context, string lead, TextSpan value) => value.IsEmpty ? "" : $"{lead}{LogText.Of(context.Text, value)}";
}
