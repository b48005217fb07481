using System.Text;
using SipStack.Analysis;
using SipStack.Knowledge;
using SipStack.Trace;

namespace SipStack.Tests;

public sealed class RemedyOffersTests
{
    [Theory]
    [InlineData("1010;reason=\"Certificate trust with another server could not be established\";ErrorType=\"The peer certificate does not contain a matching FQDN\";tls-target=\"sip.fabrikam.com\";PeerServer=\"gw.contoso.com\";HRESULT=\"0x80090322(SEC_E_WRONG_PRINCIPAL)\"", "certificate-name")]
    [InlineData("1046;reason=\"Failed to connect to a peer server\"", "port")]
    public void A_status_offers_a_script_only_while_nothing_is_proven(string diagnostics, string expected)
    {
        var text = SignIn.Header("TF_PROTOCOL", "TraceProtocolRecord") +
            "Direction: outgoing;source=\"local\"\nStart-Line: SIP/2.0 504 Server time-out\nFrom: <sip:anna@contoso.com>;tag=1\nTo: <sip:bob@fabrikam.com>;tag=9\n"
            + $"CSeq: 5 INVITE\nCall-ID: a\nms-diagnostics: {diagnostics};source=\"edge.contoso.com\"\nMessage-Body: -\n$$end_record\n";
        var finding = Assert.Single(Findings.Of(TraceDocument.Parse(Encoding.UTF8.GetBytes(text)), Catalog.Default));
        Assert.Equal(expected == "port" ? Verdict.None : Verdict.Proven, finding.Verdict);
        var offered = RemedyOffers.For(Catalog.Default, finding).Select(remedy => remedy.Id).ToList();
        Assert.Contains(expected, offered);
        Assert.Equal(expected == "port", offered.Contains("port"));
    }
}
