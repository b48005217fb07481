using SipStack.Knowledge;

namespace SipStack.Analysis;

/// <summary>Explanations of names from the table of notes.</summary>
static class Notes
{
    public static Explanation Explain(FieldNote note) => new(note.Says, null, note.Name.Length > 0 ? [note.Name] : [], [], Sections(note));

    public static List<ExplanationSection> Sections(FieldNote note)
    {
        var sections = new List<ExplanationSection>();
        if (note.Means.Length > 0)
            sections.Add(new ExplanationSection("What to know", MarkdownText.Escape(note.Means)));
        sections.Add(SourcesOf(note));
        return sections;
    }

    public static ExplanationSection SourcesOf(FieldNote note) =>
        new("Sources", string.Join('\n', note.Sources.Select(source => $"- {MarkdownText.Citation(source)}")));
}
