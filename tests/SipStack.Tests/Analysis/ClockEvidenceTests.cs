using System.Globalization;
using System.Text;
using SipStack.Analysis;
using SipStack.Knowledge;
using SipStack.Tests.Trace;
using SipStack.Trace;

namespace SipStack.Tests;

/// <summary>A clock is measured against the record's own time, whose zone is not known: whole half hours say nothing.</summary>
public sealed class ClockEvidenceTests
{
    static readonly DateTime Logged = new(2011, 3, 14, 9, 26, 10, 456, DateTimeKind.Utc);

    public static TheoryData<double, Verdict> Differences() => new()
    {
        { 0, Verdict.None },
        { 4.9, Verdict.None },
        { 5.1, Verdict.Strong },
        { -7, Verdict.Strong },
        { 13.9, Verdict.Strong },
        { 300, Verdict.None },
        { -480, Verdict.None },
        { -473, Verdict.Strong },
        { 345, Verdict.None },
        { 24 * 60 + 12, Verdict.Strong },
    };

    [Theory]
    [MemberData(nameof(Differences))]
    public void A_date_header_more_than_five_minutes_off_supports_the_clock(double minutes, Verdict expected) =>
        Assert.Equal(Expected(expected), Judge($"Date: {Logged.AddMinutes(minutes).ToString("r", CultureInfo.InvariantCulture)}\nAuthorization: Kerberos gssapi-data=\"YIIF\"\n"));

    [Theory]
    [MemberData(nameof(Differences))]
    public void The_clients_time_in_an_ntlm_answer_supports_the_clock(double minutes, Verdict expected)
    {
        var answer = NtlmMessages.Authenticate(0x62988255, nt: NtlmMessages.NtlmV2Response(Logged.AddMinutes(minutes), NtlmMessages.TargetInfo()));
        Assert.Equal(Expected(expected), Judge($"Authorization: NTLM opaque=\"1\", gssapi-data=\"{Encoding.ASCII.GetString(NtlmMessages.Base64(answer))}\"\n"));
    }

    [Theory]
    [InlineData(7, Verdict.Possible)]
    [InlineData(3, Verdict.None)]
    public void A_denied_ntlm_logon_may_be_a_wrong_clock_when_the_clients_time_is_off(double minutes, Verdict expected)
    {
        var answer = NtlmMessages.Authenticate(0x62988255, nt: NtlmMessages.NtlmV2Response(Logged.AddMinutes(minutes), NtlmMessages.TargetInfo()));
        var request = SignIn.Header("TF_PROTOCOL", "TraceProtocolRecord") +
            $"Direction: incoming\nMessage-Type: request\nStart-Line: REGISTER sip:contoso.com SIP/2.0\nCSeq: 3 REGISTER\nCall-ID: a\nAuthorization: NTLM opaque=\"1\", gssapi-data=\"{Encoding.ASCII.GetString(NtlmMessages.Base64(answer))}\"\nMessage-Body: -\n$$end_record\n";
        var security = SignIn.Header("TF_SECURITY", "WriteSecurityEvent") + "LogType: security\nResult-Code: 0x8009030C\nSIP-Call-ID: a\nSIP-CSeq: 3 REGISTER\n$$end_record\n";
        var refusal = SignIn.Header("TF_PROTOCOL", "TraceProtocolRecord") +
            "Direction: outgoing;source=\"local\"\nMessage-Type: response\nStart-Line: SIP/2.0 401 Unauthorized\nCSeq: 3 REGISTER\nCall-ID: a\n" +
            "ms-diagnostics: 1000;reason=\"Final handshake failed\";HRESULT=\"0xC3E93EC3(SIP_E_AUTH_UNAUTHORIZED)\"\nMessage-Body: -\n$$end_record\n";
        var finding = Findings.Of(TraceDocument.Parse(Encoding.UTF8.GetBytes(request + security + refusal)), Catalog.Default)[^1];
        Assert.Equal((Causes.Credentials, Verdict.Strong), (finding.Cause, finding.Verdict));
        Assert.Equal(expected, finding.Judgements.FirstOrDefault(judgement => judgement.Cause == Causes.Clock)?.Verdict ?? Verdict.None);
    }

    [Fact]
    public void A_clock_of_another_call_is_no_evidence() =>
        Assert.Equal(Expected(Verdict.None), Judge("Date: Mon, 14 Mar 2011 09:34:00 GMT\nAuthorization: Kerberos gssapi-data=\"YIIF\"\n", "b"));

    /// <summary>Without a difference there is only the code, which alone gives no verdict.</summary>
    static (string?, Verdict) Expected(Verdict verdict) => (verdict == Verdict.None ? null : Causes.Clock, verdict);

    static (string?, Verdict) Judge(string headers, string callId = "a")
    {
        var request = SignIn.Header("TF_PROTOCOL", "TraceProtocolRecord") +
            $"Direction: incoming\nMessage-Type: request\nStart-Line: REGISTER sip:contoso.com SIP/2.0\nCSeq: 3 REGISTER\nCall-ID: {callId}\n{headers}Message-Body: -\n$$end_record\n";
        var refusal = SignIn.Header("TF_PROTOCOL", "TraceProtocolRecord") +
            "Direction: outgoing;source=\"local\"\nMessage-Type: response\nStart-Line: SIP/2.0 401 Unauthorized\nCSeq: 3 REGISTER\nCall-ID: a\n" +
            "ms-diagnostics: 1013;reason=\"Significant time skew detected during authentication\"\nMessage-Body: -\n$$end_record\n";
        var finding = Assert.Single(Findings.Of(TraceDocument.Parse(Encoding.UTF8.GetBytes(request + refusal)), Catalog.Default));
        return (finding.Cause, finding.Verdict);
    }
}
