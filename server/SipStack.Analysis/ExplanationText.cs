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
        text.Append('\n').Append(explanation.CodeLine[0]);
        foreach (var part in explanation.CodeLine.Skip(1))
            text.Append(part == explanation.CodeLine[1] ? "  " : " · ").Append(part);
        text.Append('\n');
        if (explanation.InThisLog.Count > 0)
            AppendSection(text, "In this log", string.Join('\n', explanation.InThisLog.Select(line => $"- {line}")));
        foreach (var section in explanation.Sections)
            AppendSection(text, section.Heading, MarkdownText.ToPlain(section.Markdown));
        return text.ToString();
    }

    static void AppendSection(StringBuilder text, string heading, string body)
    {
        text.Append('\n').Append(heading).Append('\n');
        foreach (var line in body.Split('\n'))
            text.Append(line.Length > 0 ? "  " : "").Append(line).Append('\n');
    }
}
