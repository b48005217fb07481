using System.Text;
using SipStack.Analysis;
using SipStack.Knowledge;
using SipStack.Trace;

namespace SipStack.Tests;

/// <summary>
/// Published cases whose cause was confirmed: does what the program says of their lines lead there? tests/Cases/confirmed-causes.tsv is the
/// table. The cases stand beside the checkout; without them there is nothing to compare.
/// </summary>
public sealed class ConfirmedCauseTests
{
    const string Head = "case\tconfirmed\tleads there\tcode\tcause\tverdict\ttopic of the code\n";

    /// <summary>Cases that no line of theirs can lead to.</summary>
    static readonly string[] NotToBeSeen = [];

    /// <summary>Causes of ours, and words of an article, that mean the category of a case.</summary>
    static readonly Dictionary<string, (string[] Causes, string[] Words)> Categories = new(StringComparer.Ordinal)
    {
        ["account"] = ([Causes.Account, Causes.NotEnabled], ["not enabled", "replicat", "same deployment", "different deployments"]),
        ["certificate-name"] = ([Causes.CertificateName], ["name on the certificate", "subject alternative"]),
        ["certificate-trust"] = ([Causes.CertificateTrust], ["trust", "root"]),
        ["clock"] = ([Causes.Clock], ["clock"]),
        ["credentials"] = ([Causes.Credentials], ["password"]),
        ["dns-a"] = ([Causes.Dns], ["DNS"]),
        ["dns-srv"] = ([Causes.Dns], ["SRV"]),
        ["federation-list"] = ([Causes.Federation], ["allowed domain", "allowed SIP domain", "list of allowed"]),
        ["firewall-port"] = ([Causes.Network, Causes.Media], ["firewall"]),
        ["gateway"] = (["gateway"], ["gateway"]),
        ["media"] = ([Causes.Media], ["encryption"]),
        ["no-action"] = ([Causes.NoAction], ["no action"]),
        ["other"] = ([], ["conversation", "wildcard"]),
        ["routing"] = ([Causes.Routing], ["Route header"]),
        ["service-down"] = (["service"], ["service"]),
        ["software-bug"] = ([], ["defect", "fault of the product", "known problem"]),
        ["split-domain"] = ([Causes.SplitDomain], ["split"]),
        ["tls-version"] = ([Causes.Tls], ["TLS 1"]),
    };

    [Fact]
    public void Published_cases_lead_to_their_confirmed_cause()
    {
        if (Repository.Shared is not { } shared)
            return;
        var rows = File.ReadAllLines(Path.Combine(shared, "reference", "cases.tsv")).Skip(1).Select(line => line.Split('\t')).Select(Row).ToList();
        Golden.Check(Repository.Path("tests", "Cases", "confirmed-causes.tsv"), Head + string.Concat(rows.Select(row => string.Join('\t', row) + "\n")));
        Assert.Equal(NotToBeSeen, rows.Where(row => row[2] == "not at all").Select(row => row[0]));
    }

    static string[] Row(string[] columns)
    {
        var (id, category) = (columns[0], columns[8]);
        var text = columns[1].Replace("\\n", "\n", StringComparison.Ordinal).Replace("\\\\", "\\", StringComparison.Ordinal);
        var findings = Findings.Of(TraceDocument.Parse(Encoding.UTF8.GetBytes(text)), Catalog.Default).Where(finding => !finding.IsRepeat).ToList();
        if (findings.Count == 0)
            return [id, category, "no line that is read", "-", "-", "-", "-"];
        // The code that decides is the one that leads furthest.
        var (best, rank) = findings.Select(finding => (finding, Rank(finding, Categories[category]))).MinBy(pair => pair.Item2);
        var topic = EntryOf(best)?.Topic ?? "-";
        return [id, category, rank switch { 1 => "first", 2 => "second", _ => "not at all" }, best.Code, best.Cause ?? "-", Verdicts.Word(best.Verdict) ?? "-", topic];
    }

    static int Rank(Finding finding, (string[] Causes, string[] Words) category)
    {
        var entry = EntryOf(finding);
        var usual = UsualCauses(entry);
        if (category.Causes.Contains(finding.Cause ?? entry?.Topic) || (finding.Cause is null && usual.Length > 0 && Speaks(usual[0], category.Words)))
            return 1;
        var isSecond = finding.Judgements.Any(judgement => judgement.Verdict >= Verdict.Possible && category.Causes.Contains(judgement.Cause))
            || category.Causes.Contains(entry?.Topic)
            || usual.Any(cause => Speaks(cause, category.Words));
        return isSecond ? 2 : 3;
    }

    /// <summary>The likely causes of the article, or the usual ones of the table, in their order.</summary>
    static string[] UsualCauses(CodeEntry? entry)
    {
        var article = entry?.Article?.Section("Likely causes") ?? "";
        return article.Length > 0 ? article.Split("\n\n").SelectMany(block => block.Split('\n')).ToArray() : [.. entry?.Usual.Select(advice => advice.Text) ?? []];
    }

    static bool Speaks(string text, string[] words) => words.Any(word => text.Contains(word, StringComparison.OrdinalIgnoreCase));

    static CodeEntry? EntryOf(Finding finding) => Catalog.Default.Find(finding.Key.Kind, finding.Key.Value);
}
