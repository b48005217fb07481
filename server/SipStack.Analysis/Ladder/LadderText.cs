using System.Text;

namespace SipStack.Analysis;

/// <summary>A ladder as text: time, distance, lifelines with an arrow of two lines per message, notes beside them.</summary>
public static class LadderText
{
    /// <summary>Draws the ladder.</summary>
    /// <param name="isAscii">Only ASCII characters; those of names that are not become a question mark.</param>
    /// <param name="width">Cells to fill; more are used where the lifelines need them.</param>
    public static string Render(Ladder ladder, bool isAscii = false, int width = 120)
    {
        var text = new StringBuilder();
        new Drawing(ladder, isAscii ? LadderGlyphs.Ascii : LadderGlyphs.Unicode, width).Draw(text);
        return isAscii ? ToAscii(text.ToString()) : text.ToString();
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

        public void Draw(StringBuilder text)
        {
            foreach (var line in TextCanvas.Wrap(ladder.Title, Math.Max(60, notes + notesWidth)))
                text.Append(line).Append('\n');
            text.Append("Call-ID ").Append(ladder.ShownCallId).Append("\n\n");
            DrawNames(text);
            DateTime? last = null;
            foreach (var arrow in ladder.Arrows)
            {
                Draw(text, arrow, last);
                last = arrow.Time ?? last;
            }

            Append(text, Bars());
            if (ladder.Hidden > 0)
                text.Append('\n').Append(ladder.Hidden).Append(ladder.Hidden == 1 ? " more record is not shown.\n" : " more records are not shown.\n");
        }

        void DrawNames(StringBuilder text)
        {
            var height = names.Select(name => name.Count).DefaultIfEmpty().Max();
            for (var i = 0; i < height; i++)
            {
                var line = new TextCanvas(notes);
                if (i == height - 1)
                    line.Write(lineWidth - "line".Length, "line");
                for (var lifeline = 0; lifeline < names.Length; lifeline++)
                {
                    // Names stand at the bottom, on their lifelines.
                    var part = i - (height - names[lifeline].Count);
                    if (part >= 0)
                        line.Write(columns[lifeline] - (TextCanvas.WidthOf(names[lifeline][part]) / 2), names[lifeline][part]);
                }

                Append(text, line);
            }

            Append(text, Bars());
        }

        void Draw(StringBuilder text, Arrow arrow, DateTime? last)
        {
            var remarks = new Queue<string>([.. TextCanvas.Wrap(arrow.Note, notesWidth), .. TextCanvas.Wrap(arrow.Detail, notesWidth)]);
            var line = Bars();
            var number = $"{arrow.Record.First + 1}";
            line.Write(lineWidth - number.Length, number);
            var time = LadderTime.Short(arrow.Time, last);
            line.Write(lineWidth + 2 + "00:00:00.000".Length - time.Length, time);
            var distance = LadderTime.Distance(arrow.Distance);
            line.Write(lineWidth + 2 + "00:00:00.000".Length + 2 + distanceWidth - distance.Length, distance);
            if (arrow.Kind == ArrowKind.Event)
            {
                line.Write(columns[arrow.From], glyphs.Event);
                remarks = new Queue<string>([.. TextCanvas.Wrap(arrow.Note.Length > 0 ? $"{arrow.Label}: {arrow.Note}" : arrow.Label, notesWidth), .. TextCanvas.Wrap(arrow.Detail, notesWidth)]);
                Append(text, line, remarks);
            }
            else if (arrow.From == arrow.To)
            {
                line.Write(columns[arrow.From] + 1, glyphs.Self);
                remarks = new Queue<string>([.. TextCanvas.Wrap($"{arrow.FullLabel}, to itself", notesWidth), .. remarks]);
                Append(text, line, remarks);
            }
            else
            {
                DrawLabel(line, arrow);
                Append(text, line, remarks);
                Append(text, Shaft(arrow), remarks);
            }

            while (remarks.Count > 0)
                Append(text, Bars(), remarks);
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

        static void Append(StringBuilder text, TextCanvas line, Queue<string>? remarks = null) =>
            text.Append(remarks is { Count: > 0 } ? line.Whole + remarks.Dequeue() : line.ToString()).Append('\n');
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
