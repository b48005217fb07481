using System.Globalization;
using SipStack.Analysis;
using SipStack.Knowledge;

namespace SipStack.Server;

/// <summary>One line a finding, <c>path:line:column: error: message [verdict] [CODE]</c>, then the summary.</summary>
sealed class CheckTextReport(Terminal terminal, Catalog catalog, long most) : ICheckReport
{
    readonly Dictionary<Finding, string> firstInputs = new(ReferenceEqualityComparer.Instance);
    long written;

    public FindingSummary Summary { get; } = new();

    public void Add(string input, Finding finding)
    {
        if (Summary.Add(finding))
            firstInputs.Add(finding, input);
        if (written == most)
            return;
        written++;
        var place = string.Create(CultureInfo.InvariantCulture, $"{terminal.Show(input)}:{finding.Place.Line + 1}:{finding.Place.Column + 1}");
        terminal.Out.WriteLine($"{place}: {Severity(finding.Severity)}: {terminal.Show(finding.Message)} [{finding.Code}]");
    }

    public void Complete(bool isComplete)
    {
        var groups = Summary.Groups();
        if (Summary.Findings == 0)
        {
            if (isComplete)
                terminal.Out.WriteLine("no findings");
            return;
        }

        terminal.Out.WriteLine();
        var hidden = Summary.Findings - written;
        terminal.Out.WriteLine($"{Count(groups.Sum(group => group.Failures), "failure")}, {Count(groups.Count, "kind")}{(hidden > 0 ? $" ({Count(hidden, "finding")} not shown)" : "")}:");
        var titles = Math.Min(60, groups.Select(group => group.Title.Length).DefaultIfEmpty().Max());
        foreach (var group in groups)
            terminal.Out.WriteLine($"  {terminal.Show(group.Title).PadRight(titles)}  {Details(group)}");
        if (groups.Count > 0)
            terminal.Out.WriteLine($"  next: {terminal.Show(Next(groups[0]))}");
    }

    public void Dispose() => terminal.Out.Flush();

    static string Details(FailureGroup group)
    {
        var parts = new List<string> { Verdicts.Word(group.Verdict) ?? group.Code, Count(group.Failures, "failure") };
        if (group.Users > 0)
            parts.Add(Count(group.Users, "user"));
        if (group.Endpoints > 0)
            parts.Add(Count(group.Endpoints, "endpoint"));
        if (group.First is { } first)
            parts.Add(group.Last == first ? Time(first) : $"{Time(first)} to {Time(group.Last ?? first)}");
        return string.Join("  ", parts);
    }

    string Next(FailureGroup group)
    {
        var remedies = RemedyOffers.For(catalog, group.Sample);
        var input = firstInputs[group.Sample];
        var best = remedies.LastOrDefault(remedy => remedy.Kind == RemedyKind.Changes) ?? (remedies.Count > 0 ? remedies[0] : null);
        return best is null || input == "-" ? $"sipstack explain {group.Code}" : $"sipstack fix {Quote(input)} --remedy {best.Id}";
    }

    static string Quote(string path) => path.Any(c => !char.IsAsciiLetterOrDigit(c) && !"/\\._-:+,@".Contains(c, StringComparison.Ordinal)) ? $"\"{path}\"" : path;

    string Severity(FindingSeverity severity)
    {
        var (word, colour) = severity switch
        {
            FindingSeverity.Error => ("error", "31"),
            FindingSeverity.Warning => ("warning", "33"),
            _ => ("note", "36"),
        };
        return terminal.UsesColour ? $"\u001b[{colour}m{word}\u001b[0m" : word;
    }

    static string Count(long count, string what) => string.Create(CultureInfo.InvariantCulture, $"{count} {what}{(count == 1 ? "" : "s")}");

    static string Time(DateTime time) => time.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
}
