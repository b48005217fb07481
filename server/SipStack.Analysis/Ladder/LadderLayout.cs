namespace SipStack.Analysis;

/// <summary>Where the parts of a drawn ladder stand, in pixels.</summary>
sealed class LadderLayout
{
    public const int RowHeight = 46;
    public const int EventHeight = 34;
    public const int Margin = 20;
    public const int NoteLine = 16;
    const int NamesEvery = 25;
    const int NameLine = 17;
    const int NoteWidth = 350;
    const int NarrowestGap = 150;
    const int WidestGap = 280;
    const int NameCells = 26;

    readonly int[] tops;

    public LadderLayout(Ladder ladder)
    {
        Names = [.. ladder.Lifelines.Select(name => (IReadOnlyList<string>)[.. TextCanvas.WrapName(name, NameCells).Take(3)])];
        var labels = ladder.Arrows.Where(arrow => Math.Abs(arrow.From - arrow.To) == 1).Select(arrow => WidthOf(arrow.FullLabel) * (arrow.Fails ? 1.1 : 1)).DefaultIfEmpty().Max();
        var names = Names.Select(BoxWidth).DefaultIfEmpty().Max();
        Gap = Math.Clamp(Math.Max((int)labels + 48, names + 20), NarrowestGap, WidestGap);
        DistanceX = Margin + 108;
        Lines = Math.Max(0, Names.Select(name => name.Count).DefaultIfEmpty().Max());
        First = Math.Max(DistanceX + 74, DistanceX + (Names.Count > 0 ? BoxWidth(Names[0]) / 2 : 0) - 20);
        NoteX = ColumnOf(Math.Max(0, Names.Count - 1)) + Math.Max(30, Names.Count > 0 ? BoxWidth(Names[^1]) / 2 : 0) + 4;
        Notes = [.. ladder.Arrows.Select(NotesOf)];
        Width = NoteX + Notes.SelectMany(lines => lines).Select(line => WidthOf(line.Text)).DefaultIfEmpty().Max() + Margin;
        tops = new int[ladder.Arrows.Count + 1];
        for (var i = 0; i < ladder.Arrows.Count; i++)
            tops[i + 1] = tops[i] + BandOf(i) + Math.Max(ladder.Arrows[i].Kind == ArrowKind.Event ? EventHeight : RowHeight, 14 + (Notes[i].Count * NoteLine));
    }

    /// <summary>The remarks of each row in lines: what it is in the first, the sentence of the finding in the others.</summary>
    public IReadOnlyList<IReadOnlyList<(string Text, bool IsDetail)>> Notes { get; }

    /// <summary>Each name in the lines of its box.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Names { get; }

    /// <summary>Of the name boxes.</summary>
    public int HeaderHeight => (Lines * NameLine) + 16;

    public int Width { get; }

    public int RowsHeight => tops[^1];

    public int DistanceX { get; }

    public int NoteX { get; }

    int Lines { get; }

    int Gap { get; }

    int First { get; }

    public int ColumnOf(int lifeline) => First + (lifeline * Gap);

    public int TopOf(int row) => tops[row] + BandOf(row);

    public int HeightOf(int row) => tops[row + 1] - TopOf(row);

    /// <summary>Room above a row in which the names stand again, so that they need not be remembered.</summary>
    public static int BandOf(int row) => row > 0 && row % NamesEvery == 0 ? 26 : 0;

    public static int BoxWidth(IReadOnlyList<string> name) => (int)Math.Max(64, (name.Select(WidthOf).DefaultIfEmpty().Max() * 1.2) + 24);

    /// <summary>The label in the room between its lifelines.</summary>
    public string FitLabel(Arrow arrow) => Fit(arrow.FullLabel, (Math.Clamp(Math.Abs(arrow.From - arrow.To), 1, 2) * Gap) - 36);

    static IReadOnlyList<(string Text, bool IsDetail)> NotesOf(Arrow arrow)
    {
        var first = arrow.Kind != ArrowKind.Event ? arrow.Note : arrow.Note.Length > 0 ? $"{arrow.Label}: {arrow.Note}" : arrow.Label;
        return [.. Wrap(first).Select(line => (line, false)), .. Wrap(arrow.Detail).Select(line => (line, true))];
    }

    static List<string> Wrap(string text)
    {
        var lines = new List<string>();
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => Fit(word, NoteWidth + 100)))
        {
            if (lines.Count > 0 && WidthOf($"{lines[^1]} {word}") <= NoteWidth)
                lines[^1] = $"{lines[^1]} {word}";
            else
                lines.Add(word);
        }

        return lines;
    }

    static string Fit(string text, int room)
    {
        while (text.Length > 1 && WidthOf(text) > room)
            text = $"{text.TrimEnd('…')[..^1].TrimEnd()}…";
        return text;
    }

    /// <summary>About how wide a label is drawn at 13 pixels: no font is at hand to measure it.</summary>
    public static int WidthOf(string text) => (int)Math.Ceiling(text.Sum(c => char.IsAsciiLetterUpper(c) || c is 'm' or 'w' or '@' or '%' ? 8.8 : c is 'i' or 'l' or '.' or ',' or ':' or '(' or ')' or ' ' or '\'' or '|' ? 4.0 : c < 0x300 ? 7.2 : 13.0));
}
