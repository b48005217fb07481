using System.Text;
using SipStack.Analysis;
using SipStack.Knowledge;
using SipStack.Trace;

namespace SipStack.Tests;

/// <summary>A log that does not decide says which one to take.</summary>
public sealed class CaptureAdviceTests
{
    [Theory]
    [InlineData("ms-diagnostics: 1008;reason=\"Unable to resolve DNS SRV record\"", "TF_DIAG")]
    [InlineData("ms-diagnostics: 1000;reason=\"Final handshake failed\";HRESULT=\"0xC3E93EC3(SIP_E_AUTH_UNAUTHORIZED)\"", "TF_SECURITY")]
    [InlineData("ms-diagnostics: 1010;reason=\"Certificate trust\";HRESULT=\"0x80090325(SEC_E_UNTRUSTED_ROOT)\"", null)]
    [InlineData("ms-diagnostics: 1010;reason=\"Certificate trust\";HRESULT=\"0x80090322(SEC_E_WRONG_PRINCIPAL)\"", "TF_CONNECTION")]
    [InlineData("ms-diagnostics: 14010;reason=\"Unable to find an exact match in the rules set\"", "TF_COMPONENT")]
    public void Below_strong_the_explanation_names_the_capture(string line, string? flag)
    {
        var finding = Assert.Single(Findings.Of(TraceDocument.Parse(Encoding.UTF8.GetBytes(line)), Catalog.Default));
        var section = Explanations.Of(Catalog.Default, finding.Key, finding).Sections.FirstOrDefault(section => section.Heading == "To be sure");
        Assert.Equal(flag is null, section is null);
        if (flag is null || section is null)
            return;
        Assert.Contains(flag, section.Markdown, StringComparison.Ordinal);
        Assert.Contains("OCSLogger.exe", section.Markdown, StringComparison.Ordinal);
        Assert.Contains("Search-CsClsLogging -Pools POOL -Components SIPStack", section.Markdown, StringComparison.Ordinal);
    }

    [Fact]
    public void A_code_without_a_log_asks_for_no_capture() =>
        Assert.DoesNotContain(Explanations.Of(Catalog.Default, CodeKey.Diagnostic(1008)).Sections, section => section.Heading == "To be sure");
}
