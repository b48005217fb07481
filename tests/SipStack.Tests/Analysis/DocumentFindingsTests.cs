using System.Text;
using SipStack.Analysis;
using SipStack.Benchmarks;
using SipStack.Knowledge;
using SipStack.Trace;

namespace SipStack.Tests;

/// <summary>Findings after a change are made from those before it; they must be those of the text read afresh.</summary>
public sealed class DocumentFindingsTests
{
    [Theory]
    [InlineData(TraceContent.Realistic)]
    [InlineData(TraceContent.OneCall)]
    [InlineData(TraceContent.AllFindings)]
    public void Random_edits_of_a_long_trace_give_the_findings_of_reading_afresh(TraceContent content)
    {
        var document = TraceDocument.Parse(Generate(new TraceShape(3 * 1024 * 1024, Seed: 11, content, Failures: 0.3)));
        var findings = DocumentFindings.Of(document, Catalog.Default);
        var mutator = new TextMutator(4);
        var unchanged = int.MaxValue;
        for (var edit = 0; edit < 12; edit++)
        {
            // Edits near the end leave the most to take over; now and then two come before findings are asked for.
            var start = mutator.Next(3) == 0 ? mutator.Next(document.Text.Length) : document.Text.Length - mutator.Next(200_000);
            var change = new TextSpan(start, Math.Min(mutator.Next(400), document.Text.Length - start));
            document = document.WithChange(change, mutator.Text(mutator.Next(12)));
            unchanged = Math.Min(unchanged, document.UnchangedRecords);
            if (mutator.Next(4) == 0)
                continue;
            findings = findings.Next(document, unchanged, Catalog.Default);
            unchanged = int.MaxValue;
            AssertSame(Findings.Of(document, Catalog.Default), findings.All);
        }
    }

    [Fact]
    public void Appending_record_by_record_gives_the_findings_of_reading_afresh()
    {
        var whole = Generate(new TraceShape(2 * 1024 * 1024, Seed: 12, Variant: TraceVariant.OcsLogger, Failures: 0.5));
        var records = TraceDocument.Parse(whole).Records.ToArray();
        var begun = records.Length - 60;
        var document = TraceDocument.Parse(whole.AsSpan(0, records[begun].Start).ToArray());
        var findings = DocumentFindings.Of(document, Catalog.Default);
        for (var i = begun; i < records.Length; i++)
        {
            document = document.WithChange(new TextSpan(document.Text.Length, 0), whole.AsSpan(document.Text.Length, records[i].End - document.Text.Length));
            Assert.InRange(document.UnchangedRecords, i - 1, i);
            findings = findings.Next(document, document.UnchangedRecords, Catalog.Default);
            AssertSame(Findings.Of(document, Catalog.Default), findings.All);
        }
    }

    [Fact]
    public void What_lies_before_an_appended_record_is_taken_over_as_it_is()
    {
        var document = TraceDocument.Parse(Generate(new TraceShape(5 * 1024 * 1024, Seed: 13, TraceContent.AllFindings)));
        var before = DocumentFindings.Of(document, Catalog.Default);
        var appended = document.WithChange(new TextSpan(document.Text.Length, 0), Encoding.UTF8.GetBytes(new SignIn().Trace()));
        var after = before.Next(appended, appended.UnchangedRecords, Catalog.Default);
        Assert.True(after.All.Count > before.All.Count);
        var same = before.All.Zip(after.All).Count(pair => ReferenceEquals(pair.First, pair.Second));
        // Those of the last 2,000 records may still change, and up to a checkpoint more are made again.
        Assert.True(same > before.All.Count - 2600, $"{same} of {before.All.Count}");
    }

    static byte[] Generate(TraceShape shape)
    {
        var text = new MemoryStream();
        new TraceGenerator(shape).Write(text);
        return text.ToArray();
    }

    static void AssertSame(IReadOnlyList<Finding> expected, IReadOnlyList<Finding> actual) => Assert.Equal(expected.Select(Describe), actual.Select(Describe));

    static string Describe(Finding finding) =>
        $"{finding.Place} {finding.Severity} {finding.Code} {finding.Message} {string.Join('|', finding.Evidence.Select(evidence => $"{evidence.Place} {evidence.Text}"))}";
}
