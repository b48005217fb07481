using System.Text;
using SipStack.Analysis;
using SipStack.Knowledge;
using SipStack.Trace;

namespace SipStack.Tests;

/// <summary>The verdict table of the contract, against every combination of what a log can show of an NTLM sign-in.</summary>
public sealed class NtlmVerdictTests
{
    static readonly uint[] Results = [0, 0x80090302, 0x8009030C, 0x80090324, 0x80090311, 0x80090308, 0x80090303, 0x80090301];

    static IEnumerable<SignIn> Combinations() =>
        from client in Enum.GetValues<ClientFlag>()
        from challenge in Enum.GetValues<ServerFlag>()
        from result in Results
        from hresult in new[] { 0xC3E93EC3, 0xC3E93EE4 }
        from kerberos in new[] { false, true }
        from before in new[] { false, true }
        from id in new[] { 1000, 1020 }
        from unlikely in Enum.GetValues<Unlikely>()
        from old in Enum.GetValues<OldClient>()
        from proxied in new[] { false, true }
        where old != OldClient.UserAgent || unlikely != Unlikely.NewFirmware
        select new SignIn
        {
            Client = client,
            Challenge = challenge,
            Result = result,
            Hresult = hresult,
            IsKerberos = kerberos,
            GotInBefore = before,
            DiagnosticsId = id,
            Unlikely = unlikely,
            Old = old,
            IsProxied = proxied,
        };

    /// <summary>The table of the contract, "Causes and verdicts", line by line.</summary>
    static Verdict Expected128Bit(SignIn log)
    {
        var e1 = log is { Client: ClientFlag.Clear, IsKerberos: false };
        var e3 = log.Result == 0x80090302;
        var e4 = log.Hresult == 0xC3E93EE4;
        var hasToken = log.IsKerberos ? IsDottedShown(log) : log.Client is ClientFlag.Clear or ClientFlag.Set || IsDottedShown(log);
        var e5 = log.Old == OldClient.UserAgent || (log.Old == OldClient.Token && hasToken);
        var e6 = log.IsProxied;
        var c1 = log is { Client: ClientFlag.Set, IsKerberos: false };
        var c2 = log.Result is 0x8009030C or 0x80090324 or 0x80090311 or 0x80090308 or 0x80090303;
        var c3 = log.IsKerberos;
        var c4 = log.GotInBefore;
        var c5 = log.DiagnosticsId != 1000;
        var c6 = log.Unlikely != Unlikely.No && !e1 && !c1;
        var decodedChallengeHasFlag = log.IsKerberos || log.Challenge != ServerFlag.Clear;

        if (c1 || c2 || c3)
            return Verdict.RuledOut;
        if (e1 && (e3 || e4) && decodedChallengeHasFlag)
            return Verdict.Proven;
        if (e3 || e4)
            return c4 || c5 || c6 ? Verdict.Possible : Verdict.Strong;
        return e1 || e5 || e6 ? Verdict.Possible : Verdict.None;
    }

    static bool IsDottedShown(SignIn log) => log.Client == ClientFlag.Hidden && log.Result != 0;

    [Fact]
    public void Every_combination_of_evidence_gives_the_verdict_of_the_contract()
    {
        var wrong = new List<string>();
        var count = 0;
        foreach (var log in Combinations())
        {
            count++;
            var (expected, actual) = (Expected128Bit(log), VerdictOf(log, Causes.Ntlm128Bit));
            if (expected != actual)
                wrong.Add($"{expected}, not {actual}: {log}");
        }

        Assert.True(count > 20_000, $"only {count} combinations");
        Assert.True(wrong.Count == 0, $"{wrong.Count} of {count} differ:\n{string.Join('\n', wrong.Take(20))}");
    }

    /// <summary>The pieces of evidence of the same table: each is shown where it holds, and nowhere else.</summary>
    [Fact]
    public void A_verdict_shows_the_evidence_that_it_rests_on()
    {
        foreach (var log in Sample(7))
        {
            var verdict = Expected128Bit(log);
            var names = Judgement(log, Causes.Ntlm128Bit)?.Evidence.Select(NameOf) ?? [];
            Assert.Equal((log, verdict == Verdict.RuledOut ? NameOfRefutation(log) : string.Join(' ', EvidenceOf(log, verdict))), (log, string.Join(' ', names)));
        }
    }

    static IEnumerable<string> EvidenceOf(SignIn log, Verdict verdict)
    {
        if (verdict == Verdict.None)
            yield break;
        var (e1, e3, e4) = (log.Client == ClientFlag.Clear, log.Result == 0x80090302, log.Hresult == 0xC3E93EE4);
        if (e1)
            yield return "E1";
        if (log.Challenge == ServerFlag.Set)
            yield return "E2";
        if (e3)
            yield return "E3";
        if (e4)
            yield return "E4";
        if (!e3 && !e4 && !e1 && (log.Old == OldClient.UserAgent || (log.Old == OldClient.Token && IsDottedShown(log))))
            yield return "E5";
        if (!e3 && !e4 && log.IsProxied)
            yield return "E6";
    }

    static string NameOfRefutation(SignIn log) =>
        log is { Client: ClientFlag.Set, IsKerberos: false } ? "C1" : log.Result is 0x8009030C or 0x80090324 or 0x80090311 or 0x80090308 or 0x80090303 ? "C2" : "C3";

    static string NameOf(Evidence evidence) => evidence.Text switch
    {
        var text when text.StartsWith("The client's NTLM answer has the 128-bit flag clear", StringComparison.Ordinal) => "E1",
        "The server's challenge offers 128-bit." => "E2",
        var text when text.StartsWith("0x80090302 ", StringComparison.Ordinal) => "E3",
        "The code itself says that the NTLM options of client and server do not fit." => "E4",
        var text when text.StartsWith("In its NTLM answer ", StringComparison.Ordinal) || text.StartsWith("The User-Agent ", StringComparison.Ordinal) => "E5",
        "The sign-in came through another server, as from outside through the Edge." => "E6",
        "The client's NTLM answer has the 128-bit flag set." => "C1",
        var text when text.StartsWith("0x", StringComparison.Ordinal) => "C2",
        "The sign-in does not use NTLM but another scheme." => "C3",
        var text => text,
    };

    [Fact]
    public void Session_security_is_the_cause_when_128_bit_is_agreed_and_it_alone_is_missing()
    {
        var handshakes = Sample(17).Where(log => log is { IsKerberos: false, Client: ClientFlag.Set or ClientFlag.Clear });
        foreach (var log in handshakes.SelectMany(log => new[] { log, log with { HasSessionSecurity = false } }))
        {
            var isMissing = log is { Result: 0x80090302, HasSessionSecurity: false };
            var expected = !isMissing ? Verdict.None : log.Client == ClientFlag.Set ? Verdict.Strong : Verdict.Possible;
            Assert.Equal((log, expected), (log, VerdictOf(log, Causes.NtlmSessionSecurity)));
        }
    }

    [Fact]
    public void Retransmissions_change_no_verdict_and_count_once()
    {
        foreach (var log in Sample(211))
        {
            var findings = FindingsOf(log with { IsRetransmitted = true });
            Assert.Single(findings, finding => !finding.IsRepeat);
            Assert.Equal((log, VerdictOf(log, Causes.Ntlm128Bit)), (log, VerdictOf(log with { IsRetransmitted = true }, Causes.Ntlm128Bit)));
        }
    }

    public static TheoryData<string, string> Forgeries() => new()
    {
        { "code in an incoming message", Incoming("ms-diagnostics: 1000;reason=\"x\";HRESULT=\"0xC3E93EE4(SIP_E_AUTH_NTLMMISMATCH)\"\n") },
        { "code in a display name", Incoming("P-Asserted-Identity: \"0xC3E93EE4(SIP_E_AUTH_NTLMMISMATCH) Result-Code: 0x80090302\" <sip:x@fabrikam.com>\n") },
        { "security record in a body", Incoming("Content-Type: text/plain\n", "LogType: security\nResult-Code: 0x80090302\nSIP-Call-ID: handshake\nSIP-CSeq: 12 REGISTER\n") },
        { "security record of another component", SignIn.Header("TF_SECURITY", "WriteSecurityEvent").Replace("(SIPStack,", "(UserServices,", StringComparison.Ordinal) + "LogType: security\nResult-Code: 0x80090302\nSIP-Call-ID: handshake\nSIP-CSeq: 12 REGISTER\n$$end_record\n\n" },
        { "security record of another call", new SignIn { CallId = "other", Result = 0x80090302, Client = ClientFlag.Clear, Challenge = ServerFlag.Set }.Trace() },
        { "another logon of another call", new SignIn { CallId = "other", Result = 0x8009030C, Client = ClientFlag.Set }.Trace() },
    };

    [Theory]
    [MemberData(nameof(Forgeries))]
    public void Forged_codes_and_other_calls_change_no_verdict(string what, string forged)
    {
        foreach (var log in Sample(211))
        {
            var (honest, fooled) = (Last(FindingsOf(log)), Last(FindingsOf(log with { Between = forged })));
            Assert.Equal((what, log, honest.Verdict, honest.Cause), (what, log, fooled.Verdict, fooled.Cause));
        }
    }

    [Theory]
    [InlineData(1999, Verdict.Strong)]
    [InlineData(2000, Verdict.None)]
    public void Evidence_reaches_back_2000_records(int between, Verdict expected)
    {
        var filler = string.Concat(Enumerable.Range(0, between).Select(i => SignIn.Header("TF_PROTOCOL", "TraceProtocolRecord") + $"Direction: incoming\nMessage-Type: request\nStart-Line: BYE sip:x SIP/2.0\nCall-ID: filler{i}\nMessage-Body: -\n$$end_record\n\n"));
        Assert.Equal(expected, VerdictOf(new SignIn { Result = 0x80090302, Between = filler }, Causes.Ntlm128Bit));
    }

    [Theory]
    [InlineData(60, Verdict.Strong)]
    [InlineData(61, Verdict.None)]
    public void Evidence_reaches_back_60_seconds(int pause, Verdict expected) =>
        Assert.Equal(expected, VerdictOf(new SignIn { Result = 0x80090302, Pause = pause }, Causes.Ntlm128Bit));

    static IEnumerable<SignIn> Sample(int step) => Combinations().Where((_, index) => index % step == 0);

    static string Incoming(string headers, string body = "-\n") =>
        SignIn.Header("TF_PROTOCOL", "TraceProtocolRecord") +
        "Direction: incoming\nPeer: 198.51.100.7:5061\nMessage-Type: response\nStart-Line: SIP/2.0 401 Unauthorized\n" +
        $"From: <sip:anna@contoso.com>;tag=a12;epid=01\nCSeq: 12 REGISTER\nCall-ID: handshake\n{headers}Content-Length: 0\nMessage-Body: {body}$$end_record\n\n";

    static Verdict VerdictOf(SignIn log, string cause) =>
        Judgement(log, cause)?.Verdict ?? Verdict.None;

    static Judgement? Judgement(SignIn log, string cause) => Last(FindingsOf(log)).Judgements.FirstOrDefault(judgement => judgement.Cause == cause);

    /// <summary>The refusal itself, in its first copy.</summary>
    static Finding Last(IReadOnlyList<Finding> findings) => findings.Last(finding => !finding.IsRepeat);

    static IReadOnlyList<Finding> FindingsOf(SignIn log) => Findings.Of(TraceDocument.Parse(Encoding.UTF8.GetBytes(log.Trace())), Catalog.Default);
}
