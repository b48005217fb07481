using SipStack.Knowledge;
using SipStack.Trace;

namespace SipStack.Analysis;

/// <summary>
/// A finding with what its record tells: when, who, between which machines, and where the same failure stands once more. A copy, or the
/// record that explains a failure, shows that failure and what to do about it.
/// </summary>
static class FindingHover
{
    const int MostCopies = 5;

    public static HoverText? At(HoverContext context)
    {
        foreach (var finding in context.Findings)
        {
            if (finding.Place.Offset > context.Offset || context.Offset > finding.Place.Offset + finding.Place.Length)
                continue;
            return new HoverText(finding.Place, Explain(context, finding));
        }

        return null;
    }

    static Explanation Explain(HoverContext context, Finding finding)
    {
        var explanation = Explanations.Of(context.Catalog, finding.Key, finding);
        if (context.Findings.FirstOrDefault(other => other.Place == finding.Original) is { } original)
        {
            var first = Explanations.Of(context.Catalog, original.Key, original);
            return explanation with
            {
                InThisLog = [$"line {original.Place.Line + 1}: {original.Message}", .. Surroundings(context, finding)],
                Sections = [.. first.Sections, .. QuickFixes(context.Catalog, original)],
            };
        }

        var elsewhere = InTheSameMessage(context, finding).Concat(OfTheSameCode(context, finding)).ToList();
        return explanation with
        {
            InThisLog = [.. explanation.InThisLog, .. elsewhere, .. Surroundings(context, finding), .. SameFailures.Lines(context, finding)],
            Sections =
            [
                .. explanation.Sections.Where(section => elsewhere.Count == 0 || section.Heading != Explanations.CaptureHeading),
                .. QuickFixes(context.Catalog, finding),
            ],
        };
    }

    /// <summary>The scripts stand behind what to do, as the last thing to read.</summary>
    static IEnumerable<ExplanationSection> QuickFixes(Catalog catalog, Finding finding)
    {
        var titles = RemedyOffers.For(catalog, finding).Select(remedy => $"- {MarkdownText.Escape(remedy.Title)}").ToList();
        return titles.Count == 0 ? [] : [new ExplanationSection("Quick fixes here", string.Join('\n', titles))];
    }

    /// <summary>A message can carry the words of several servers; the one that names the cause outranks the others.</summary>
    static IEnumerable<string> InTheSameMessage(HoverContext context, Finding finding) => context.Findings
        .Where(other => finding.Best is null && other.Record.Offset == finding.Record.Offset && other is { IsRepeat: false, Verdict: >= Verdict.Strong })
        .Select(other => $"line {other.Place.Line + 1}, in the same message: {other.Message}");

    /// <summary>A line of free text belongs to no call; the nearest record with the same code may have the cause.</summary>
    static IEnumerable<string> OfTheSameCode(HoverContext context, Finding finding)
    {
        const long Nearby = 200;
        if (finding is not { Site: CodeSite.FreeText, Best: null })
            return [];
        var decided = context.Findings
            .Where(other => other.Key == finding.Key && other is { IsRepeat: false, Verdict: >= Verdict.Strong } && Math.Abs(other.Place.Line - finding.Place.Line) <= Nearby)
            .MinBy(other => Math.Abs(other.Place.Line - finding.Place.Line));
        return decided is null ? [] : [$"line {decided.Place.Line + 1}, the same code: {decided.Message}"];
    }

    static IEnumerable<string> Surroundings(HoverContext context, Finding finding)
    {
        var own = Read(context, finding, out var record);
        if (Circumstances(context, record, own) is { Length: > 0 } text)
            yield return $"line {finding.Record.Line + 1}: {text}";
        if (SaidBeside.At(context, record, finding) is { Length: > 0 } said)
            yield return $"line {finding.Place.Line + 1}: {said}";
        foreach (var copy in Copies(context, finding))
        {
            context.Cancellation.ThrowIfCancellationRequested();
            var other = Read(context, copy, out var otherRecord);
            var when = own.Time is { } time && other.Time is { } otherTime ? $" {Durations.Relation(otherTime, time)} this one" : "";
            yield return $"line {copy.Place.Line + 1}: the same failure {(FindingBuilder.IsSentAgain(finding.Record, copy.Record) ? "sent once more" : "at another hop")}{when}{With(context, " with peer ", other.Peer.Shift(otherRecord.Start))}";
        }
    }

    /// <summary>The same code in other messages of the transaction.</summary>
    static IEnumerable<Finding> Copies(HoverContext context, Finding finding) => context.Findings.Where(other =>
        other.Key == finding.Key
        && other.Record.Role == finding.Record.Role
        && other.Record.Offset != finding.Record.Offset
        && other.Record.Status == finding.Record.Status
        && finding.Record.IsSameTransaction(other.Record)).Take(MostCopies);

    static TraceMessage Read(HoverContext context, Finding finding, out TraceRecord record)
    {
        record = context.Document.Records[context.Document.RecordAt((int)finding.Record.Offset)];
        return MessageReader.Read(context.Text, record);
    }

    static string Circumstances(HoverContext context, TraceRecord record, TraceMessage message)
    {
        var parts = new List<string>();
        if (message.Time is { } time)
            parts.Add(Durations.Moment(time));
        parts.Add((message.Method, message.Status) switch
        {
            (null, 0) => "",
            (null, var status) => $"status {status}",
            (var method, 0) => method,
            var (method, status) => $"{status} to {method}",
        });
        parts.Add(With(context, "user ", message.From.Uri.Shift(record.Start)));
        parts.Add(With(context, "to ", message.To.Uri.Shift(record.Start)));
        parts.Add(With(context, "endpoint ", message.From.Epid.Shift(record.Start)));
        parts.Add(With(context, message.Direction.Direction switch
        {
            MessageDirection.Incoming => "came from ",
            MessageDirection.Outgoing => "went to ",
            _ => "peer ",
        }, message.Peer.Shift(record.Start)));
        parts.Add(With(context, "reported by ", SourceOf(context, record)));
        return string.Join(", ", parts.Where(part => part.Length > 0));
    }

    /// <summary>The server that made the first diagnostics header.</summary>
    static TextSpan SourceOf(HoverContext context, TraceRecord record)
    {
        var fields = new FieldReader(context.Text, record);
        while (fields.TryRead(out var field))
        {
            if (DiagnosticsName.Of(context.Text.Slice(field.Name)) is not DiagnosticsKind.None and var kind
                && DiagnosticsHeader.TryRead(context.Text, field.Value, kind, out var header) && !header.Source.IsEmpty)
                return header.Source;
        }

        return default;
    }

    static string With(HoverContext context, string lead, TextSpan value) => value.IsEmpty ? "" : $"{lead}{LogText.Of(context.Text, value)}";
}
