using System.Text.Json;
using SipStack.Analysis;
using SipStack.Lsp;

namespace SipStack.Server;

/// <summary>Findings as the protocol's diagnostics.</summary>
static class Diagnostics
{
    public const string Source = "sipstack";

    /// <summary>The findings that the user wants to see; where there are more than the maximum, the last one says how many.</summary>
    public static Diagnostic[] Of(string uri, IReadOnlyList<Finding> findings, Session session)
    {
        var settings = session.Configuration.Settings;
        var wanted = findings.Where(finding => finding.Severity <= settings.MinimumSeverity).ToList();
        var shown = wanted.Count <= settings.MaximumDiagnostics ? wanted.Count : settings.MaximumDiagnostics - 1;
        var result = wanted.Take(shown).Select(finding => Of(uri, finding, session)).ToList();
        if (shown < wanted.Count)
            result.Add(More(wanted[shown], wanted.Count - shown, session));
        return [.. result];
    }

    public static Diagnostic Of(string uri, Finding finding, Session session)
    {
        var abilities = session.Client.TextDocument?.PublishDiagnostics;
        return new Diagnostic(
            Positions.RangeOf(finding.Place, session.PositionEncoding),
            finding.Message,
            SeverityOf(finding),
            finding.Code,
            finding.Link is { } link && abilities?.CodeDescriptionSupport == true ? new CodeDescription(link) : null,
            Source,
            RelatedInformation: abilities?.RelatedInformation == true ? Related(uri, finding, session) : null,
            Data: JsonSerializer.SerializeToElement(new FindingData(finding.Cause, Verdicts.Word(finding.Verdict)), ServerJson.Default.FindingData));
    }

    static DiagnosticRelatedInformation[]? Related(string uri, Finding finding, Session session)
    {
        if (finding.Evidence.Count == 0)
            return null;
        return [.. finding.Evidence.Select(evidence => new DiagnosticRelatedInformation(new Location(uri, Positions.RangeOf(evidence.Place, session.PositionEncoding)), evidence.Text))];
    }

    static Diagnostic More(Finding first, int count, Session session) => new(
        Positions.RangeOf(first.Place, session.PositionEncoding),
        $"{count} more findings from here on are not shown (sipstack.diagnostics.maximum).",
        DiagnosticSeverity.Information,
        Source: Source);

    static DiagnosticSeverity SeverityOf(Finding finding) => finding.Severity switch
    {
        FindingSeverity.Error => DiagnosticSeverity.Error,
        FindingSeverity.Warning => DiagnosticSeverity.Warning,
        _ => DiagnosticSeverity.Information,
    };
}

/// <summary><c>Diagnostic.data</c>: a hint for clients; the server never trusts what comes back of it.</summary>
sealed record FindingData(string? Cause, string? Verdict);
