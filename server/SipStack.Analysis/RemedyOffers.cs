using SipStack.Knowledge;

namespace SipStack.Analysis;

/// <summary>Which remedies a finding offers, and what their texts may say about the log.</summary>
public static class RemedyOffers
{
    /// <summary>The remedies that apply, those that read before those that change.</summary>
    public static IReadOnlyList<Remedy> For(Catalog catalog, Finding finding) =>
        finding.IsRepeat ? [] : RemedyCatalog.Default.OfferedFor(OccasionOf(catalog, finding));

    /// <summary>
    /// The one to begin with: the change where the cause is decided, else the first that looks at a cause which the log supports, or at the
    /// usual cause of the code. A script that is offered for the status alone is none to begin with when the code points elsewhere.
    /// </summary>
    public static Remedy? First(Catalog catalog, Finding finding)
    {
        var offered = For(catalog, finding);
        var supported = finding.Judgements.Where(judgement => judgement.Verdict >= Verdict.Possible).Select(judgement => judgement.Cause).ToList();
        if (supported.Count == 0 && catalog.Find(finding.Key.Kind, finding.Key.Value)?.Topic is { } topic)
            supported.Add(topic);
        return offered.FirstOrDefault(remedy => remedy.Kind == RemedyKind.Changes)
            ?? offered.FirstOrDefault(remedy => supported.Count == 0 || remedy.Causes.Intersect(supported, StringComparer.Ordinal).Any());
    }

    /// <summary>What the text beside a script may say: line numbers, verdict and evidence in our words.</summary>
    public static RemedyContext ContextOf(Finding finding) => new()
    {
        FindingLines = [Line(finding.Place)],
        Cause = finding.Best is { } best ? Causes.Title(best.Cause) : null,
        Verdict = ToRemedy(finding.Verdict),
        Evidence = [.. finding.Evidence.Select(evidence => new RemedyEvidence(Line(evidence.Place), evidence.Text))],
    };

    static RemedyOccasion OccasionOf(Catalog catalog, Finding finding)
    {
        var codes = new List<string> { new CodeEntry { Kind = finding.Key.Kind, Value = finding.Key.Value }.Code, finding.Code };
        if (catalog.Find(finding.Key.Kind, finding.Key.Value) is { } entry)
            codes.AddRange(entry.OtherNames);
        if (finding.SecurityResult is { } result)
            codes.Add(new CodeEntry { Kind = result.Key.Kind, Value = result.Key.Value }.Code);
        if (finding.DiagnosticsId >= 0)
            codes.Add($"ms-diagnostics-{finding.DiagnosticsId}");
        // A status points nowhere in particular; what is proven does.
        if (finding.Record.Status > 0 && finding.Verdict != Verdict.Proven)
            codes.Add($"sip-{finding.Record.Status}");
        return new RemedyOccasion
        {
            Codes = codes,
            Causes = [.. finding.Judgements.Select(judgement => new RemedyCause(judgement.Cause, ToRemedy(judgement.Verdict)))],
            Scheme = SchemeOf(finding.Record.Schemes),
            Method = finding.Record.Method,
        };
    }

    static string? SchemeOf(AuthenticationSchemes schemes) => schemes switch
    {
        AuthenticationSchemes.Ntlm => "NTLM",
        AuthenticationSchemes.Kerberos => "Kerberos",
        AuthenticationSchemes.TlsDsk => "TLS-DSK",
        _ => null,
    };

    static RemedyVerdict ToRemedy(Verdict verdict) => verdict switch
    {
        Verdict.Proven => RemedyVerdict.Proven,
        Verdict.Strong => RemedyVerdict.Strong,
        Verdict.Possible => RemedyVerdict.Possible,
        Verdict.RuledOut => RemedyVerdict.RuledOut,
        _ => RemedyVerdict.None,
    };

    static int Line(Place place) => (int)Math.Min(int.MaxValue, place.Line + 1);
}
