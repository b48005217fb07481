namespace SipStack.Analysis;

/// <summary>One line of a ladder in text.</summary>
/// <param name="Fails">It belongs to a message that fails.</param>
public readonly record struct LadderLine(string Text, bool Fails);

/// <summary>A ladder as text: time, distance, lifelines with an arrow of two lines per message, notes beside them.</summary>
public static class LadderText
{
    /// <summary>Draws the ladder.</summary>
    public static string Render(Ladder ladder, bool isAscii = false, int width = 120) =>
        string.Concat(Lines(ladder, isAscii, width).Select(line => $"{line.Text}\n"));

    /// <summary>The same line by line.</summary>
    /// <param name="isAscii">Only ASCII characters; those of names that are not become a question mark.</param>
    /// <param name="width">Cells to fill; more are used where the lifelines need them.</param>
    public static IEnumerable<LadderLine> Lines(Ladder ladder, bool isAscii, int width)
    {
        var lines = new Drawing(ladder, isAscii ? LadderGlyphs.Ascii : LadderGlyphs.Unicode, width).Draw();
        return isAscii ? lines.Select(line => line with { Text = ToAscii(line.Text) }) : lines;
    }

    static string ToAscii(string text) => string.Concat(text.Replace("→", "->", StringComparison.Ordinal).Replace("·", "-", StringComparison.Ordinal).EnumerateRunes().Select(rune => rune.IsAscii ? rune.ToString() : "?"));

    sealed class Drawing
    {
        const int NarrowestGap = 20;
        const int WidestGap = 44;
        const int WidestName = 28;
        const int NarrowestNotes = 36;

        readonly Ladder ladder;
        readonly LadderGlyphs glyphs;
        readonly int lineWidth;
        readonly int distanceWidth;
        readonly int[] columns;
        readonly List<string>[] names;
        readonly int notes;
        readonly int notesWidth;
        readonly List<LadderLine> lines = [];

        public Drawing(Ladder ladder, LadderGlyphs glyphs, int width)
        {
            (this.ladder, this.glyphs) = (ladder, glyphs);
            lineWidth = Math.Max(4, ladder.Arrows.Select(arrow => $"{arrow.Record.First + 1}".Length).DefaultIfEmpty().Max());
            distanceWidth = ladder.Arrows.Select(arrow => LadderTime.Distance(arrow.Distance).Length).DefaultIfEmpty().Max();
            var longest = ladder.Arrows.Where(arrow => Math.Abs(arrow.From - arrow.To) == 1).Select(arrow => TextCanvas.WidthOf(arrow.FullLabel)).DefaultIfEmpty().Max();
            var longestName = ladder.Lifelines.Select(TextCanvas.WidthOf).DefaultIfEmpty().Max();
            var gap = Math.Clamp(Math.Max(longest + 6, Math.Min(longestName + 2, WidestName)), NarrowestGap, WidestGap);
            names = [.. ladder.Lifelines.Select(name => TextCanvas.WrapName(name, gap - 2))];
            var left = lineWidth + 2 + "00:00:00.000".Length + 2 + distanceWidth + 3;
            var first = left + (names.Length > 0 ? Math.Max(1, names[0].Max(TextCanvas.WidthOf) / 2) : 1);
            columns = [.. Enumerable.Range(0, names.Length).Select(i => first + (i * gap))];
            notes = (columns.Length > 0 ? columns[^1] : first) + 4;
            notesWidth = Math.Max(NarrowestNotes, width - notes);
        }

        public List<LadderLine> Draw()
        {
            lines.AddRange(TextCanvas.Wrap(ladder.Title, Math.Max(60, notes + notesWidth)).Select(line => new LadderLine(line, false)));
            lines.Add(new LadderLine($"Call-ID {ladder.ShownCallId}", false));
            lines.Add(new LadderLine("", false));
            DrawNames();
            DateTime? last = null;
            foreach (var arrow in ladder.Arrows)
            {
                Draw(arrow, last);
                last = arrow.Time ?? last;
            }

            Add(Bars());
            if (ladder.Hidden > 0)
                lines.AddRange([new LadderLine("", false), new LadderLine($"{ladder.Hidden} more {(ladder.Hidden == 1 ? "record is" : "records are")} not shown.", false)]);
            return lines;
        }

        void DrawNames()
        {
            var height = names.Select(name => name.Count).DefaultIfEmpty().Max();
            for (var i = 0; i < height; i++)
            {
                var line = new TextCanvas(notes + notesWidth);
                if (i == height - 1)
                    line.Write(lineWidth - "line".Length, "line");
                for (var lifeline = 0; lifeline < names.Length; lifeline++)
                {
                    // Names stand at the bottom, on their lifelines.
                    var part = i - (height - names[lifeline].Count);
                    if (part >= 0)
                        line.Write(columns[lifeline] - (TextCanvas.WidthOf(names[lifeline][part]) / 2), names[lifeline][part]);
                }

                Add(line);
            }

            Add(Bars());
        }

        void Draw(Arrow arrow, DateTime? last)
        {
            var remarks = new Queue<string>(RemarksOf(arrow));
            var line = Bars();
            WriteTimes(line, arrow, last);
            if (arrow.Kind == ArrowKind.Event)
                line.Write(columns[arrow.From], glyphs.Event);
            else if (arrow.From == arrow.To)
                line.Write(columns[arrow.From] + 1, glyphs.Self);
            else
                DrawLabel(line, arrow);
            Add(line, arrow.Fails, remarks);
            if (arrow.From != arrow.To)
                Add(Shaft(arrow), arrow.Fails, remarks);
            while (remarks.Count > 0)
                Add(Bars(), arrow.Fails, remarks);
        }

        /// <summary>What stands beside a row; an event and a message to itself have no room for their label between lifelines.</summary>
        IEnumerable<string> RemarksOf(Arrow arrow)
        {
            string[] remarks = arrow.Kind == ArrowKind.Event ? [arrow.Note.Length > 0 ? $"{arrow.Label}: {arrow.Note}" : arrow.Label, arrow.Detail]
                : arrow.From == arrow.To ? [$"{arrow.FullLabel}, to itself", arrow.Note, arrow.Detail]
                : [arrow.Note, arrow.Detail];
            return remarks.SelectMany(remark => TextCanvas.Wrap(remark, notesWidth));
        }

        void WriteTimes(TextCanvas line, Arrow arrow, DateTime? last)
        {
            var (number, time, distance) = ($"{arrow.Record.First + 1}", LadderTime.Short(arrow.Time, last), LadderTime.Distance(arrow.Distance));
            var timeEnd = lineWidth + 2 + "00:00:00.000".Length;
            line.Write(lineWidth - number.Length, number);
            line.Write(timeEnd - time.Length, time);
            line.Write(timeEnd + 2 + distanceWidth - distance.Length, distance);
        }

        void DrawLabel(TextCanvas line, Arrow arrow)
        {
            var (left, right) = (columns[Math.Min(arrow.From, arrow.To)], columns[Math.Max(arrow.From, arrow.To)]);
            var room = right - left - 4 - (arrow.Fails ? 2 : 0);
            line.Write(left + 3, TextCanvas.Fit(arrow.FullLabel, room, glyphs.Ellipsis));
            if (arrow.Fails)
                line.Write(right - 2, glyphs.Failure);
        }

        TextCanvas Shaft(Arrow arrow)
        {
            var line = Bars();
            var (left, right) = (columns[Math.Min(arrow.From, arrow.To)], columns[Math.Max(arrow.From, arrow.To)]);
            var isRight = arrow.From < arrow.To;
            for (var at = left + 1; at < right; at++)
                line.Write(at, columns.Contains(at) ? glyphs.Crossing : arrow.IsRetransmission ? glyphs.Dash(at - left) : glyphs.Shaft);
            line.Write(isRight ? left : right, isRight ? glyphs.LeavesRight : glyphs.LeavesLeft);
            line.Write(isRight ? right - 1 : left + 1, isRight ? glyphs.HeadRight : glyphs.HeadLeft);
            return line;
        }

        TextCanvas Bars()
        {
            var line = new TextCanvas(notes);
            foreach (var column in columns)
                line.Write(column, glyphs.Bar);
            return line;
        }

        void Add(TextCanvas line, bool fails = false, Queue<string>? remarks = null) =>
            lines.Add(new LadderLine(remarks is { Count: > 0 } ? line.Whole + remarks.Dequeue() : line.ToString(), fails));
    }
}

/// <summary>The characters of a ladder in text.</summary>
sealed record LadderGlyphs(string Bar, string Shaft, string Crossing, string LeavesRight, string LeavesLeft, string HeadRight, string HeadLeft, string Event, string Failure, string Self, string Ellipsis, string Dashes)
{
    public static LadderGlyphs Unicode { get; } = new("│", "─", "┼", "├", "┤", "▶", "◀", "◆", "✗", "↺", "…", "╌╌");

    public static LadderGlyphs Ascii { get; } = new("|", "-", "|", "|", "|", ">", "<", "*", "X", ")", "...", "- ");

    /// <summary>The shaft of a message that was sent again.</summary>
    public string Dash(int at) => Dashes[at % Dashes.Length].ToString();
}
