using SipStack.Knowledge;
using SipStack.Trace;

namespace SipStack.Analysis;

public enum LensKind : byte
{
    /// <summary>A call, above its first record: <c>5 records · REGISTER alice → 401</c>.</summary>
    Call,

    /// <summary>How many remedies a finding offers, above its line.</summary>
    Remedies,
}

/// <summary>A line of ours above a line of the log.</summary>
/// <param name="Line">Zero-based.</param>
/// <param name="Title">Of one line; text of the log in it is escaped.</param>
public sealed record Lens(int Line, string Title, LensKind Kind);

/// <summary>Lenses of a document. A large one has them on its failing calls only, see <see cref="Outline.LargeDocument"/>.</summary>
public static class Lenses
{
    /// <summary>More make an editor slow.</summary>
    public const int Most = 2000;

    /// <summary>The lenses in file order, the first <see cref="Most"/>.</summary>
    public static IReadOnlyList<Lens> Of(
        TraceDocument document, MessageIndex messages, IReadOnlyList<Finding> findings, Catalog catalog, int large = Outline.LargeDocument, CancellationToken cancellation = default)
    {
        var byRecord = findings.ToLookup(finding => finding.Record.Index);
        var lenses = new List<Lens>();
        foreach (var call in messages.Calls)
        {
            cancellation.ThrowIfCancellationRequested();
            if (lenses.Count == Most)
                break;
            var summary = CallSummary.Of(messages, call, 0, call.Messages.SelectMany(message => byRecord[messages.RecordOf(message)]));
            if (document.Text.Length <= large || summary.IsFailed)
                lenses.Add(new Lens(document.Lines.LineAt(messages.StartOf(call.Messages[0])), $"{CallTitle.Records(summary.Records)} · {CallTitle.Of(summary)}", LensKind.Call));
        }

        foreach (var line in findings.GroupBy(finding => (int)finding.Place.Line))
        {
            cancellation.ThrowIfCancellationRequested();
            if (line.SelectMany(finding => RemedyOffers.For(catalog, finding)).Distinct().Count() is > 0 and var count)
                lenses.Add(new Lens(line.Key, count == 1 ? "1 remedy" : $"{count} remedies", LensKind.Remedies));
        }

        return [.. lenses.OrderBy(lens => lens.Line).Take(Most)];
    }
}
