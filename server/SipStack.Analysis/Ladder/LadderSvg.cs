using System.Globalization;
using System.Text;

namespace SipStack.Analysis;

/// <summary>
/// A ladder as a drawing. Each row is a group of the class <c>arrow</c> with <c>data-index</c>, <c>data-line</c> and <c>data-end-line</c> (zero-based lines of its record),
/// can be focused, and has a title that says all it shows. Needs no script and loads nothing.
/// </summary>
public static class LadderSvg
{
    const int MostDescribed = 100;
    const int TitleHeight = 62;

    /// <summary>The whole drawing, with title and style.</summary>
    public static string Render(Ladder ladder)
    {
        var layout = new LadderLayout(ladder);
        var text = new StringBuilder();
        var height = TitleHeight + layout.HeaderHeight + layout.RowsHeight + 44;
        Open(text, ladder, layout.Width, height, isHidden: false);
        text.Append("<style>").Append(LadderStyle.Css).Append("</style>\n");
        Background(text, layout.Width, height);
        Text(text, "heading", LadderLayout.Margin, 30, ladder.Title);
        Text(text, "subheading", LadderLayout.Margin, 50, $"Call-ID {ladder.ShownCallId}");
        Header(text, layout, TitleHeight);
        Rows(text, ladder, layout, TitleHeight + layout.HeaderHeight, null);
        return text.Append("</svg>\n").ToString();
    }

    /// <summary>Only the boxes with the names, to stand above a part that is scrolled.</summary>
    internal static string RenderHeader(Ladder ladder)
    {
        var layout = new LadderLayout(ladder);
        var text = new StringBuilder();
        Open(text, ladder, layout.Width, layout.HeaderHeight + 6, isHidden: true);
        Background(text, layout.Width, layout.HeaderHeight + 6);
        Header(text, layout, 6);
        return text.Append("</svg>\n").ToString();
    }

    /// <summary>Only the rows; each leads to what stands in the page under the given name.</summary>
    internal static string RenderRows(Ladder ladder, Func<int, string> target)
    {
        var layout = new LadderLayout(ladder);
        var text = new StringBuilder();
        Open(text, ladder, layout.Width, layout.RowsHeight + 44, isHidden: false);
        Background(text, layout.Width, layout.RowsHeight + 44);
        Rows(text, ladder, layout, 0, target);
        return text.Append("</svg>\n").ToString();
    }

    static void Open(StringBuilder text, Ladder ladder, int width, int height, bool isHidden)
    {
        text.Append(CultureInfo.InvariantCulture, $"<svg class=\"sipstack-ladder\" xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\"");
        if (isHidden)
        {
            text.Append(" aria-hidden=\"true\">\n");
            return;
        }

        text.Append(" role=\"group\">\n<title>").Append(MarkupText.Xml(ladder.Title)).Append("</title>\n<desc>");
        foreach (var arrow in ladder.Arrows.Take(MostDescribed))
            text.Append(MarkupText.Xml(ladder.Describe(arrow))).Append('\n');
        if (Hidden(ladder, MostDescribed) is > 0 and var hidden)
            text.Append(hidden).Append(" more records\n");
        text.Append("</desc>\n");
    }

    static int Hidden(Ladder ladder, int shown) => Math.Max(0, ladder.Arrows.Count - shown) + ladder.Hidden;

    static void Background(StringBuilder text, int width, int height) =>
        text.Append(CultureInfo.InvariantCulture, $"<rect class=\"background\" width=\"{width}\" height=\"{height}\" fill=\"none\"/>\n");

    static void Header(StringBuilder text, LadderLayout layout, int top)
    {
        for (var i = 0; i < layout.Names.Count; i++)
        {
            var (x, width) = (layout.ColumnOf(i), LadderLayout.BoxWidth(layout.Names[i]));
            text.Append(CultureInfo.InvariantCulture, $"<rect class=\"box\" x=\"{x - (width / 2)}\" y=\"{top}\" width=\"{width}\" height=\"{layout.HeaderHeight}\" rx=\"6\" fill=\"none\" stroke=\"currentColor\"/>\n");
            var first = top + (layout.HeaderHeight / 2) + 5 - ((layout.Names[i].Count - 1) * 17 / 2);
            for (var line = 0; line < layout.Names[i].Count; line++)
                Text(text, "name", x, first + (line * 17), layout.Names[i][line], anchor: "middle");
        }
    }

    static void Rows(StringBuilder text, Ladder ladder, LadderLayout layout, int top, Func<int, string>? target)
    {
        var bottom = top + layout.RowsHeight + 14;
        for (var i = 0; i < layout.Names.Count; i++)
            text.Append(CultureInfo.InvariantCulture, $"<line class=\"lifeline\" x1=\"{layout.ColumnOf(i)}\" y1=\"{top}\" x2=\"{layout.ColumnOf(i)}\" y2=\"{bottom}\" stroke=\"currentColor\"/>\n");
        text.Append("<g role=\"list\">\n");
        for (var i = 0; i < ladder.Arrows.Count; i++)
        {
            if (LadderLayout.BandOf(i) > 0)
                NamesAgain(text, layout, top + layout.TopOf(i) - 8);
            Row(text, ladder, layout, i, top + layout.TopOf(i), target);
        }

        text.Append("</g>\n");
        if (ladder.Hidden > 0)
            Text(text, "subheading", LadderLayout.Margin, bottom + 18, $"{ladder.Hidden} more records are not shown.");
    }

    static void NamesAgain(StringBuilder text, LadderLayout layout, int y)
    {
        for (var i = 0; i < layout.Names.Count; i++)
            Text(text, "again", layout.ColumnOf(i), y, layout.Names[i].Count > 1 ? $"{layout.Names[i][0]}…" : layout.Names[i][0], anchor: "middle");
    }

    static void Row(StringBuilder text, Ladder ladder, LadderLayout layout, int number, int top, Func<int, string>? target)
    {
        var arrow = ladder.Arrows[number];
        text.Append(CultureInfo.InvariantCulture, $"<g class=\"arrow {ClassOf(arrow)}\" role=\"listitem\"{(target is null ? " tabindex=\"0\"" : "")} data-index=\"{number}\" data-line=\"{arrow.Record.First}\" data-end-line=\"{arrow.Record.Last}\">");
        text.Append("<title>").Append(MarkupText.Xml(ladder.Describe(arrow))).Append("</title>");
        if (target is not null)
            text.Append("<a href=\"#").Append(MarkupText.Xml(target(number))).Append("\">");
        text.Append(CultureInfo.InvariantCulture, $"<rect class=\"hit\" x=\"4\" y=\"{top + 1}\" width=\"{layout.Width - 8}\" height=\"{layout.HeightOf(number) - 2}\" rx=\"4\" fill=\"none\" pointer-events=\"all\"/>");
        var y = top + (arrow.Kind == ArrowKind.Event ? 21 : 32);
        Text(text, "time", LadderLayout.Margin, y, LadderTime.Full(arrow.Time));
        Text(text, "distance", layout.DistanceX + 52, y, LadderTime.Distance(arrow.Distance), anchor: "end");
        if (arrow.Kind == ArrowKind.Event)
            Diamond(text, layout.ColumnOf(arrow.From), y - 4);
        else if (arrow.From == arrow.To)
            Loop(text, layout, arrow, top);
        else
            Straight(text, layout, arrow, y - 4);
        Notes(text, layout, number, arrow.Kind == ArrowKind.Event, top);
        text.Append(target is null ? "</g>\n" : "</a></g>\n");
    }

    static void Straight(StringBuilder text, LadderLayout layout, Arrow arrow, int y)
    {
        var (from, to) = (layout.ColumnOf(arrow.From), layout.ColumnOf(arrow.To));
        var sign = to > from ? 1 : -1;
        // On a long way the label stays near the sender, where the eye looks for it.
        var middle = (from + layout.ColumnOf(arrow.From + (sign * Math.Min(2, Math.Abs(arrow.To - arrow.From))))) / 2;
        Text(text, "label", middle, y - 9, layout.FitLabel(arrow), anchor: "middle");
        text.Append(CultureInfo.InvariantCulture, $"<path class=\"shaft\" d=\"M{from + (sign * 1)} {y}H{to - (sign * 8)}\" stroke=\"currentColor\" fill=\"none\"/>");
        text.Append(CultureInfo.InvariantCulture, $"<path class=\"head\" d=\"M{to - (sign * 1)} {y}l{-sign * 10} -4.5v9z\" fill=\"currentColor\"/>");
        if (arrow.Fails)
            Cross(text, from, y);
    }

    static void Loop(StringBuilder text, LadderLayout layout, Arrow arrow, int top)
    {
        var x = layout.ColumnOf(arrow.From);
        text.Append(CultureInfo.InvariantCulture, $"<path class=\"shaft\" d=\"M{x} {top + 14}h26q6 0 6 6v6q0 6 -6 6h-18\" stroke=\"currentColor\" fill=\"none\"/>");
        text.Append(CultureInfo.InvariantCulture, $"<path class=\"head\" d=\"M{x + 1} {top + 32}l10 -4.5v9z\" fill=\"currentColor\"/>");
        Text(text, "label", x + 42, top + 27, layout.FitLabel(arrow), anchor: "start");
    }

    static void Diamond(StringBuilder text, int x, int y) =>
        text.Append(CultureInfo.InvariantCulture, $"<path class=\"mark\" d=\"M{x} {y - 7}l7 7l-7 7l-7 -7z\" fill=\"currentColor\"/>");

    /// <summary>A mark where a failure comes from: colour alone does not say that something fails.</summary>
    static void Cross(StringBuilder text, int x, int y) => text.Append(
        CultureInfo.InvariantCulture,
        $"<circle class=\"mark\" cx=\"{x}\" cy=\"{y}\" r=\"7\" fill=\"currentColor\"/><path class=\"cross\" d=\"M{x - 2.6} {y - 2.6}l5.2 5.2m0 -5.2l-5.2 5.2\" stroke=\"#fff\"/>");

    static void Notes(StringBuilder text, LadderLayout layout, int row, bool isEvent, int top)
    {
        var notes = layout.Notes[row];
        var y = top + (isEvent || notes.Count > 1 ? 21 : 32);
        for (var i = 0; i < notes.Count; i++)
            Text(text, notes[i].IsDetail ? "detail" : "note", layout.NoteX, y + (i * LadderLayout.NoteLine), notes[i].Text);
    }

    static string ClassOf(Arrow arrow)
    {
        var kind = arrow.Kind switch
        {
            ArrowKind.Request => "request",
            ArrowKind.Event => "event",
            _ => arrow.Status is >= 200 and < 300 ? "response accepted" : "response",
        };
        return $"{kind}{(arrow.Fails ? " fails" : "")}{(arrow.IsRetransmission ? " retransmission" : "")}";
    }

    /// <summary>Colours and anchors stand as attributes too, for a page whose policy takes the style away.</summary>
    static void Text(StringBuilder text, string kind, int x, int y, string content, string? anchor = null)
    {
        if (content.Length == 0)
            return;
        text.Append(CultureInfo.InvariantCulture, $"<text class=\"{kind}\" x=\"{x}\" y=\"{y}\" fill=\"currentColor\" font-size=\"13\"");
        if (anchor is not null)
            text.Append(" text-anchor=\"").Append(anchor).Append('"');
        text.Append('>').Append(MarkupText.Xml(content)).Append("</text>");
    }
}
