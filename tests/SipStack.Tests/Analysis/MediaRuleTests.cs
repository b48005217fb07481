using System.Text;
using SipStack.Analysis;
using SipStack.Knowledge;
using SipStack.Trace;

namespace SipStack.Tests;

public sealed class MediaRuleTests
{
    [Theory]
    [InlineData(22, "0x20", Verdict.Strong)]
    [InlineData(23, "0x20", Verdict.None)]
    [InlineData(22, "0x100", Verdict.None)]
    [InlineData(23, "0x120", Verdict.None)]
    [InlineData(23, "0x1000", Verdict.None)]
    [InlineData(23, "0x180", Verdict.Strong)]
    [InlineData(24, "0x4", Verdict.Strong)]
    public void A_way_that_fails_in_calls_whose_media_works_is_no_evidence(int id, string flags, Verdict verdict)
    {
        var text = SignIn.Header("TF_PROTOCOL", "TraceProtocolRecord") +
            "Direction: outgoing;source=\"local\"\nStart-Line: BYE sip:bob@fabrikam.com SIP/2.0\nFrom: <sip:anna@contoso.com>;tag=1\nTo: <sip:bob@fabrikam.com>;tag=9\n"
            + $"CSeq: 5 BYE\nCall-ID: a\nms-client-diagnostics: {id};reason=\"x\";CalleeMediaDebug=\"audio:ICEWarn={flags}\"\nMessage-Body: -\n$$end_record\n";
        var finding = Assert.Single(Findings.Of(TraceDocument.Parse(Encoding.UTF8.GetBytes(text)), Catalog.Default));
        Assert.Equal(verdict, finding.Verdict);
        Assert.Equal(verdict == Verdict.Strong, finding.Evidence.Any(evidence => evidence.Text.Contains("ICEWarn", StringComparison.Ordinal)));
        Assert.DoesNotContain(finding.Evidence, evidence => evidence.Text.Contains("through NAT", StringComparison.Ordinal));
    }
}
