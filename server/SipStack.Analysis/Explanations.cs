using SipStack.Knowledge;

namespace SipStack.Analysis;

/// <summary>Makes explanations of what the catalogue knows and what a finding adds. Hover and <c>sipstack explain</c> show the same one.</summary>
public static class Explanations
{
    static readonly (string Article, string Shown)[] ArticleSections =
    [
        ("What happened", "What happened"),
        ("Likely causes", "Likely causes"),
        ("What to do", "What to do"),
        ("What not to do", "What not to do"),
        ("Sources", "Sources"),
    ];

    /// <summary>Explains a code; with a finding, what its log shows comes first.</summary>
    public static Explanation Of(Catalog catalog, CodeKey key, Finding? finding = null)
    {
        var entry = catalog.Find(key.Kind, key.Value);
        return new Explanation(
            Answer(catalog, key, finding),
            finding?.Best is { } best ? Verdicts.Word(best.Verdict) : null,
            CodeLine(catalog, key, entry, finding),
            finding is null ? [] : InThisLog(finding),
            [.. ToBeSure(finding, entry), .. Sections(AdviceFor(catalog, entry, finding), isDecided: IsDecided(finding))]);
    }

    /// <summary>Explains an entry, also one without a number.</summary>
    public static Explanation Of(Catalog catalog, CodeEntry entry) => entry.Value is { } value
        ? Of(catalog, new CodeKey(entry.Kind, value))
        : new Explanation(entry.Says, null, [entry.Name], [], Sections(entry, isDecided: false));

    static bool IsDecided(Finding? finding) => finding?.Verdict is Verdict.Proven or Verdict.Strong;

    /// <summary>Once the cause is decided, what to do follows from the cause and not from the code, which may stand for several.</summary>
    static CodeEntry? AdviceFor(Catalog catalog, CodeEntry? entry, Finding? finding) =>
        IsDecided(finding) && finding?.Cause is { } cause && Causes.CodeOf(cause) is { } result ? catalog.Hresult(result) ?? entry : entry;

    static string Answer(Catalog catalog, CodeKey key, Finding? finding) =>
        finding?.Best?.Message ?? (finding is { IsRepeat: true } ? finding.Message : catalog.Says(key.Kind, key.Value));

    static List<string> CodeLine(Catalog catalog, CodeKey key, CodeEntry? entry, Finding? finding)
    {
        var line = new List<string> { new CodeEntry { Kind = key.Kind, Value = key.Value }.Code };
        var name = entry?.Name is { Length: > 0 } known ? known : finding?.Code;
        if (name is { Length: > 0 } && name != line[0])
            line.Add(name);
        var component = key.Kind switch
        {
            CodeKind.Hresult => catalog.Facility((int)(key.Value >> 16) & 0x7FF),
            CodeKind.Diagnostic => catalog.DiagnosticsComponent((int)key.Value),
            _ => null,
        };
        if (component is not null)
            line.Add(component);
        return line;
    }

    static List<string> InThisLog(Finding finding)
    {
        var lines = finding.Evidence.Select(evidence => $"line {evidence.Place.Line + 1}: {evidence.Text}").ToList();
        foreach (var other in finding.Judgements)
        {
            if (other == finding.Best)
                continue;
            var lead = other.Verdict == Verdict.RuledOut ? $"ruled out: {Causes.Title(other.Cause)}" : $"{Verdicts.Word(other.Verdict)}: {Causes.Title(other.Cause)}";
            lines.AddRange(other.Evidence.Select(evidence => $"{lead} (line {evidence.Place.Line + 1}: {evidence.Text})"));
        }

        return lines;
    }

    /// <summary>What to capture when this log does not decide.</summary>
    static IEnumerable<ExplanationSection> ToBeSure(Finding? finding, CodeEntry? entry) =>
        finding is { IsRepeat: false, Verdict: < Verdict.Strong } && CaptureAdvice.For(finding, entry?.Topic) is { } advice
            ? [new ExplanationSection("To be sure", advice)]
            : [];

    static List<ExplanationSection> Sections(CodeEntry? entry, bool isDecided)
    {
        if (entry is null)
            return [];
        return entry.Article is { } article ? FromArticle(article, isDecided) : FromEntry(entry);
    }

    /// <summary>Once the log has decided, the list of what else it could be only stands in the way.</summary>
    static List<ExplanationSection> FromArticle(Article article, bool isDecided) =>
    [
        .. from section in ArticleSections
           where !isDecided || section.Article is not ("What happened" or "Likely causes")
           let text = article.Section(section.Article)
           where text.Length > 0
           select new ExplanationSection(section.Shown, text),
    ];

    static List<ExplanationSection> FromEntry(CodeEntry entry)
    {
        var sections = new List<ExplanationSection>();
        if (entry.Means.Length > 0)
            sections.Add(new ExplanationSection("What happened", MarkdownText.Escape(entry.Means)));
        if (entry.Usual.Length > 0)
            sections.Add(new ExplanationSection("Usually", Numbered(entry.Usual)));
        if (entry.Do.Length > 0)
            sections.Add(new ExplanationSection("What to do", Numbered(entry.Do)));
        if (entry.Sources.Length > 0)
            sections.Add(new ExplanationSection("Sources", string.Join('\n', entry.Sources.Select(source => $"- {MarkdownText.Citation(source)}"))));
        return sections;
    }

    static string Numbered(IReadOnlyList<Advice> items) =>
        string.Join('\n', items.Select((item, index) => $"{index + 1}. {MarkdownText.Escape(item.Text)}{(item.IsOurAdvice ? " (our advice)" : "")}"));
}
