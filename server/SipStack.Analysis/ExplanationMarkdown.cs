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
        text.Append("\n\n`").Append(explanation.CodeLine[0]).Append('`');
        foreach (var part in explanation.CodeLine.Skip(1))
            text.Append(part == explanation.CodeLine[1] ? " " : " · ").Append(MarkdownText.Escape(part));
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
}
