using SipStack.Analysis;
using SipStack.Knowledge;
using SipStack.Trace;

namespace SipStack.Tests;

/// <summary>
/// Whatever stands in a log, in whichever of its values: the scripts are those of the product, byte for byte, and the text beside them,
/// their titles and names are those of a harmless log with the same findings.
/// </summary>
public sealed class HostileRemedyTests
{
    public static IEnumerable<object[]> Attacks() => Attack.All.Select(attack => new object[] { attack.Name });

    static (int Records, IReadOnlyList<Finding> Findings) Harmless { get; } = Read(HostileTrace.Harmless);

    [Fact]
    public void The_harmless_trace_offers_every_remedy() =>
        Assert.Equal(RemedyCatalog.Default.All.Select(remedy => remedy.Id), Plan(Harmless.Findings).Select(planned => planned.Remedy.Id));

    [Theory]
    [MemberData(nameof(Attacks))]
    public void A_script_is_the_one_of_the_product_and_its_text_that_of_a_harmless_log(string name)
    {
        var attack = Attack.Of(name);
        foreach (var slot in HostileTrace.SlotsFor(attack))
        {
            var (records, findings) = Read(HostileTrace.With(attack, slot));
            var plan = Plan(findings);
            foreach (var planned in plan)
                AssertOfTheProduct(planned, attack, slot);
            // An attack that ends lines or forges records makes another log, whose findings other tests judge.
            if (records == Harmless.Records && findings.Select(Judged).SequenceEqual(Harmless.Findings.Select(Judged)))
                Assert.Equal(Plan(Harmless.Findings).Select(WithoutNumbers), plan.Select(WithoutNumbers));
        }
    }

    static void AssertOfTheProduct(PlannedRemedy planned, Attack attack, string? slot)
    {
        var remedy = RemedyCatalog.Default.Find(planned.Remedy.Id);
        Assert.NotNull(remedy);
        Assert.Equal(remedy.Title, planned.Remedy.Title);
        var files = planned.Files();
        Assert.Equal([.. remedy.Scripts.Select(script => script.Name), remedy.Template.Name], files.Select(file => file.Name));
        foreach (var (script, file) in remedy.Scripts.Zip(files))
            Assert.True(script.Content.Span.SequenceEqual(file.Content.Span), $"{attack} in {slot}: {file.Name}");
        var text = files[^1].Text;
        if (!attack.IsAllowed)
            Assert.DoesNotContain(Attack.Mark, text, StringComparison.OrdinalIgnoreCase);
        Assert.Null(Characters.FirstHidden(text, "\r\n"));
    }

    static IReadOnlyList<PlannedRemedy> Plan(IReadOnlyList<Finding> findings)
    {
        var plan = new RemedyPlan(Catalog.Default);
        foreach (var finding in findings)
            plan.Add(finding);
        return plan.Remedies();
    }

    static (int Records, IReadOnlyList<Finding> Findings) Read(HostileTrace trace)
    {
        var document = TraceDocument.Parse(trace.Text);
        return (document.Records.Length, Findings.Of(document, Catalog.Default));
    }

    static string Judged(Finding finding) =>
        $"{finding.Code} {finding.Severity} {finding.Cause} {finding.Verdict} {finding.IsRepeat} {string.Join('|', finding.Evidence.Select(evidence => evidence.Text))}";

    /// <summary>The text beside the script; only its line numbers may depend on what else is in the log.</summary>
    static string WithoutNumbers(PlannedRemedy planned) => string.Concat(planned.Files()[^1].Text.Where(c => !char.IsAsciiDigit(c)));
}
