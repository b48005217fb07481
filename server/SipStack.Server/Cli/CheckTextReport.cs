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

    public void Flush() => terminal.Out.Flush();

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
        if (groups.Count == 0)
            return;
        foreach (var line in SummaryText.Lines(Summary, groups, Summary.Findings - written))
            terminal.Out.WriteLine(terminal.Show(line));
        terminal.Out.WriteLine($"  next: {terminal.Show(Next(groups[0]))}");
    }

    public void Dispose() => terminal.Out.Flush();

    string Next(FailureGroup group)
    {
        var input = firstInputs[group.Sample];
        return input == "-" || RemedyOffers.First(catalog, group.Sample) is not { } remedy
            ? $"sipstack explain {CodeToExplain(group.Sample)}"
            : $"sipstack fix {Quote(input)} --remedy {remedy.Id}";
    }

    /// <summary>Of a refused sign-in without a supported cause the result of the security record says more than the refusal.</summary>
    string CodeToExplain(Finding finding) =>
        finding is { Cause: null, SecurityResult: { } result } && catalog.Find(result.Key.Kind, result.Key.Value) is { Name.Length: > 0 } reason ? reason.Name : finding.Code;

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
}
