using SipStack.Analysis;
using SipStack.Knowledge;
using SipStack.Trace;

namespace SipStack.Tests;

/// <summary>Every code in the published articles and excerpts is found, has a name and an explanation; tests/Cases/coverage.tsv is the table.</summary>
public sealed class CodeCoverageTests
{
    const string Head = "file\tcode\tname\tfound\texplained\tarticle\tcause\tverdict\n";

    static bool IsPublished(string name) => name.StartsWith("article-", StringComparison.Ordinal) || name.EndsWith(".log", StringComparison.Ordinal);

    [Fact]
    public void Every_published_code_is_explained()
    {
        foreach (var (name, bytes) in Samples.All.Where(sample => IsPublished(sample.Name)))
        {
            foreach (var finding in FindingsOf(bytes))
                Assert.True(IsExplained(finding.Key), $"{name}: {finding.Code}");
        }
    }

    [Fact]
    public void The_table_of_published_codes_is_current()
    {
        var rows = Samples.All.Where(sample => IsPublished(sample.Name)).SelectMany(sample => Rows(sample.Name, sample.Bytes)).ToList();
        var path = Repository.Path("tests", "Cases", "coverage.tsv");
        if (Repository.Shared is not null)
        {
            Golden.Check(path, Head + string.Concat(rows));
            return;
        }

        // Without the excerpts beside the checkout only the committed cases can be compared.
        var known = File.ReadAllLines(path).Select(line => line + "\n").ToHashSet(StringComparer.Ordinal);
        Assert.All(rows, row => Assert.Contains(row, known));
    }

    static IEnumerable<string> Rows(string name, byte[] bytes) =>
        from finding in FindingsOf(bytes)
        group finding by finding.Key into same
        let entry = Catalog.Default.Find(same.Key.Kind, same.Key.Value)
        let best = same.FirstOrDefault(finding => finding.Best is not null) ?? same.First()
        let code = new CodeEntry { Kind = same.Key.Kind, Value = same.Key.Value }.Code
        select string.Join('\t', name, code, entry?.Name ?? best.Code, same.Count(), YesNo(IsExplained(same.Key)), YesNo(entry?.Article is not null), best.Cause ?? "-", Verdicts.Word(best.Verdict) ?? "-") + "\n";

    static bool IsExplained(CodeKey key) => Catalog.Default.Find(key.Kind, key.Value) is { Says.Length: > 0 };

    static string YesNo(bool value) => value ? "yes" : "no";

    static IReadOnlyList<Finding> FindingsOf(byte[] bytes) => Findings.Of(TraceDocument.Parse(bytes), Catalog.Default);
}
