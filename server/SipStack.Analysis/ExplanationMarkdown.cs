using System.Text;

namespace SipStack.Analysis;

/// <summary>An explanation as Markdown: no HTML, no images, no command links; links are https addresses of our catalogue.</summary>
public static class ExplanationMarkdown
{
    public static string Render(Explanation explanation)
    {
        var text = new StringBuilder();
        text.Append("**").Append(MarkdownText.Escape(explanation.Answer)).Append("**");
        if (explanation.Verdict is { } verdict)
            text.Append(" — ").Append(verdict);
        if (explanation.CodeLine.Count > 0)
            AppendCodeLine(text, explanation.CodeLine);
        if (explanation.Facts.Count > 0)
            AppendTable(text, explanation.Facts);
        if (explanation.InThisLog.Count > 0)
        {
            text.Append("\n\n**In this log**\n");
            foreach (var line in explanation.InThisLog)
                text.Append("\n- ").Append(MarkdownText.Escape(line));
        }

        foreach (var section in explanation.Sections)
            text.Append("\n\n**").Append(section.Heading).Append("**\n\n").Append(section.Markdown);
        return text.Append('\n').ToString();
    }

    static void AppendCodeLine(StringBuilder text, IReadOnlyList<string> line)
    {
        text.Append("\n\n`").Append(line[0]).Append('`');
        foreach (var part in line.Skip(1))
            text.Append(part == line[1] ? " " : " · ").Append(MarkdownText.Escape(part));
    }

    static void AppendTable(StringBuilder text, IReadOnlyList<ExplanationFact> facts)
    {
        text.Append("\n\n| | |\n| --- | --- |");
        foreach (var (name, value) in facts)
            text.Append("\n| ").Append(MarkdownText.Escape(name)).Append(" | ").Append(MarkdownText.Escape(value)).Append(" |");
    }
}
