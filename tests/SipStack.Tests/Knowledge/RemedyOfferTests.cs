using SipStack.Knowledge;

namespace SipStack.Tests;

public sealed class RemedyOfferTests
{
    // Codes; judged causes; scheme; method; the remedies offered, in order.
    public static TheoryData<string, string, string?, string?, string> Cases() => new()
    {
        // The mismatch code without a word about the scheme, cause strong.
        { "0xC3E93EE4 ms-diagnostics-1000", "ntlm-128-bit=Strong", null, null, "ntlm-posture registration-test ntlm-minimum-security" },
        { "0xC3E93EE4 ms-diagnostics-1000 sip-401", "ntlm-128-bit=Proven", "NTLM", "REGISTER", "ntlm-posture registration-test ntlm-minimum-security" },
        // The general code without evidence: only what reads.
        { "0xC3E93EC3 ms-diagnostics-1000", "", null, null, "ntlm-posture account-state registration-test" },
        { "SIP_E_AUTH_UNAUTHORIZED", "", "ntlm", null, "ntlm-posture account-state registration-test" },
        { "0xC3E93EC3 ms-diagnostics-1000", "ntlm-128-bit=Possible", null, null, "ntlm-posture account-state registration-test" },
        // The same with a refused password.
        { "0xC3E93EC3 ms-diagnostics-1000 0x8009030C", "credentials=Strong ntlm-128-bit=RuledOut", "NTLM", null, "account-state registration-test" },
        // The same with the record that names 128-bit.
        { "0xC3E93EC3 ms-diagnostics-1000 0x80090302", "ntlm-128-bit=Proven credentials=RuledOut", "NTLM", null, "ntlm-posture registration-test ntlm-minimum-security" },
        { "0xC3E93EC3 ms-diagnostics-1000 0x80090302", "ntlm-session-security=Strong ntlm-128-bit=RuledOut", "NTLM", null, "ntlm-posture registration-test" },
        { "0xC3E93EC3 ms-diagnostics-1000", "ntlm-128-bit=RuledOut", "Kerberos", null, "account-state kerberos-spn" },
        { "0x80090322", "", null, null, "certificate-name" },
        { "0x80090322", "", "Kerberos", null, "kerberos-spn" },
        { "0x80090303", "", null, null, "kerberos-spn" },
        { "ms-diagnostics-1003", "", null, null, "sip-enabled registration-test" },
        { "sip-404", "", null, "REGISTER", "sip-enabled" },
        { "sip-404", "", null, "INVITE", "" },
        { "sip-404", "", null, null, "" },
        { "ms-diagnostics-1010", "", null, null, "certificate-name certificate-chain" },
        { "ms-diagnostics-1010", "certificate-name=Strong certificate-trust=RuledOut", null, null, "certificate-name" },
        { "0x800B0101", "", null, null, "certificate-expiry" },
        { "ms-diagnostics-1013", "", null, null, "clock registration-test" },
        { "ms-diagnostics-1008", "", null, null, "dns-records" },
        { "0x8007274D", "", null, null, "port" },
        { "0x80090331", "", null, null, "tls-settings" },
        { "ms-diagnostics-1017", "", null, null, "federation-lists" },
        { "0xc3e93c5e", "", null, null, "trusted-route" },
        { "ms-diagnostics-99999", "", null, null, "" },
        { "", "network=None", null, null, "port" },
        { "", "ntlm-128-bit=None", null, null, "ntlm-posture registration-test" },
        { "", "", null, null, "" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Remedies_are_chosen_by_code_cause_and_verdict(string codes, string causes, string? scheme, string? method, string expected)
    {
        var occasion = new RemedyOccasion { Codes = Words(codes), Causes = [.. Words(causes).Select(Cause)], Scheme = scheme, Method = method };
        Assert.Equal(expected, string.Join(' ', RemedyCatalog.Default.OfferedFor(occasion).Select(remedy => remedy.Id)));
    }

    [Theory]
    [InlineData(RemedyVerdict.None, false)]
    [InlineData(RemedyVerdict.RuledOut, false)]
    [InlineData(RemedyVerdict.Possible, false)]
    [InlineData(RemedyVerdict.Strong, true)]
    [InlineData(RemedyVerdict.Proven, true)]
    public void A_changing_remedy_needs_a_strong_or_proven_cause_of_its_own(RemedyVerdict verdict, bool offered)
    {
        var occasion = new RemedyOccasion { Codes = ["0xC3E93EE4"], Causes = [new("ntlm-128-bit", verdict), new("network", RemedyVerdict.Proven)] };
        Assert.Equal(offered, RemedyCatalog.Default.OfferedFor(occasion).Any(remedy => remedy.Kind == RemedyKind.Changes));
    }

    static string[] Words(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    static RemedyCause Cause(string text) => new(text[..text.IndexOf('=')], Enum.Parse<RemedyVerdict>(text[(text.IndexOf('=') + 1)..]));
}
