using SipStack.Knowledge;

namespace SipStack.Analysis;

/// <summary>A remedy that applies to a trace, with the findings that offer it.</summary>
/// <param name="Verdict">The best verdict of the remedy's own causes among them.</param>
/// <param name="Sample">The finding with that verdict.</param>
/// <param name="Lines">Lines of the findings, one-based; the first <see cref="RemedyPlan.MostLines"/>.</param>
public sealed record PlannedRemedy(Remedy Remedy, Verdict Verdict, Finding Sample, IReadOnlyList<int> Lines)
{
    /// <summary>The files to write, with the text for this log.</summary>
    public IReadOnlyList<RemedyFile> Files() => Remedy.FilesFor(RemedyOffers.ContextOf(Sample) with { FindingLines = Lines });
}

/// <summary>Collects, while findings stream by, which remedies apply to a trace.</summary>
public sealed class RemedyPlan(Catalog catalog)
{
    public const int MostLines = 20;

    readonly Dictionary<string, (Finding Sample, Verdict Verdict, List<int> Lines)> offers = new(StringComparer.Ordinal);

    public void Add(Finding finding)
    {
        foreach (var remedy in RemedyOffers.For(catalog, finding))
        {
            var verdict = VerdictOf(remedy, finding);
            if (!offers.TryGetValue(remedy.Id, out var offer))
                offer = (finding, verdict, []);
            else if (verdict > offer.Verdict)
                offer = offer with { Sample = finding, Verdict = verdict };
            if (offer.Lines.Count < MostLines && finding.Place.Line < int.MaxValue)
                offer.Lines.Add((int)finding.Place.Line + 1);
            offers[remedy.Id] = offer;
        }
    }

    /// <summary>What applies, in the order of menus.</summary>
    public IReadOnlyList<PlannedRemedy> Remedies() =>
    [
        .. from remedy in RemedyCatalog.Default.All
           where offers.ContainsKey(remedy.Id)
           let offer = offers[remedy.Id]
           select new PlannedRemedy(remedy, offer.Verdict, offer.Sample, offer.Lines),
    ];

    static Verdict VerdictOf(Remedy remedy, Finding finding) =>
        finding.Judgements.Where(judgement => remedy.Causes.Contains(judgement.Cause, StringComparer.Ordinal)).Select(judgement => judgement.Verdict).DefaultIfEmpty(Verdict.None).Max();
}
