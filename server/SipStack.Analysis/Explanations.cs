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

    /// <summary>Over what to capture when a log does not decide.</summary>
    public const string CaptureHeading = "To be sure";

    /// <summary>For a code that neither the catalogue nor the log explains.</summary>
    static readonly ExplanationSection OfUnknown = new(
        "What to do",
        """
        1. Read the words beside the code: `reason=`, `ErrorType=`, `Text:`. (our advice)
        2. Look at the other lines of the same Call-ID; a code that is explained there comes first. (our advice)
        3. Ask the program in `source=` or `component=`: its own log and event log tell more. (our advice)
        """.ReplaceLineEndings("\n"));

    /// <summary>Explains a code; with a finding, what its log shows comes first.</summary>
    public static Explanation Of(Catalog catalog, CodeKey key, Finding? finding = null)
    {
        var entry = catalog.Find(key.Kind, key.Value);
        return new Explanation(
            finding?.Sentence ?? catalog.Says(key.Kind, key.Value),
            finding?.Best is { } best ? Verdicts.Word(best.Verdict) : null,
            CodeLine(catalog, key, entry, finding),
            finding is null ? [] : FindingEvidence.Lines(catalog, finding),
            finding is { IsRepeat: true } ? [] : Sections(AdviceFor(catalog, entry, finding), IsDecided(finding), Capture(finding, entry), finding is null ? null : OfUnknown));
    }

    /// <summary>Explains an entry, also one without a number.</summary>
    public static Explanation Of(Catalog catalog, CodeEntry entry) => entry.Value is { } value
        ? Of(catalog, new CodeKey(entry.Kind, value))
        : new Explanation(entry.Says, null, [entry.Name], [], Sections(entry, isDecided: false, capture: null, ofUnknown: null));

    static bool IsDecided(Finding? finding) => finding?.Verdict is Verdict.Proven or Verdict.Strong;

    /// <summary>
    /// Once the cause is decided, what to do follows from the cause and not from the code, which may stand for several. Of a refused sign-in
    /// the result of the security record says more than the refusal.
    /// </summary>
    static CodeEntry? AdviceFor(Catalog catalog, CodeEntry? entry, Finding? finding)
    {
        if (IsDecided(finding) && finding?.Cause is { } cause && Causes.CodeOf(cause) is { } decided)
            return catalog.Hresult(decided) ?? entry;
        // An id that the catalogue does not know, with a Winsock number beside it that tells.
        if (IsDecided(finding) && finding?.Cause == Causes.Network && entry is not { Says.Length: > 0 })
            return catalog.Hresult(ResultCodes.ConnectionTimedOut);
        return finding is { Site: not CodeSite.ResultCode, SecurityResult: { } result } && catalog.Find(result.Key.Kind, result.Key.Value) is { Do.Length: > 0 } behind ? behind : entry;
    }

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

    /// <summary>What to capture when this log does not decide.</summary>
    static ExplanationSection? Capture(Finding? finding, CodeEntry? entry) =>
        finding is { IsRepeat: false, Verdict: < Verdict.Strong } && CaptureAdvice.For(finding, entry?.Topic) is { } advice ? new ExplanationSection(CaptureHeading, advice) : null;

    /// <summary>What to capture stands behind the causes that it tells apart, and before what to do.</summary>
    static List<ExplanationSection> Sections(CodeEntry? entry, bool isDecided, ExplanationSection? capture, ExplanationSection? ofUnknown)
    {
        var sections = entry is null ? [] : entry.Article is { } article ? FromArticle(article, isDecided) : FromEntry(entry, isDecided);
        if (ofUnknown is not null && entry is not { Says.Length: > 0 })
            sections.Insert(0, ofUnknown);
        if (capture is not null)
            sections.Insert(sections.FindLastIndex(section => section.Heading is "What happened" or "Likely causes" or "Usually") + 1, capture);
        return sections;
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

    static List<ExplanationSection> FromEntry(CodeEntry entry, bool isDecided)
    {
        var sections = new List<ExplanationSection>();
        if (entry.Means.Length > 0)
            sections.Add(new ExplanationSection("What happened", MarkdownText.Escape(entry.Means)));
        if (entry.Usual.Length > 0 && !isDecided)
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
