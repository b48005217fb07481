using System.Text;

namespace SipStack.Analysis;

/// <summary>An explanation as plain text, for terminals and for clients that show no Markdown.</summary>
public static class ExplanationText
{
    public static string Render(Explanation explanation)
    {
        var text = new StringBuilder();
        text.Append(explanation.Answer);
        if (explanation.Verdict is { } verdict)
            text.Append(" [").Append(verdict).Append(']');
        text.Append('\n');
        if (explanation.CodeLine.Count > 0)
            AppendCodeLine(text, explanation.CodeLine);
        if (explanation.Facts.Count > 0)
            AppendTable(text, explanation.Facts);
        if (explanation.InThisLog.Count > 0)
            AppendSection(text, "In this log", string.Join('\n', explanation.InThisLog.Select(line => $"- {line}")));
        foreach (var section in explanation.Sections)
            AppendSection(text, section.Heading, MarkdownText.ToPlain(section.Markdown));
        return text.ToString();
    }

    static void AppendCodeLine(StringBuilder text, IReadOnlyList<string> line)
    {
        text.Append(line[0]);
        foreach (var part in line.Skip(1))
            text.Append(part == line[1] ? "  " : " · ").Append(part);
        text.Append('\n');
    }

    static void AppendTable(StringBuilder text, IReadOnlyList<ExplanationFact> facts)
    {
        var width = facts.Max(fact => fact.Name.Length);
        text.Append('\n');
        foreach (var (name, value) in facts)
            text.Append("  ").Append(name.PadRight(width)).Append("  ").Append(value).Append('\n');
    }

    static void AppendSection(StringBuilder text, string heading, string body)
    {
        text.Append('\n').Append(heading).Append('\n');
        foreach (var line in body.Split('\n'))
            text.Append(line.Length > 0 ? "  " : "").Append(line).Append('\n');
    }
}
