using SipStack.Analysis;
using SipStack.Knowledge;
using SipStack.Trace;

namespace SipStack.Tests;

public sealed class RegistrationsTests
{
    const string Challenged = "in REGISTER 1; local 401 1 ntlm kerberos";
    const string Handshake = Challenged + "; in REGISTER 2 ntlm begin; local 401 2 ntlm token";

    [Theory]
    [InlineData("in REGISTER 1", "1  None NoAnswer None")]
    [InlineData(Challenged, "1 Ntlm, Kerberos Challenge Challenged None")]
    [InlineData(Challenged + "; in REGISTER 2 ntlm begin", "2 Ntlm Handshake NoAnswer None")]
    [InlineData(Challenged + "; in REGISTER 2 ntlm negotiate", "2 Ntlm Handshake NoAnswer None")]
    [InlineData(Challenged + "; in REGISTER 2 tls-dsk token", "2 TlsDsk Handshake NoAnswer None")]
    [InlineData(Challenged + "; in REGISTER 2 kerberos token", "2 Kerberos Final NoAnswer None")]
    [InlineData(Handshake, "2 Ntlm Handshake Challenged None")]
    [InlineData(Handshake + "; in REGISTER 3 ntlm token", "3 Ntlm Final NoAnswer None")]
    [InlineData(Handshake + "; in REGISTER 3 ntlm token; local 200 3", "3 Ntlm Final Registered None")]
    [InlineData(Handshake + "; in REGISTER 3 ntlm token; event REGISTER 3; local 401 3 ntlm fails", "3 Ntlm Final Refused Server")]
    [InlineData(Handshake + "; in REGISTER 3 ntlm token; local 401 3 ntlm", "3 Ntlm Final Refused Server")]
    [InlineData(Handshake + "; in REGISTER 3 ntlm token; local 401 3 ntlm token", "3 Ntlm Final Challenged None")]
    [InlineData(Handshake + "; in REGISTER 3 ntlm token; in REGISTER 4; local 401 4 ntlm", "4 Ntlm Final Challenged None")]
    [InlineData(Handshake + "; in REGISTER 3 ntlm token; out REGISTER 3 ntlm token; in 401 3 ntlm; out 401 3 ntlm", "3 Ntlm Final Challenged None")]
    [InlineData(Challenged + "; in REGISTER 2 ntlm; local 401 2 ntlm", "2 Ntlm Final Challenged None")]
    [InlineData(Challenged + "; in REGISTER 2 kerberos token; local 401 2 ntlm kerberos; in REGISTER 3 ntlm begin; local 401 3 ntlm token; in REGISTER 4 ntlm token; local 200 4", "4 Ntlm Final Registered None")]
    [InlineData(Handshake + "; local 401 2 ntlm fails", "2 Ntlm Handshake Refused Server")]
    [InlineData("in REGISTER 1; local 404 1", "1  None Refused Server")]
    [InlineData("in REGISTER 1; out REGISTER 1; in 404 1; out 404 1", "1  None Refused NextServer")]
    [InlineData("in 404 1; local 404 1; out 404 1", "1  None Refused Server")]
    [InlineData("in REGISTER 1; local 301 1", "1  None Redirected None")]
    [InlineData("in REGISTER 1 end; local 200 1", "1  Final SignedOut None")]
    [InlineData("in REGISTER 1; local 100 1", "1  None NoAnswer None")]
    public void Step_outcome_and_side_follow_the_messages(string trace, string expected) => Assert.Equal(expected, Describe(Only(trace)));

    [Theory]
    [InlineData("in REGISTER 1; in REGISTER 1; in REGISTER 1", 1)]
    [InlineData("in REGISTER 1; out REGISTER 1; in 401 1 ntlm; out 401 1 ntlm; in REGISTER 2 ntlm begin; out REGISTER 2 ntlm begin", 2)]
    [InlineData("event REGISTER 3; local 401 3 ntlm fails", 1)]
    [InlineData("in REGISTER 1; in REGISTER 2; local 401 1 ntlm", 2)]
    [InlineData("in REGISTER 1; in REGISTER 1 id:c2", 2)]
    [InlineData("in REGISTER 1; in INVITE 2; in ACK 2", 1)]
    public void Each_transaction_is_one_attempt_however_often_it_is_logged(string trace, long attempts) => Assert.Equal(attempts, Only(trace).Attempts);

    [Theory]
    [InlineData("in REGISTER 1; in INVITE 1 id:c2 +31", RegistrationSide.None)]
    [InlineData("in REGISTER 1; in INVITE 1 id:c2 +33", RegistrationSide.Server)]
    [InlineData(Challenged + "; in INVITE 1 id:c2 +31", RegistrationSide.None)]
    [InlineData(Challenged + "; in INVITE 1 id:c2 +33", RegistrationSide.Client)]
    public void A_side_has_failed_silently_only_when_the_log_goes_on_for_longer_than_anybody_waits(string trace, RegistrationSide side) =>
        Assert.Equal(side, Only(trace).Side);

    [Theory]
    [InlineData(Handshake + "; in REGISTER 3 ntlm token; local 401 3 ntlm fails; in REGISTER 4", "4 Ntlm Final Refused Server")]
    [InlineData(Handshake + "; in REGISTER 3 ntlm token; local 401 3 ntlm fails; in REGISTER 1 id:c2; local 200 1 id:c2", "4  Final Registered None")]
    [InlineData("in REGISTER 1; local 200 1; in REGISTER 1 id:c2; local 401 1 id:c2 kerberos; in REGISTER 1 id:c3; local 403 1 id:c3", "3  None Refused Server")]
    [InlineData("in REGISTER 1; local 200 1; in REGISTER 1 id:c2", "2  Final Registered None")]
    public void The_last_end_that_the_log_shows_counts(string trace, string expected) => Assert.Equal(expected, Describe(Only(trace)));

    [Fact]
    public void A_late_copy_of_an_older_answer_changes_nothing() =>
        Assert.Equal(RegistrationOutcome.NoAnswer, Only("in REGISTER 1; in REGISTER 2 ntlm begin; out 403 1").Outcome);

    [Fact]
    public void Users_and_endpoints_have_rows_of_their_own_in_order_of_their_first_records()
    {
        var rows = Rows("in REGISTER 1 user:bob id:b; in REGISTER 1 user:anna id:a; in REGISTER 1 user:bob epid:e2 id:b2; in REGISTER 1 user:BOB epid:E1 id:b3");
        Assert.Equal(["sip:bob@contoso.com e1 2", "sip:anna@contoso.com e1 1", "sip:bob@contoso.com e2 1"], rows.Select(row => $"{row.User} {row.Endpoint} {row.Attempts}"));
    }

    [Fact]
    public void A_refusal_has_its_finding_and_a_registration_that_came_after_it_has_none()
    {
        var refused = Only(Handshake + "; local 401 2 ntlm fails");
        Assert.Equal(("SIP_E_AUTH_UNAUTHORIZED", 401), (refused.Finding?.Code, refused.Status));
        Assert.Null(Only(Handshake + "; local 401 2 ntlm fails; in REGISTER 3; local 200 3").Finding);
    }

    [Fact]
    public void A_message_that_pretends_to_be_a_registration_is_none() => Assert.Empty(Rows("in MESSAGE 3/REGISTER"));

    [Fact]
    public void A_body_that_breaks_out_of_its_record_changes_no_outcome()
    {
        byte[] text =
        [
            .. CallsTrace.Of("in REGISTER 1"),
            .. "SIP/2.0 200 OK\nFrom: <sip:anna@contoso.com>;epid=e1\nCSeq: 1 REGISTER\nCall-ID: c1\n\n"u8,
        ];
        Assert.Equal(RegistrationOutcome.NoAnswer, Assert.Single(RegistrationScan.Of(TraceDocument.Parse(text), Catalog.Default)).Outcome);
    }

    static Registration Only(string trace) => Assert.Single(Rows(trace));

    static IReadOnlyList<Registration> Rows(string trace) => [.. RegistrationScan.Of(TraceDocument.Parse(CallsTrace.Of(trace)), Catalog.Default)];

    static string Describe(Registration row) =>
        $"{row.Attempts} {(row.Schemes == AuthenticationSchemes.None ? "" : row.Schemes)} {row.Step} {row.Outcome} {row.Side}";
}
