using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace SipStack.Analysis;

/// <summary>
/// A ladder as a page of its own: the drawing, with names that stay in sight, and the same as a table. No script, nothing from elsewhere; its
/// content security policy allows the one style sheet in it and nothing else.
/// </summary>
public static class LadderHtml
{
    const string PageCss = """
        :root{color-scheme:light dark;--page:#fff;--ink:#1f2328;--muted:#636c76;--line:#d1d9e0;--mark:rgba(255,212,59,.3);--fail:#cf222e}
        @media (prefers-color-scheme:dark){:root{--page:#0d1117;--ink:#e6edf3;--muted:#8d96a0;--line:#3d444d;--mark:rgba(187,128,9,.3);--fail:#ff7b72}}
        body{margin:0 auto;padding:24px 28px 40px;background:var(--page);color:var(--ink);font:14px/1.5 ui-sans-serif,system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif}
        h1{font-size:20px;margin:0 0 2px}
        .id{margin:0 0 18px;color:var(--muted);overflow-wrap:anywhere}
        code,.time{font-family:ui-monospace,"Cascadia Mono",Consolas,"Liberation Mono",monospace;font-size:.92em}
        .pane{max-height:82vh;overflow:auto;border:1px solid var(--line);border-radius:8px}
        .pane svg{display:block}
        .names{position:sticky;top:0;z-index:1;width:max-content;min-width:100%;background:var(--page)}
        h2{font-size:16px;margin:28px 0 8px}
        table{border-collapse:collapse;width:100%}
        th,td{text-align:left;padding:5px 14px 5px 0;border-bottom:1px solid var(--line);vertical-align:top}
        th{font-weight:600;white-space:nowrap}
        td.number,th.number{text-align:right}
        td.time{white-space:nowrap}
        tr.fails td{color:var(--fail)}
        tr:target td{background:var(--mark)}
        .detail{display:block;color:var(--muted)}
        .scroll{overflow-x:auto}
        @media print{.pane{max-height:none;overflow:visible;border:0}.names{position:static}body{padding:0}}
        """;

    public static string Render(Ladder ladder)
    {
        var style = PageCss + "\n" + LadderStyle.Css;
        var hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(style)));
        var text = new StringBuilder();
        text.Append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
        text.Append("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-").Append(hash).Append("'; base-uri 'none'; form-action 'none'\">\n");
        text.Append("<meta name=\"referrer\" content=\"no-referrer\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        text.Append("<title>").Append(MarkupText.Xml(ladder.Title)).Append("</title>\n<style>").Append(style).Append("</style>\n</head>\n<body>\n");
        text.Append("<h1>").Append(MarkupText.Xml(ladder.Title)).Append("</h1>\n<p class=\"id\">Call-ID <code>").Append(MarkupText.Xml(ladder.ShownCallId)).Append("</code></p>\n");
        text.Append("<div class=\"pane\" tabindex=\"0\" role=\"region\" aria-label=\"Ladder diagram\">\n<div class=\"names\">").Append(LadderSvg.RenderHeader(ladder)).Append("</div>\n");
        text.Append(LadderSvg.RenderRows(ladder, NameOf)).Append("</div>\n");
        Table(text, ladder);
        return text.Append("</body>\n</html>\n").ToString();
    }

    static void Table(StringBuilder text, Ladder ladder)
    {
        text.Append("<h2>The same as a table</h2>\n<div class=\"scroll\"><table>\n<thead><tr><th class=\"number\">Line</th><th>Time</th><th class=\"number\">Distance</th><th>From</th><th>To</th><th>Message</th><th>Note</th></tr></thead>\n<tbody>\n");
        for (var i = 0; i < ladder.Arrows.Count; i++)
            Row(text, ladder, i);
        text.Append("</tbody>\n</table></div>\n");
        if (ladder.Hidden > 0)
            text.Append(CultureInfo.InvariantCulture, $"<p>{ladder.Hidden} more records are not shown.</p>\n");
    }

    static void Row(StringBuilder text, Ladder ladder, int number)
    {
        var arrow = ladder.Arrows[number];
        text.Append("<tr id=\"").Append(NameOf(number)).Append(arrow.Fails ? "\" class=\"fails\">" : "\">");
        Cell(text, "number", $"{arrow.Record.First + 1}");
        Cell(text, "time", LadderTime.Full(arrow.Time));
        Cell(text, "number", LadderTime.Distance(arrow.Distance));
        Cell(text, "", ladder.Lifelines[arrow.From]);
        Cell(text, "", arrow.Kind == ArrowKind.Event ? "" : ladder.Lifelines[arrow.To]);
        Cell(text, "", $"{(arrow.Fails ? "✗ " : "")}{arrow.FullLabel}");
        text.Append("<td>").Append(MarkupText.Xml(arrow.Note));
        if (arrow.Detail.Length > 0)
            text.Append(" <span class=\"detail\">").Append(MarkupText.Xml(arrow.Detail)).Append("</span>");
        text.Append("</td></tr>\n");
    }

    static void Cell(StringBuilder text, string kind, string content)
    {
        text.Append(kind.Length > 0 ? $"<td class=\"{kind}\">" : "<td>");
        text.Append(MarkupText.Xml(content)).Append("</td>");
    }

    static string NameOf(int row) => string.Create(CultureInfo.InvariantCulture, $"m{row + 1}");
}
