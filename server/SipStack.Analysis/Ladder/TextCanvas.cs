using System.Globalization;
using System.Text;

namespace SipStack.Analysis;

/// <summary>One line of text that is drawn upon, cell by cell; East Asian characters take two cells.</summary>
sealed class TextCanvas(int width)
{
    readonly string[] cells = [.. Enumerable.Repeat(" ", width)];

    /// <summary>Writes text from a cell on; what does not fit is left out.</summary>
    public void Write(int at, string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            var size = WidthOf(rune);
            if (size == 0 && at > 0 && at <= cells.Length)
            {
                cells[at - 1] += rune.ToString();
                continue;
            }

            if (at < 0 || at + size > cells.Length)
                return;
            cells[at] = rune.ToString();
            if (size == 2)
                cells[at + 1] = "";
            at += size;
        }
    }

    /// <summary>All cells.</summary>
    public string Whole => string.Concat(cells);

    public override string ToString() => Whole.TrimEnd(' ');

    /// <summary>Cells that a text takes.</summary>
    public static int WidthOf(string text) => text.EnumerateRunes().Sum(WidthOf);

    /// <summary>The text in at most so many cells, cut with an ellipsis.</summary>
    public static string Fit(string text, int cells, string ellipsis)
    {
        if (WidthOf(text) <= cells)
            return text;
        var (result, used) = (new StringBuilder(), ellipsis.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if ((used += WidthOf(rune)) > cells)
                break;
            result.Append(rune.ToString());
        }

        return result.Append(ellipsis).ToString();
    }

    /// <summary>The text in lines of at most so many cells, broken at blanks where that is possible.</summary>
    public static List<string> Wrap(string text, int cells)
    {
        var lines = new List<string>();
        var line = new StringBuilder();
        var used = 0;
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var size = WidthOf(word);
            if (used > 0 && used + 1 + size > cells)
            {
                lines.Add(line.ToString());
                line.Clear();
                used = 0;
            }

            if (used > 0)
                line.Append(' ');
            line.Append(word);
            used += size + (used > 0 ? 1 : 0);
        }

        if (line.Length > 0)
            lines.Add(line.ToString());
        return lines;
    }

    /// <summary>A host name in lines of at most so many cells, broken behind its dots where that is possible.</summary>
    public static List<string> WrapName(string name, int cells)
    {
        var lines = new List<string> { "" };
        foreach (var part in name.Split('.').Select((label, i) => i == 0 ? label : $".{label}"))
        {
            var rest = part;
            while (true)
            {
                if (WidthOf(lines[^1]) + WidthOf(rest) <= cells)
                {
                    lines[^1] += rest;
                    break;
                }

                if (lines[^1].Length > 0)
                {
                    lines.Add("");
                    continue;
                }

                var head = Fit(rest, cells, "");
                if (head.Length == 0)
                    break;
                lines[^1] = head;
                rest = rest[head.Length..];
            }
        }

        return lines;
    }

    /// <summary>As terminals measure (Unicode Standard Annex 11): marks take none, ideographs, kana, hangul and emoji two.</summary>
    static int WidthOf(Rune rune)
    {
        if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark)
            return 0;
        return rune.Value switch
        {
            < 0x1100 => 1,
            <= 0x115F or (>= 0x2E80 and <= 0xA4CF) or (>= 0xAC00 and <= 0xD7A3) or (>= 0xF900 and <= 0xFAFF) or (>= 0xFE30 and <= 0xFE6F) or (>= 0xFF00 and <= 0xFF60) or (>= 0xFFE0 and <= 0xFFE6) => 2,
            (>= 0x1F300 and <= 0x1FAFF) or (>= 0x20000 and <= 0x3FFFD) => 2,
            _ => 1,
        };
    }
}
