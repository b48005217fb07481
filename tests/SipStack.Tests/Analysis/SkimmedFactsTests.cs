using System.Text;
using SipStack.Analysis;
using SipStack.Knowledge;
using SipStack.Trace;

namespace SipStack.Tests;

/// <summary>Most records are only skimmed; what is decided by that must be what reading their facts would decide.</summary>
public sealed class SkimmedFactsTests
{
    public static IEnumerable<object[]> SampleNames() => Samples.All.Select(sample => new object[] { sample.Name });

    [Theory]
    [MemberData(nameof(SampleNames))]
    public void A_skim_tells_what_the_facts_tell(string name)
    {
        var bytes = Samples.All.First(sample => sample.Name == name).Bytes;
        var mutator = new TextMutator(5);
        for (var round = 0; round < 100; round++)
        {
            var document = TraceDocument.Parse(round == 0 ? bytes : mutator.Mutate(bytes));
            for (var i = 0; i < document.Records.Length; i++)
            {
                if (!document.Skims[i].NeedsReading)
                    AssertSame(document.Text.Slice(document.Records[i].Span), document.Records[i].Format, document.Skims[i]);
            }
        }
    }

    [Theory]
    [InlineData("generated-OcsLogger")]
    [InlineData("generated-Cls")]
    [InlineData("generated-Client")]
    public void Records_that_nothing_has_damaged_are_only_skimmed(string name)
    {
        var document = TraceDocument.Parse(Samples.All.First(sample => sample.Name == name).Bytes);
        var skimmed = document.Skims.ToArray().Count(skim => !skim.NeedsReading);
        Assert.True(skimmed > document.Records.Length * 0.7, $"{skimmed} of {document.Records.Length}");
    }

    [Fact]
    public void Facts_of_a_window_that_is_too_large_to_be_kept_are_the_same()
    {
        // Each record is large, so that those at the beginning of the call leave the memory before the finding comes.
        var padding = $"Subject: {new string('x', 1024 * 1024)}\r\n";
        var text = new StringBuilder();
        foreach (var line in new SignIn { Client = ClientFlag.Clear, Challenge = ServerFlag.Set, Result = 0x80090302 }.Trace().Split('\n'))
            text.Append(line).Append('\n').Append(line.StartsWith("Max-Forwards", StringComparison.Ordinal) || line.StartsWith("CSeq", StringComparison.Ordinal) ? string.Concat(Enumerable.Repeat(padding, 3)) : "");
        var bytes = Encoding.UTF8.GetBytes(text.ToString());
        var whole = Findings.Of(TraceDocument.Parse(bytes), Catalog.Default);
        using var records = new TraceReader(new MemoryStream(bytes));
        var reader = new FindingReader(records, Catalog.Default);
        var streamed = new List<Finding>();
        while (reader.TryRead(out var finding))
            streamed.Add(finding);
        Assert.Contains(whole, finding => finding.Verdict == Verdict.Proven && finding.Evidence.Count > 2);
        Assert.Equal(whole.Select(Describe), streamed.Select(Describe));
    }

    static void AssertSame(ReadOnlySpan<byte> record, RecordFormat format, RecordSkim skim)
    {
        var surroundings = new Surroundings(HasTraceHeaders: true, FollowsFreeText: false, MayBeBody: false);
        var facts = RecordFactsReader.Read(record, format, 0, 0, 0, surroundings);
        var matters = skim.Status >= 200 || skim is { Kind: MessageKind.Request, HasAuthentication: true };
        Assert.Equal(matters, facts is not null);
        if (facts is null)
            return;
        Assert.Empty(facts.Codes);
        Assert.Equal(
            (facts.Status, facts.CSeq, facts.CallId, facts.Time, facts.IsTrusted),
            (skim.Status, skim.CSeq, Fingerprint.Of(record.Slice(skim.CallId)), skim.Time, RecordTrust.InMessage(format, skim.Direction, surroundings)));
    }

    static string Describe(Finding finding) =>
        $"{finding.Place} {finding.Severity} {finding.Code} {finding.Message} {string.Join('|', finding.Evidence.Select(evidence => $"{evidence.Place} {evidence.Text}"))}";
}
