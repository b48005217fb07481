using System.Globalization;
using System.Text;
using SipStack.Analysis;
using SipStack.Knowledge;
using SipStack.Trace;

namespace SipStack.Tests;

/// <summary>A verdict comes from the log, not from the code: over every code of the reference tables.</summary>
public sealed class CodeAloneTests
{
    // The contract has NTLM's own two codes (E3, E4) strong by themselves.
    static readonly HashSet<string> StrongByContract = new(StringComparer.Ordinal) { "0xC3E93EE4", "0x80090302" };

    static IEnumerable<string> Codes() =>
        File.ReadAllLines(Repository.Path("tests", "SipStack.Tests", "Knowledge", "reference-codes.tsv"))
            .Select(line => line.Split('\t')[0])
            .Where(code => code.StartsWith("0x", StringComparison.Ordinal) || int.TryParse(code, CultureInfo.InvariantCulture, out _))
            .Distinct(StringComparer.Ordinal);

    [Fact]
    public void No_code_alone_has_a_verdict() =>
        Assert.All(
            Codes().SelectMany(code => FindingsOf(Alone(code))).Where(finding => !StrongByContract.Contains(Number(finding))),
            finding => Assert.True(finding.Best is null, $"{finding.Code}: {finding.Verdict} {finding.Cause}"));

    [Fact]
    public void An_event_record_alone_is_never_more_than_possible()
    {
        foreach (var code in Codes().Where(code => code.StartsWith("0x", StringComparison.Ordinal) && !StrongByContract.Contains(code)))
        {
            foreach (var kind in new[] { "security", "diagnostic" })
            {
                var text = $"LogType: {kind}\nText: refused\nResult-Code: {code}\nSIP-Call-ID: a\nSIP-CSeq: 1 REGISTER\n$$end_record\n";
                Assert.All(FindingsOf(SignIn.Header(kind == "security" ? "TF_SECURITY" : "TF_DIAG", "Write") + text), finding => Assert.True(finding.Verdict <= Verdict.Possible, $"{code}: {finding.Verdict}"));
            }
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData(";ErrorType=\"The peer certificate does not contain a matching FQDN\";tls-target=\"sip.fabrikam.com\";PeerServer=\"gw.contoso.com\"")]
    [InlineData(";ErrorType=\"The peer certificate is not chained off a trusted root\"")]
    [InlineData(";ErrorType=\"The peer certificate has expired\";WinsockFailureCode=\"10054(WSAECONNRESET)\"")]
    [InlineData(";domain=\"fabrikam.com\";fqdn1=\"sip.contoso.com:5061\"")]
    public void What_a_peer_says_is_no_evidence(string parameters)
    {
        foreach (var code in Codes())
        {
            var text = SignIn.Header("TF_PROTOCOL", "TraceProtocolRecord") +
                "Direction: incoming\nPeer: 198.51.100.7:5061\nMessage-Type: response\nStart-Line: SIP/2.0 504 Server time-out\n" +
                $"Date: Mon, 14 Mar 2011 12:34:00 GMT\nCSeq: 1 INVITE\nCall-ID: a\n{Alone(code)}{parameters}\nMessage-Body: -\n$$end_record\n";
            Assert.All(FindingsOf(text), finding => Assert.Empty(finding.Judgements));
        }
    }

    static string Alone(string code) => code.StartsWith("0x", StringComparison.Ordinal)
        ? $"ms-diagnostics: 999999;reason=\"x\";HRESULT=\"{code}\""
        : $"ms-diagnostics: {code};reason=\"x\"";

    static string Number(Finding finding) => $"0x{finding.Key.Value:X8}";

    static IReadOnlyList<Finding> FindingsOf(string text) => Findings.Of(TraceDocument.Parse(Encoding.UTF8.GetBytes(text)), Catalog.Default);
}
