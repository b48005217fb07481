using System.Text;

namespace SipStack.Analysis;

/// <summary>A ladder as a Mermaid sequence diagram, for wikis and tickets that draw it.</summary>
public static class LadderMermaid
{
    /// <summary>Mermaid gets slow above this, and refuses texts of more than 50,000 characters.</summary>
    public const int MostRows = 200;
    const int LongestText = 45_000;

    public static string Render(Ladder ladder)
    {
        var text = new StringBuilder("sequenceDiagram\n");
        text.Append("    accTitle: ").Append(MarkupText.Mermaid(ladder.Title)).Append('\n');
        for (var i = 0; i < ladder.Lifelines.Count; i++)
            text.Append("    participant p").Append(i + 1).Append(" as ").Append(MarkupText.Mermaid(ladder.Lifelines[i])).Append('\n');
        var shown = 0;
        foreach (var arrow in ladder.Arrows.Take(MostRows))
        {
            var row = Row(arrow);
            if (text.Length + row.Length > LongestText)
                break;
            text.Append(row);
            shown++;
        }

        if (ladder.Arrows.Count + ladder.Hidden - shown is > 0 and var hidden)
            text.Append("    Note over p1: ").Append(hidden).Append(hidden == 1 ? " more record is not shown" : " more records are not shown").Append('\n');
        return text.ToString();
    }

    static string Row(Arrow arrow)
    {
        var (from, to) = ($"p{arrow.From + 1}", $"p{arrow.To + 1}");
        var time = LadderTime.Full(arrow.Time);
        var note = string.Join(", ", new[] { arrow.Note, arrow.Detail }.Where(part => part.Length > 0));
        if (arrow.Kind == ArrowKind.Event)
            return $"    Note over {from}: {MarkupText.Mermaid($"{time} {arrow.Label}{(note.Length > 0 ? $": {note}" : "")}".Trim())}\n";
        var shaft = arrow.Kind == ArrowKind.Request ? arrow.Fails ? "-x" : "->>" : arrow.Fails ? "--x" : "-->>";
        var label = $"{time} {arrow.FullLabel}".Trim();
        var row = $"    {from}{shaft}{to}: {MarkupText.Mermaid(label)}\n";
        return note.Length == 0 ? row : $"{row}    Note right of {to}: {MarkupText.Mermaid(note)}\n";
    }
}
