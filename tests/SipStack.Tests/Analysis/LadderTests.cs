using System.Text;
using SipStack.Analysis;
using SipStack.Knowledge;
using SipStack.Trace;

namespace SipStack.Tests;

public sealed class LadderTests
{
    public static IEnumerable<object[]> SampleNames() => Samples.All.Select(sample => new object[] { sample.Name });

    [Fact]
    public void A_message_goes_from_its_sender_to_its_receiver_and_lifelines_stand_in_order_of_appearance()
    {
        var ladder = Of("in INVITE 1 peer:192.0.2.15:49811; local 100 1/INVITE peer:192.0.2.15:49811; out INVITE 1 peer:edge01.contoso.com:5061 via:2,1; in 180 1/INVITE peer:edge01.contoso.com:5061 via:2,1");
        Assert.Equal(["192.0.2.15", "this machine", "edge01.contoso.com"], ladder.Lifelines);
        Assert.Equal(["0>1 INVITE (1)", "1>0 100 x", "1>2 INVITE (1)", "2>1 180 x"], Rows(ladder));
    }

    [Fact]
    public void The_machine_that_wrote_the_log_has_the_name_that_it_gives_itself()
    {
        Assert.Equal(["192.0.2.15", "fe01.contoso.com"], Of("in REGISTER 1 peer:192.0.2.15:5000; local 401 1 ntlm peer:192.0.2.15:5000").Lifelines);
        Assert.Equal(["192.0.2.15", "fe02"], Of("in REGISTER 1 peer:192.0.2.15:5000 at:fe02; local 401 1 ntlm peer:192.0.2.15:5000 at:fe02").Lifelines);
    }

    [Fact]
    public void What_both_ends_of_a_connection_have_logged_is_one_arrow_between_the_machines()
    {
        var ladder = Of("out INVITE 1 peer:10.0.0.2:5061 at:fe01 via:1; in INVITE 1 peer:10.0.0.1:50112 at:edge01 via:1; out 200 1/INVITE peer:10.0.0.1:50112 at:edge01 via:1; in 200 1/INVITE peer:10.0.0.2:5061 at:fe01 via:1");
        Assert.Equal(["fe01", "edge01"], ladder.Lifelines);
        Assert.Equal(["0>1 INVITE (1)", "1>0 200 x"], Rows(ladder));
        Assert.Equal([12, 36], ladder.Arrows.Select(arrow => Assert.Single(arrow.Copies).First));
    }

    [Fact]
    public void A_machine_is_the_peer_whose_host_name_begins_with_it() =>
        Assert.Equal(["fe01", "edge01"], Of("out INVITE 1 peer:edge01.contoso.com:5061 at:fe01 via:1; in INVITE 1 peer:fe01.contoso.com:50112 at:edge01 via:1").Lifelines);

    [Fact]
    public void Hops_are_merged_on_request_into_one_arrow_that_stands_for_all_their_records()
    {
        const string Trace = "in INVITE 1 peer:192.0.2.15:4 via:1; out INVITE 1 peer:edge01:5061 via:2,1; in 486 1/INVITE peer:edge01:5061 via:2,1; out 486 1/INVITE peer:192.0.2.15:4 via:1";
        Assert.Equal(4, Of(Trace).Arrows.Count);
        var merged = Of(Trace, mergesHops: true);
        Assert.Equal(["192.0.2.15", "edge01"], merged.Lifelines);
        Assert.Equal(["0>1 INVITE (1) 2 hops", "1>0 486 x 2 hops"], merged.Arrows.Select(arrow => $"{arrow.From}>{arrow.To} {arrow.Label} {arrow.Hops} hops"));
        Assert.Equal([(0L, 12L), (25L, 38L)], merged.Arrows.Select(arrow => (arrow.Record.First, arrow.Copies[0].First)));
    }

    [Fact]
    public void A_forked_request_keeps_an_arrow_to_each_of_its_targets_when_hops_are_merged()
    {
        var ladder = Of("in INVITE 1 peer:192.0.2.15:4 via:1; out INVITE 1 peer:192.0.2.20:5061 via:2,1; out INVITE 1 peer:192.0.2.30:5061 via:3,1", mergesHops: true);
        Assert.Equal(["192.0.2.15>192.0.2.20", "this machine>192.0.2.30"], ladder.Arrows.Select(arrow => $"{ladder.Lifelines[arrow.From]}>{ladder.Lifelines[arrow.To]}"));
    }

    [Fact]
    public void Who_asks_stands_left_of_who_answers_also_where_the_log_begins_with_the_answer() =>
        Assert.Equal(["192.0.2.15", "this machine"], Of("event INVITE 1; local 486 1/INVITE peer:192.0.2.15:4").Lifelines);

    [Fact]
    public void Peers_beyond_what_a_person_can_follow_share_a_lifeline()
    {
        var ladder = Of(string.Join(';', Enumerable.Range(1, 100).Select(number => $"in MESSAGE {number} peer:192.0.2.{number}:5061")));
        Assert.Equal((30, "72 others"), (ladder.Lifelines.Count, ladder.Lifelines[^1]));
        Assert.Equal(29, ladder.Arrows[^1].From);
    }

    [Fact]
    public void A_message_that_was_sent_again_is_marked()
    {
        var ladder = Of("out INVITE 1 peer:192.0.2.20:5060 via:1; out INVITE 1 peer:192.0.2.20:5060 via:1 +0.5; in 200 1/INVITE peer:192.0.2.20:5060 via:1");
        Assert.Equal([false, true, false], ladder.Arrows.Select(arrow => arrow.IsRetransmission));
        Assert.Equal(TimeSpan.FromSeconds(0.5), ladder.Arrows[1].Distance);
        Assert.Null(ladder.Arrows[0].Distance);
    }

    [Theory]
    [InlineData("local 401 1 ntlm", false)]
    [InlineData("local 401 1 ntlm fails", true)]
    [InlineData("local 486 1", true)]
    [InlineData("local 487 1/INVITE", false)]
    [InlineData("local 302 1", false)]
    [InlineData("local 200 1", false)]
    [InlineData("in BYE 2 fails", true)]
    public void A_refusal_fails_and_a_challenge_does_not(string record, bool fails) => Assert.Equal(fails, Of($"in INVITE 1; {record}").Arrows[1].Fails);

    [Fact]
    public void The_steps_of_a_sign_in_stand_beside_its_messages()
    {
        var ladder = Of("in REGISTER 1; local 401 1 ntlm kerberos; in REGISTER 2 ntlm begin; local 401 2 ntlm token; in REGISTER 3 ntlm token; event REGISTER 3; local 401 3 ntlm fails");
        Assert.Equal(["", "NTLM, Kerberos offered", "NTLM chosen", "NTLM challenge", "NTLM answer", "SEC_E_UNSUPPORTED_FUNCTION", "4000 SIP_E_AUTH_UNAUTHORIZED"], ladder.Arrows.Select(arrow => arrow.Note));
        Assert.Equal((ArrowKind.Event, "security event", "Failed to validate user credentials"), (ladder.Arrows[5].Kind, ladder.Arrows[5].Label, ladder.Arrows[5].Detail));
    }

    [Fact]
    public void A_message_of_a_machine_to_itself_stays_on_its_lifeline()
    {
        var ladder = Of("out INVITE 1 peer:fe01.contoso.com:5061 at:fe01 via:1; local 486 1/INVITE peer:fe01.contoso.com:5061 at:fe01 via:1");
        Assert.Equal(["0>0 INVITE (1)", "0>0 486 x"], Rows(ladder));
        Assert.Contains("│↺  INVITE (1), to itself", LadderText.Render(ladder), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_any_direction_a_sign_in_goes_between_the_user_and_the_registrar() =>
        Assert.Equal(
            "anna@contoso.com registrar 0>1 1>0",
            Describe(OfText("REGISTER sip:contoso.com SIP/2.0\nFrom: <sip:anna@contoso.com>\nTo: <sip:anna@contoso.com>\nCall-ID: a\nCSeq: 1 REGISTER\n\nSIP/2.0 200 OK\nFrom: <sip:anna@contoso.com>\nTo: <sip:anna@contoso.com>\nCall-ID: a\nCSeq: 1 REGISTER\n")));

    [Fact]
    public void Without_any_direction_a_message_goes_between_the_users() =>
        Assert.Equal(
            "anna@contoso.com bob@contoso.com 0>1 1>0",
            Describe(OfText("INVITE sip:bob@contoso.com SIP/2.0\nFrom: <sip:anna@contoso.com>\nTo: <sip:bob@contoso.com>\nCall-ID: a\nCSeq: 1 INVITE\n\nSIP/2.0 486 Busy Here\nFrom: <sip:anna@contoso.com>\nTo: <sip:bob@contoso.com>\nCall-ID: a\nCSeq: 1 INVITE\n")));

    [Fact]
    public void A_client_log_tells_the_direction_in_the_line_before_the_message()
    {
        var extract = Extract(
            "04/02/2013|10:15:30.168 1F68:C14 INFO  :: Sending Packet - 192.0.2.100:5061 (From Local Address: 192.0.2.35:20323) 150 bytes:\n04/02/2013|10:15:30.168 1F68:C14 INFO  :: REGISTER sip:contoso.com SIP/2.0\nFrom: <sip:anna@contoso.com>\nCall-ID: a\nCSeq: 1 REGISTER\n\n04/02/2013|10:15:30.168 1F68:C14 INFO  :: End of Sending Packet\n", "a");
        var ladder = Ladders.Of(extract, Catalog.Default);
        Assert.Equal("this machine 192.0.2.100 0>1", Describe(ladder));
        Assert.Equal(1, ladder?.Arrows[0].Record.First);
    }

    [Theory]
    [MemberData(nameof(SampleNames))]
    public void Every_arrow_points_to_a_record_of_its_call(string name)
    {
        var text = Samples.All.First(sample => sample.Name == name).Bytes;
        var document = TraceDocument.Parse(text);
        var messages = MessageIndex.Of(document);
        var findings = Findings.Of(document, Catalog.Default);
        foreach (var call in messages.Calls)
        {
            var expected = call.Messages.Select(message => (long)document.Lines.LineAt(document.Records[messages.RecordOf(message)].Start)).ToHashSet();
            var ladder = Ladders.Of(document, messages, call, findings, Catalog.Default);
            var shown = ladder.Arrows.SelectMany(arrow => arrow.Copies.Append(arrow.Record)).ToList();
            Assert.Equal(expected.Order(), shown.Select(record => record.First).Order());
            Assert.All(shown, record => Assert.InRange(record.Last, record.First, document.Lines.Count - 1));
            Assert.All(ladder.Arrows, arrow => Assert.True(arrow.From < ladder.Lifelines.Count && arrow.To < ladder.Lifelines.Count));
            var merged = Ladders.Of(document, messages, call, findings, Catalog.Default, mergesHops: true);
            Assert.Equal(shown.Order(Comparer<RecordLines>.Create((one, two) => one.First.CompareTo(two.First))), merged.Arrows.SelectMany(arrow => arrow.Copies.Append(arrow.Record)).Order(Comparer<RecordLines>.Create((one, two) => one.First.CompareTo(two.First))));
        }
    }

    [Theory]
    [MemberData(nameof(SampleNames))]
    public void A_call_taken_out_of_a_stream_gives_the_ladder_of_the_whole_document(string name)
    {
        var text = Samples.All.First(sample => sample.Name == name).Bytes;
        var document = TraceDocument.Parse(text);
        var messages = MessageIndex.Of(document);
        var findings = Findings.Of(document, Catalog.Default);
        foreach (var call in messages.Calls)
        {
            var whole = Ladders.Of(document, messages, call, findings, Catalog.Default);
            var part = Ladders.Of(Extract(text, whole.CallId), Catalog.Default);
            Assert.Equal(LadderText.Render(whole), part is null ? null : LadderText.Render(part));
        }
    }

    [Theory]
    [InlineData("INVITE", null, "b")]
    [InlineData("c", "c1, c2", null)]
    public void A_part_of_a_call_id_is_near(string typed, string? ids, string? none)
    {
        var calls = CallScan.Of(TraceDocument.Parse(CallsTrace.Of("in INVITE 1 id:long-call-id-1; in INVITE 1 id:long-call-id-2; in INVITE 1 id:other")), Catalog.Default).ToList();
        Assert.Equal(["long-call-id-1", "long-call-id-2"], CallChoice.Near(calls, "call-id"));
        Assert.Equal("long-call-id-1", CallChoice.Near(calls, "long-call-id-l")[0]);
        Assert.Empty(CallChoice.Near(calls, $"{typed}{ids}{none}"));
    }

    static Ladder Of(string trace, bool mergesHops = false) => OfText(Encoding.UTF8.GetString(CallsTrace.Of(trace)), mergesHops);

    static Ladder OfText(string text, bool mergesHops = false)
    {
        var document = TraceDocument.Parse(Encoding.UTF8.GetBytes(text));
        var messages = MessageIndex.Of(document);
        return Ladders.Of(document, messages, messages.Calls[0], Findings.Of(document, Catalog.Default), Catalog.Default, mergesHops: mergesHops);
    }

    static CallExtract Extract(string text, string callId) => Extract(Encoding.UTF8.GetBytes(text), callId);

    static CallExtract Extract(byte[] text, string callId)
    {
        using var reader = new TraceReader(new MemoryStream(text), blockSize: 200);
        return CallExtract.Read(reader, Encoding.UTF8.GetBytes(callId), Fingerprint.Of(Encoding.UTF8.GetBytes(callId)), Catalog.Default);
    }

    static IEnumerable<string> Rows(Ladder ladder) => ladder.Arrows.Select(arrow => $"{arrow.From}>{arrow.To} {arrow.Label}");

    static string Describe(Ladder? ladder) => ladder is null ? "" : $"{string.Join(' ', ladder.Lifelines)} {string.Join(' ', ladder.Arrows.Select(arrow => $"{arrow.From}>{arrow.To}"))}";
}
