using SipStack.Analysis;
using SipStack.Knowledge;
using SipStack.Trace;

namespace SipStack.Tests;

public sealed class CallsTests
{
    public static IEnumerable<object[]> SampleNames() => Samples.All.Select(sample => new object[] { sample.Name });

    [Theory]
    [InlineData("in REGISTER 1; local 401 1 ntlm; in REGISTER 2 ntlm begin; local 401 2 ntlm token; in REGISTER 3 ntlm token; local 200 3", 200, false)]
    [InlineData("in REGISTER 1; local 401 1 ntlm; in REGISTER 2 ntlm begin", null, false)]
    [InlineData("in REGISTER 1; local 401 1 ntlm", 401, false)]
    [InlineData("in REGISTER 1; local 401 1 ntlm fails", 401, true)]
    [InlineData("in INVITE 1; in CANCEL 1; out 200 1/CANCEL; out 487 1/INVITE; in ACK 1", 487, false)]
    [InlineData("in REGISTER 1; out REGISTER 1; in 401 1 ntlm; in REGISTER 2 ntlm begin; out 401 1 ntlm", null, false)]
    [InlineData("in REGISTER 1; local 401 1 ntlm fails; in REGISTER 2", null, true)]
    [InlineData("in REGISTER 1; local 200 1; in REGISTER 2; local 403 2", 403, true)]
    [InlineData("in INVITE 1; out 407 1/INVITE ntlm; in ACK 1; in INVITE 2 ntlm token; out 180 2/INVITE; out 486 2/INVITE; in ACK 2", 486, true)]
    [InlineData("in INVITE 1; in 486 1/INVITE; in 200 1/INVITE", 200, false)]
    [InlineData("in INVITE 1; in 200 1/INVITE; in 486 1/INVITE", 200, false)]
    [InlineData("in INVITE 1; out 200 1/INVITE; in ACK 1; in INVITE 2; out 488 2/INVITE; in ACK 2", 200, false)]
    [InlineData("in INVITE 1 to:bob; out 200 1/INVITE to:bob; in INVITE 5 user:bob; out 500 5/INVITE user:bob", 200, false)]
    [InlineData("in INVITE 1; out 200 1/INVITE; in BYE 2; out 481 2/BYE", 200, false)]
    [InlineData("in INVITE 1; in 180 1/INVITE", null, false)]
    [InlineData("in INVITE 1; out 200 1/INVITE; in BYE 2 fails", 200, true)]
    [InlineData("in SUBSCRIBE 1; out 200 1/SUBSCRIBE; in SUBSCRIBE 2; out 404 2/SUBSCRIBE", 404, true)]
    public void The_final_status_is_the_answer_to_the_last_attempt(string trace, int? status, bool isFailed)
    {
        var call = Assert.Single(Rows(trace));
        Assert.Equal((status, isFailed), (call.Status, call.IsFailed));
    }

    [Theory]
    [InlineData("in REGISTER 1; local 401 1 ntlm; in INVITE 1 id:c2 +31", false)]
    [InlineData("in REGISTER 1; local 401 1 ntlm; in INVITE 1 id:c2 +33", true)]
    [InlineData("in REGISTER 1; in INVITE 1 id:c2 +33", false)]
    public void A_challenge_that_nobody_answers_is_a_failure_once_the_log_goes_on(string trace, bool isFailed)
    {
        var document = TraceDocument.Parse(CallsTrace.Of(trace));
        Assert.Equal(isFailed, CallScan.Of(document, Catalog.Default).First().IsFailed);
        var messages = MessageIndex.Of(document);
        Assert.Equal(isFailed, CallSummary.Of(messages, messages.Calls[0], 0, []).IsFailed);
    }

    [Theory]
    [InlineData("in ACK 1; in BYE 2", "INVITE")]
    [InlineData("event REGISTER 3; local 401 3 ntlm fails", "REGISTER")]
    [InlineData("local 200 7/SUBSCRIBE", "SUBSCRIBE")]
    [InlineData("in MESSAGE 3/REGISTER", "MESSAGE")]
    [InlineData("in WHATEVER 1", null)]
    public void The_method_is_that_of_the_request_that_began_the_call(string trace, string? method) => Assert.Equal(method, Assert.Single(Rows(trace)).Method);

    [Fact]
    public void Everything_with_one_call_id_is_one_call_in_order_of_first_records()
    {
        var calls = Rows("in INVITE 1 id:b to:carol user:bob; in REGISTER 1 id:a; in 200 1/INVITE id:b to:carol user:bob +2.5; in BYE 2 id:b to:bob user:carol +1");
        Assert.Equal(
            ["1 INVITE sip:bob@contoso.com>sip:carol@contoso.com 3 3.51", "11 REGISTER sip:anna@contoso.com>sip:anna@contoso.com 1 0"],
            calls.Select(call => $"{call.Line + 1} {call.Method} {call.From}>{call.To} {call.Records} {call.Duration?.TotalSeconds}"));
    }

    [Fact]
    public void Beyond_the_bound_the_oldest_call_is_given_out_and_begins_anew()
    {
        var scan = new CallScan(Catalog.Default, textHasTraceHeaders: true, most: 2);
        var document = TraceDocument.Parse(CallsTrace.Of("in OPTIONS 1 id:a; in OPTIONS 1 id:b; in OPTIONS 2 id:a; in OPTIONS 1 id:c; in OPTIONS 3 id:a"));
        var given = new List<string>();
        for (var i = 0; i < document.Records.Length; i++)
        {
            var record = document.Records[i];
            scan.Add(document.Text, record, document.Skims[i], record.Start, document.Lines.LineAt(record.Start));
            while (scan.TryTake(out var call))
                given.Add($"early {call.Line}/{call.Records}");
        }

        scan.Complete();
        while (scan.TryTake(out var call))
            given.Add($"{call.Line}/{call.Records}");
        Assert.Equal(["early 0/2", "early 10/1", "30/1", "40/1"], given);
    }

    [Fact]
    public void Addresses_are_cut_between_characters()
    {
        var from = Assert.Single(Rows($"in OPTIONS 1 user:{new string('ü', 200)}")).From;
        Assert.Equal($"sip:{new string('ü', 62)}…", from);
        Assert.Equal($"sip:x{new string('ü', 61)}…", Assert.Single(Rows($"in OPTIONS 1 user:x{new string('ü', 200)}")).From);
    }

    [Theory]
    [MemberData(nameof(SampleNames))]
    public void Streaming_gives_the_calls_and_registrations_of_the_whole_document(string name)
    {
        var text = Samples.All.First(sample => sample.Name == name).Bytes;
        var document = TraceDocument.Parse(text);
        Assert.Equal(CallScan.Of(document, Catalog.Default), Stream(text, hasHeaders => new CallScan(Catalog.Default, hasHeaders)));
        Assert.Equal(RegistrationScan.Of(document, Catalog.Default), Stream(text, hasHeaders => new RegistrationScan(Catalog.Default, hasHeaders)));
    }

    [Theory]
    [MemberData(nameof(SampleNames))]
    public void Every_finding_with_a_call_id_is_counted_in_one_call(string name)
    {
        var document = TraceDocument.Parse(Samples.All.First(sample => sample.Name == name).Bytes);
        Assert.Equal(Findings.Of(document, Catalog.Default).LongCount(finding => !finding.Record.CallId.IsNone), CallScan.Of(document, Catalog.Default).Sum(call => call.Findings));
    }

    [Theory]
    [MemberData(nameof(SampleNames))]
    public void Damaged_text_gives_rows_within_their_bounds(string name)
    {
        var mutator = new TextMutator(name.Sum(c => c) + 11);
        var text = Samples.All.First(sample => sample.Name == name).Bytes;
        for (var round = 0; round < 40; round++)
        {
            text = mutator.Mutate(text);
            var document = TraceDocument.Parse(text);
            Assert.All(CallScan.Of(document, Catalog.Default), call => Assert.InRange(call.Records, 1, document.Records.Length));
            Assert.All(RegistrationScan.Of(document, Catalog.Default), row => Assert.InRange(row.Attempts, 1, document.Records.Length));
        }
    }

    static IReadOnlyList<T> Stream<T>(byte[] text, Func<bool, MessageScan<T>> start) where T : class
    {
        using var records = new TraceReader(new MemoryStream(text), blockSize: 97);
        var scan = start(TraceSniffer.HasTraceHeader(records.Peek(TraceSniffer.Length)));
        while (records.TryRead())
            scan.Add(records.Record, new TraceRecord(0, records.Record.Length, records.Format), records.Skim, records.Offset, records.Line);
        scan.Complete();
        var rows = new List<T>();
        while (scan.TryTake(out var row))
            rows.Add(row);
        return rows;
    }

    static IReadOnlyList<Call> Rows(string trace) => [.. CallScan.Of(TraceDocument.Parse(CallsTrace.Of(trace)), Catalog.Default)];
}
