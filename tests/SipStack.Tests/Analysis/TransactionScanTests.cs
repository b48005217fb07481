using System.Text;
using SipStack.Analysis;
using SipStack.Knowledge;
using SipStack.Trace;

namespace SipStack.Tests;

/// <summary>When the course of a transaction makes a finding, and when it does not. Records are written as in <see cref="CallsTrace"/>.</summary>
public sealed class TransactionScanTests
{
    const string Busy = "in OPTIONS 1 id:other via:o1; local 200 1/OPTIONS id:other via:o1;";

    [Theory]
    [InlineData("sent again", "in INVITE 1 via:a; local 200 1/INVITE via:a; local 200 1/INVITE via:a +0.5; local 200 1/INVITE via:a +1; " + Busy + "in OPTIONS 2 id:other +33", "missing-ack 2")]
    [InlineData("ended by the callee", "in INVITE 1 via:a; local 200 1/INVITE via:a; local BYE 1 via:b +32.1", "missing-ack 2")]
    [InlineData("refused again and again", "in INVITE 1 via:a; local 486 1/INVITE via:a; local 486 1/INVITE via:a +0.5; local 486 1/INVITE via:a +1; in BYE 9 id:other +40", "missing-ack 2")]
    [InlineData("the ACK came", "in INVITE 1 via:a; local 200 1/INVITE via:a; local 200 1/INVITE via:a +0.5; local 200 1/INVITE via:a +1; in ACK 1 via:c; in OPTIONS 2 id:other +33")]
    [InlineData("the ACK came late", "in INVITE 1 via:a; local 200 1/INVITE via:a; local 200 1/INVITE via:a +0.5; in ACK 1 via:c +20; local BYE 1 via:b +33")]
    [InlineData("an answer after its ACK", "in INVITE 1 via:a; local 200 1/INVITE via:a; in ACK 1 via:c; local 200 1/INVITE via:a +0.5; local BYE 1 via:b +33")]
    [InlineData("passed on by a proxy", "in INVITE 1 via:a; out INVITE 1 via:b,a; in 200 1/INVITE via:b,a; out 200 1/INVITE via:a; in ACK 1 via:c; out ACK 1 via:d,c; in BYE 2 via:e +33")]
    [InlineData("the call went on at once", "in INVITE 1 via:a; local 200 1/INVITE via:a; in INFO 2 via:b +3; local 200 2/INFO via:b; in BYE 3 via:c +33")]
    [InlineData("the call went on for long", "in INVITE 1 via:a; local 200 1/INVITE via:a; in BYE 2 via:c +300")]
    [InlineData("the trace begins in the middle", "local 200 1/INVITE via:a; local 200 1/INVITE via:a +0.5; local 200 1/INVITE via:a +1; local BYE 1 via:b +33")]
    [InlineData("the trace ends", "in INVITE 1 via:a; local 200 1/INVITE via:a; local 200 1/INVITE via:a +0.5; local 200 1/INVITE via:a +1; in OPTIONS 1 id:other +20")]
    public void A_missing_ACK(string when, string records, string expected = "") => Check(when, records, expected);

    [Theory]
    [InlineData("sent again", "local OPTIONS 1 via:a; local OPTIONS 1 via:a +0.5; local OPTIONS 1 via:a +1; in BYE 9 id:other +40", "missing-final-response 1")]
    [InlineData("an INVITE without even 100", Busy + "out INVITE 1 via:a; out CANCEL 1 via:a +33", "missing-final-response 3")]
    [InlineData("tried anew when given up, and nothing else in the log", "out REGISTER 1 via:a; out REGISTER 2 via:b +32.5", "missing-final-response 1")]
    [InlineData("silence, then the call goes on", Busy + "in SUBSCRIBE 1 via:a; in SUBSCRIBE 2 via:b +90; local 200 2/SUBSCRIBE via:b", "missing-final-response 3")]
    [InlineData("answered at another hop", "in SERVICE 1 via:a; out SERVICE 1 via:b,a; in 200 1/SERVICE via:b,a; in SERVICE 2 via:c +40; local 200 2/SERVICE via:c")]
    [InlineData("a log of one direction", "in SUBSCRIBE 1 via:a; in BYE 7 id:other; in SUBSCRIBE 2 via:b +100")]
    [InlineData("the dialog lives, so the answer's record is lost", Busy + "in SUBSCRIBE 1 via:a; local NOTIFY 1 via:n +0.1; in 200 1/NOTIFY via:n; in SUBSCRIBE 2 via:b +90")]
    [InlineData("a refresh much later", Busy + "in SUBSCRIBE 1 via:a; in SUBSCRIBE 2 via:b +600; local 200 2/SUBSCRIBE via:b")]
    [InlineData("it rings", Busy + "in INVITE 1 via:a; local 180 1/INVITE via:a; in CANCEL 1 via:a +100")]
    [InlineData("it rings at another hop", "in INVITE 1 via:a; out INVITE 1 via:b,a; in 183 1/INVITE via:b,a; in CANCEL 1 via:a +100")]
    [InlineData("no answer is wanted", Busy + "out BENOTIFY 1 via:a; out BENOTIFY 2 via:b +40; in ACK 1 id:c2; in BYE 2 id:c2 +40")]
    [InlineData("logged twice", "local OPTIONS 1 via:a; local OPTIONS 1 via:a +0; local OPTIONS 1 via:a +0; in BYE 9 id:other +40")]
    [InlineData("the trace ends", "local OPTIONS 1 via:a; local OPTIONS 1 via:a +0.5; local OPTIONS 1 via:a +1; local OPTIONS 1 via:a +2; in BYE 9 id:other +20")]
    public void A_missing_final_response(string when, string records, string expected = "") => Check(when, records, expected);

    [Theory]
    [InlineData("slow", "in SERVICE 1 via:a; local 200 1/SERVICE via:a +4.2", "long-gap 2")]
    [InlineData("an INVITE without 100", "out INVITE 1 via:a; in 180 1/INVITE via:a +5", "long-gap 2")]
    [InlineData("slow at the next hop", "in SERVICE 1 via:a; out SERVICE 1 via:b,a; in 200 1/SERVICE via:b,a +6; out 200 1/SERVICE via:a", "long-gap 4")]
    [InlineData("quick", "in SERVICE 1 via:a; local 200 1/SERVICE via:a +3.9")]
    [InlineData("it rings for long", "out INVITE 1 via:a; in 180 1/INVITE via:a; in 200 1/INVITE via:a +25; out ACK 1 via:b")]
    [InlineData("clocks of two machines", "out SERVICE 1 via:a at:fe01; in SERVICE 1 via:a at:fe02 +20; local 200 1/SERVICE via:a at:fe02; in 200 1/SERVICE via:b at:fe01")]
    public void A_long_gap(string when, string records, string expected = "") => Check(when, records, expected);

    [Theory]
    [InlineData("three times", Refused + Refused + Refused, "authentication-loop 6")]
    [InlineData("said once", Refused + Refused + Refused + Refused + Refused, "authentication-loop 6")]
    [InlineData("in three calls", "in REGISTER 1 ntlm token id:a; local 401 1 ntlm id:a; in REGISTER 1 ntlm token id:b; local 401 1 ntlm id:b; in REGISTER 1 ntlm token id:c; local 401 1 ntlm id:c", "authentication-loop 6")]
    [InlineData("NTLM that never gets beyond its challenge", Step + Step + Step + Step, "authentication-loop 8")]
    [InlineData("twice, then success", Refused + Refused + "in REGISTER 5 ntlm token; local 200 5;" + Refused)]
    [InlineData("without credentials", "in REGISTER 1; local 401 1 ntlm; in REGISTER 2; local 401 2 ntlm; in REGISTER 3; local 401 3 ntlm; in REGISTER 4; local 401 4 ntlm")]
    [InlineData("steps of a handshake", "in REGISTER 1 tls-dsk token; local 401 1 tls-dsk token; in REGISTER 2 tls-dsk token; local 401 2 tls-dsk token; in REGISTER 3 tls-dsk token; local 401 3 tls-dsk token; in REGISTER 4 tls-dsk token; local 200 4")]
    [InlineData("different users", "in REGISTER 1 ntlm token id:a; local 401 1 ntlm id:a; in REGISTER 1 ntlm token id:b user:bob; local 401 1 ntlm id:b user:bob; in REGISTER 1 ntlm token id:c user:carl; local 401 1 ntlm id:c user:carl")]
    [InlineData("together on the way", "in REGISTER 1 ntlm token id:a; in REGISTER 1 ntlm token id:b; in REGISTER 1 ntlm token id:c; local 401 1 ntlm id:a; local 401 1 ntlm id:b; local 401 1 ntlm id:c")]
    [InlineData("one refusal at two hops", "in REGISTER 1 ntlm token via:b,a; out REGISTER 1 ntlm token via:c,b,a; in 401 1 ntlm via:c,b,a; out 401 1 ntlm via:b,a; in 401 1 ntlm via:a; in 401 1 ntlm via:a")]
    public void A_sign_in_that_goes_round_in_circles(string when, string records, string expected = "") => Check(when, Numbered(records), expected);

    [Fact]
    public void A_copy_of_a_trace_in_a_body_makes_no_finding()
    {
        var inner = Encoding.UTF8.GetString(CallsTrace.Of("in SERVICE 1 via:a; local 200 1/SERVICE via:a +40"));
        var outer = Encoding.UTF8.GetString(CallsTrace.Of("in MESSAGE 1 id:outer")).Replace("Message-Body: -", $"Content-Length: {inner.Length + 100}\nMessage-Body: {inner}", StringComparison.Ordinal);
        Assert.Empty(Findings.Of(TraceDocument.Parse(Encoding.UTF8.GetBytes(outer)), Catalog.Default));
    }

    [Fact]
    public void However_long_the_trace_is_few_messages_are_held()
    {
        var open = new OpenMessages();
        for (var i = 0; i < 200_000; i++)
        {
            var message = new SeenMessage(i, i * 1000L, i, default, Fingerprint.Of(BitConverter.GetBytes(i / 40)), default, i, "INFO", 0, MessageDirection.Incoming, false);
            open.Forget(message);
            open.Add(new OpenMessage { Message = message, Place = default });
            Assert.InRange(open.End - open.First, 1, (1 << 15) + 1);
        }
    }

    [Fact]
    public void The_hover_shows_the_numbers_and_what_to_do()
    {
        var trace = new CaseTrace("missing-ack");
        var text = Hovers.At(trace.Document, () => trace.Messages, trace.Findings, Catalog.Default, trace.Find("200 OK") + 1).Plain();
        Assert.StartsWith("No ACK came for this answer, though it was sent 11 times in 31.5 s.\nmissing-ack\n\nIn this log\n", text, StringComparison.Ordinal);
        Assert.Contains("the same message, sent for the last time", text, StringComparison.Ordinal);
        Assert.Contains("What to do\n", text, StringComparison.Ordinal);
    }

    const string Refused = "in REGISTER # ntlm token; local 401 # ntlm;";

    const string Step = "in REGISTER # ntlm begin; local 401 # ntlm token;";

    static string Numbered(string records)
    {
        var parts = records.Split(';');
        for (var i = 0; i < parts.Length; i++)
            parts[i] = parts[i].Replace("#", $"{100 + (i / 2)}", StringComparison.Ordinal);
        return string.Join(';', parts);
    }

    /// <summary>Compares code and number of the record, from 1, of the findings about transactions.</summary>
    static void Check(string when, string records, string expected)
    {
        var document = TraceDocument.Parse(CallsTrace.Of(records));
        var found = Findings.Of(document, Catalog.Default).Where(finding => finding.Site == CodeSite.Transaction);
        Assert.Equal($"{when}: {expected}", $"{when}: {string.Join(", ", found.Select(finding => $"{finding.Code} {finding.Record.Index + 1}"))}");
    }
}
