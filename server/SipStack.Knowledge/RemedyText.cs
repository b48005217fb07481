using System.Globalization;
using System.Text;

namespace SipStack.Knowledge;

/// <summary>
/// The text beside a script, for one log. Its template may hold <c>{{evidence}}</c>, <c>{{command}}</c> and
/// <c>{{sha256:FILE}}</c>; everything else stays as it is, so that only these three speak of the log.
/// </summary>
public static class RemedyText
{
    const string HashPlaceholder = "{{sha256:";

    public static RemedyFile Render(Remedy remedy, RemedyContext context)
    {
        var text = remedy.Template.Text.AsSpan();
        var result = new StringBuilder(text.Length + 512);
        // One pass, left to right: what a placeholder brings in is never looked at again.
        for (var open = text.IndexOf("{{"); open >= 0; open = text.IndexOf("{{"))
        {
            var close = text.IndexOf("}}");
            result.Append(text[..open]).Append(Value(text[open..(close + 2)].ToString(), remedy, context));
            text = text[(close + 2)..];
        }

        return RemedyFile.FromText(remedy.Template.Name, Encoding.UTF8.GetBytes(result.Append(text).ToString()));
    }

    /// <summary>The command line that reports, with the allow-listed values of the log.</summary>
    public static string Command(Remedy remedy, RemedyValues values)
    {
        string[] parts = [$@"powershell.exe -NoProfile -ExecutionPolicy RemoteSigned -File .\{remedy.Scripts[0].Name}", .. remedy.Arguments.Select(argument => argument.For(values)).OfType<string>()];
        return string.Join(' ', parts);
    }

    static string Value(string placeholder, Remedy remedy, RemedyContext context) => placeholder switch
    {
        "{{evidence}}" => Evidence(context),
        "{{command}}" => Command(remedy, context.Values),
        _ when placeholder.StartsWith(HashPlaceholder, StringComparison.Ordinal) => remedy.Scripts.Single(script => script.Name == placeholder[HashPlaceholder.Length..^2]).Sha256,
        _ => throw new FormatException($"Unknown placeholder {placeholder} in {remedy.Template.Name}"),
    };

    static string Evidence(RemedyContext context)
    {
        List<string> lines = [];
        if (context.FindingLines.Count > 0)
            lines.Add($"Found in line {string.Join(", ", context.FindingLines.Select(line => line.ToString(CultureInfo.InvariantCulture)))}.");

        if (context.Cause is { } cause)
            lines.Add($"Cause: {RemedyMarkdown.Escape(cause)}{VerdictWords(context.Verdict)}.");

        if (lines.Count > 0 && context.Evidence.Count > 0)
            lines.Add("");

        lines.AddRange(context.Evidence.Select(item => string.Create(CultureInfo.InvariantCulture, $"- line {item.Line}: {RemedyMarkdown.Escape(item.Text)}")));
        return lines.Count > 0 ? string.Join('\n', lines) : "This log holds no evidence beyond the code itself.";
    }

    static string VerdictWords(RemedyVerdict verdict) => verdict switch
    {
        RemedyVerdict.Proven => " (proven)",
        RemedyVerdict.Strong => " (strong)",
        RemedyVerdict.Possible => " (possible)",
        RemedyVerdict.RuledOut => " (ruled out)",
        _ => "",
    };
}
