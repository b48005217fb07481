using System.Text;
using SipStack.Analysis;
using SipStack.Trace;

namespace SipStack.Tests;

public sealed class MessageIndexTests
{
    public static IEnumerable<object[]> SampleNames() => Samples.All.Select(sample => new object[] { sample.Name });

    [Theory]
    [MemberData(nameof(SampleNames))]
    public void After_a_change_the_index_is_that_of_the_text_read_afresh(string name)
    {
        var mutator = new TextMutator(name.Length);
        var document = TraceDocument.Parse((byte[])[.. Samples.All.First(sample => sample.Name == name).Bytes, (byte)'\n', .. CallsTrace.Of("in INVITE 1 via:a; out 200 1/INVITE via:a; in BYE 2 via:b")]);
        var index = MessageIndex.Of(document);
        for (var edit = 0; edit < 12; edit++)
        {
            var start = Math.Max(0, document.Text.Length - mutator.Next(edit % 3 == 0 ? document.Text.Length + 1 : 400));
            document = document.WithChange(new TextSpan(start, Math.Min(mutator.Next(60), document.Text.Length - start)), mutator.Piece());
            index = index.Next(document, document.UnchangedRecords);
            Assert.Equal(Everything(MessageIndex.Of(document)), Everything(index));
        }
    }

    /// <summary>Each transaction with the numbers of its messages: method, CSeq, request, final response, then the members; <c>h</c> marks a copy at another hop, <c>r</c> a retransmission.</summary>
    [Theory]
    [InlineData("in INVITE 1 via:a; out 100 1/INVITE via:a; out 200 1/INVITE via:a totag:2; in ACK 1 via:b totag:2", "INVITE 1 0>2: 0 1 2 3")]
    [InlineData("in INVITE 1 via:a; out 486 1/INVITE via:a; in ACK 1 via:a; in INVITE 2 via:b; in CANCEL 2 via:b; out 200 2/CANCEL via:b; out 487 2/INVITE via:b; in ACK 2 via:b", "INVITE 1 0>1: 0 1 2|INVITE 2 3>6: 3 4 5 6 7")]
    [InlineData("in INVITE 1 via:a; out INVITE 1 via:b,a; in 100 1/INVITE via:b,a; out 100 1/INVITE via:a; in 200 1/INVITE via:b,a totag:2; out 200 1/INVITE via:a totag:2", "INVITE 1 0>4: 0 1h 2 3 4 5h")]
    [InlineData("in INVITE 1 via:a peer:x:5061; in INVITE 1 via:a peer:x:5061; out 486 1/INVITE via:a peer:x:5061; out 486 1/INVITE via:a peer:x:5061; in ACK 1 via:a peer:x:5061", "INVITE 1 0>3: 0 1r 2 3r 4")]
    [InlineData("out INVITE 1 via:a at:fe01 peer:fe02:5061; in INVITE 1 via:a at:fe02 peer:fe01:5061; out 200 1/INVITE via:a at:fe02 peer:fe01:5061 totag:2; in 200 1/INVITE via:a at:fe01 peer:fe02:5061 totag:2", "INVITE 1 0>2: 0 1h 2 3h")]
    [InlineData("in INVITE 1 via:a; out INVITE 1 via:b,a; out INVITE 1 via:c,a; in 180 1/INVITE via:b,a totag:2; in 180 1/INVITE via:c,a totag:3; in 486 1/INVITE via:b,a totag:2; in 200 1/INVITE via:c,a totag:3; in 603 1/INVITE via:b,a totag:2", "INVITE 1 0>6: 0 1h 2h 3 4 5 6 7")]
    [InlineData("in INVITE 1 via:a tag:1; out 200 1/INVITE via:a tag:1 totag:2; in INVITE 1 via:z tag:2 totag:1; out 488 1/INVITE via:z tag:2 totag:1", "INVITE 1 0>1: 0 1|INVITE 1 2>3: 2 3")]
    [InlineData("event REGISTER -; local 401 -", "REGISTER -1 -1>1: 0 1")]
    [InlineData("in REGISTER 1; local 401 1; in REGISTER 2; event REGISTER 2; local 401 2", "REGISTER 1 0>1: 0 1|REGISTER 2 2>4: 2 3 4")]
    [InlineData("in INVITE - via:a; in BYE - via:b; out 200 - via:a; out 481 - via:b; in ACK -", "INVITE -1 0>2: 0 2 4|BYE -1 1>3: 1 3")]
    [InlineData("in INVITE 3 via:a; out 486 - via:a; in ACK 3 via:a", "INVITE 3 0>1: 0 1 2")]
    [InlineData("in SUBSCRIBE 7; in NOTIFY 7; out 200 7/NOTIFY; out 202 7/SUBSCRIBE", "SUBSCRIBE 7 0>3: 0 3|NOTIFY 7 1>2: 1 2")]
    [InlineData("local 200 7/SUBSCRIBE", "SUBSCRIBE 7 -1>0: 0")]
    public void Messages_of_a_call_fall_into_transactions(string trace, string expected)
    {
        var index = Index(trace);
        Assert.Equal(expected, string.Join('|', index.Transactions.ToArray().Select(transaction => Describe(index, transaction))));
    }

    [Theory]
    [InlineData("in INVITE 1 via:a; out INVITE 1 via:b,a; in 200 1/INVITE via:b,a; out 200 1/INVITE via:a", "-1 -1 1 0")]
    [InlineData("out 200 1/INVITE via:a; in INVITE 1 via:a", "1 -1")]
    [InlineData("in INVITE 1 via:a; in CANCEL 1 via:a; out 200 1/CANCEL via:a; out 487 1/INVITE via:a", "-1 -1 1 0")]
    [InlineData("in INVITE 1; out 200 -; in BYE 2; out 200 2/BYE", "-1 0 -1 2")]
    public void A_response_answers_the_request_of_its_hop(string trace, string expected)
    {
        var index = Index(trace);
        Assert.Equal(expected, string.Join(' ', Enumerable.Range(0, index.Count).Select(message => index.LinksOf(message).Request)));
    }

    [Theory]
    [InlineData("in INVITE 1; out 180 1/INVITE totag:2; out 180 1/INVITE totag:3; out 200 1/INVITE totag:3; in ACK 1 totag:3; out BYE 1 tag:3 totag:1", "-1 0 1 1 1 1")]
    [InlineData("in INVITE 1; out 180 1/INVITE totag:2; in INVITE 1 id:c2; out 180 1/INVITE totag:2 id:c2", "-1 0 -1 1")]
    public void Both_tags_make_a_dialog_whoever_sends(string trace, string expected)
    {
        var index = Index(trace);
        Assert.Equal(expected, string.Join(' ', Enumerable.Range(0, index.Count).Select(message => index.LinksOf(message).Dialog)));
    }

    [Theory]
    [InlineData("article-two-records", "c8f814156fe8424b91f58a7593130b7a:0,1")]
    [InlineData("two-hops-of-one-failure", "hop1:0,1,2")]
    [InlineData("cls-certificate-mismatch", "6f2e41c0-7a1d-4b19-8c0e-000000000001:0,1")]
    [InlineData("uccapi-client-log", "9d1c:2,5")]
    [InlineData("collapsed-to-one-line", "c1:0 1126:1 Mj:2")]
    [InlineData("article-hdx-unauthorized", "")]
    public void Records_with_one_call_id_are_one_call(string name, string expected)
    {
        var index = MessageIndex.Of(TraceDocument.Parse(File.ReadAllBytes(Samples.Case(name))));
        var calls = index.Calls.ToArray();
        Assert.Equal(expected, string.Join(' ', calls.Select(call => $"{CallId(index, call)}:{string.Join(',', call.Messages.Select(index.RecordOf))}")));
        Assert.All(calls, call => Assert.Equal(call, index.CallOf(Encoding.UTF8.GetBytes(CallId(index, call)))));
    }

    [Fact]
    public void The_facts_of_a_message_stand_where_the_record_says_them()
    {
        var index = Index("in INVITE 4 via:a,b peer:192.0.2.15:50001 at:fe01 user:anna to:bob tag:x totag:y epid:0a1b id:call9");
        ref readonly var message = ref index[0];
        Assert.Equal((RecordRole.Request, "INVITE", 4, 0), (message.Role, message.Method, message.CSeq, message.Status));
        Assert.Equal(
            ["INVITE sip:contoso.com SIP/2.0", "call9", "z9hG4bKa", "sip:anna@contoso.com", "x", "0a1b", "sip:bob@contoso.com", "y", "192.0.2.15:50001", "fe01"],
            new[] { message.StartLine, message.CallId, message.Branch, message.From.Uri, message.From.Tag, message.From.Epid, message.To.Uri, message.To.Tag, message.Peer, message.Machine }
                .Select(part => Encoding.UTF8.GetString(Index0Text(index, part))));
        Assert.Equal(MessageDirection.Incoming, message.Direction.Direction);

        static byte[] Index0Text(MessageIndex index, TextSpan part) => index.TextOf(0, part).ToArray();
    }

    [Theory]
    [InlineData("04/02/2013|10:15:30.168 1F68:C14 INFO  :: Sending Packet - 192.0.2.100:5061 (From Local Address: 192.0.2.35:20323) 1503 bytes:\n04/02/2013|10:15:30.168 1F68:C14 INFO  :: REGISTER sip:contoso.com SIP/2.0\nCall-ID: 9d1c\n", MessageDirection.Outgoing, "192.0.2.100:5061")]
    [InlineData("04/02/2013|10:15:30.168 1F68:C14 INFO  :: Data Received -192.0.2.100:5061 (To Local Address: 192.0.2.35:20323) 503 bytes:\n04/02/2013|10:15:30.168 1F68:C14 INFO  :: SIP/2.0 200 OK\nCall-ID: 9d1c\n", MessageDirection.Incoming, "192.0.2.100:5061")]
    [InlineData("04/02/2013|10:15:30.168 1F68:C14 INFO  :: SIP/2.0 200 OK\nCall-ID: 9d1c\n", MessageDirection.Unknown, "")]
    [InlineData("TL_INFO(TF_PROTOCOL) [0]0C20.0D88::03/14/2011-09:27:00.101.00000f31 (S4,SipMessage.DataLoggingHelper:1823.idx(774))[3141592653]\n<<<<<<<<<<<<Incoming SipMessage c=[<SipTlsConnection_1A2B3C>], 192.0.2.10:5067<-192.0.2.20:40112\nSIP/2.0 404 Not Found\nCall-ID: a\n", MessageDirection.Incoming, "192.0.2.20:40112")]
    [InlineData("TL_INFO(TF_PROTOCOL) [0]0C20.0D88::03/14/2011-09:27:00.101.00000f31 (S4,SipMessage.DataLoggingHelper:1823.idx(774))[3141592653]\n>>>>>>>>>>>>Outgoing SipMessage c=[<SipTlsConnection_1A2B3C>], 192.0.2.10:5067->192.0.2.20:40112\nBYE sip:a@contoso.com SIP/2.0\nCall-ID: a\n", MessageDirection.Outgoing, "192.0.2.20:40112")]
    public void A_line_before_the_message_tells_which_way_it_went(string text, MessageDirection direction, string peer)
    {
        var index = MessageIndex.Of(TraceDocument.Parse(Encoding.UTF8.GetBytes(text)));
        Assert.Equal(1, index.Count);
        Assert.Equal((direction, peer), (index[0].Direction.Direction, Encoding.UTF8.GetString(index.TextOf(0, index[0].Peer))));
    }

    [Theory]
    [MemberData(nameof(SampleNames))]
    public void Every_message_stands_in_one_call_and_one_transaction(string name)
    {
        var mutator = new TextMutator(name.Sum(c => c) + 5);
        var text = Samples.All.First(sample => sample.Name == name).Bytes;
        for (var round = 0; round < 60; round++)
        {
            var document = TraceDocument.Parse(text);
            var index = MessageIndex.Of(document);
            AssertPartition(index);
            for (var message = 0; message < index.Count; message++)
                AssertSpans(document, index, message);
            text = mutator.Mutate(text);
        }
    }

    static void AssertPartition(MessageIndex index)
    {
        var named = Enumerable.Range(0, index.Count).Where(message => !index[message].Call.IsNone).ToArray();
        Assert.Equal(named, index.Calls.ToArray().SelectMany(call => call.Messages).Order());
        Assert.Equal(named, index.Transactions.ToArray().SelectMany(transaction => transaction.Messages).Order());
        foreach (var call in index.Calls)
        {
            Assert.True(call.Messages.SequenceEqual(call.Messages.Order()));
            foreach (var transaction in index.Transactions.Slice(call.FirstTransaction, call.TransactionCount))
            {
                Assert.Equal(call.Number, transaction.Call);
                Assert.All(transaction.Messages, message => Assert.Equal((call.Number, transaction.Number), (index.LinksOf(message).Call, index.LinksOf(message).Transaction)));
            }
        }

        for (var message = 0; message < index.Count; message++)
        {
            var links = index.LinksOf(message);
            Assert.InRange(links.Original, 0, message);
            Assert.Equal(links.Copy == MessageCopy.None, links.Original == message);
            Assert.True(links.Request < 0 || (index[links.Request].Role == RecordRole.Request && index.LinksOf(links.Request).Transaction == links.Transaction));
            Assert.Equal(message, index.MessageIn(index.RecordOf(message)));
        }
    }

    static void AssertSpans(TraceDocument document, MessageIndex index, int number)
    {
        var message = index[number];
        var record = document.Records[index.RecordOf(number)];
        foreach (var part in new[] { message.StartLine, message.CallId, message.Branch, message.From.Uri, message.From.Tag, message.From.Epid, message.To.Uri, message.To.Tag, message.Machine })
        {
            Assert.InRange(part.Start, 0, record.Length);
            Assert.InRange(part.End, part.Start, record.Length);
        }
    }

    static string Describe(MessageIndex index, Transaction transaction) =>
        $"{transaction.Method} {transaction.CSeq} {transaction.Request}>{transaction.Final}: {string.Join(' ', transaction.Messages.Select(message => $"{message}{index.LinksOf(message).Copy switch { MessageCopy.Hop => "h", MessageCopy.Retransmission => "r", _ => "" }}"))}";

    static string CallId(MessageIndex index, TraceCall call) => Encoding.UTF8.GetString(index.TextOf(call.Messages[0], index[call.Messages[0]].CallId));

    static MessageIndex Index(string trace) => MessageIndex.Of(TraceDocument.Parse(CallsTrace.Of(trace)));

    static IEnumerable<string> Everything(MessageIndex index) =>
        Enumerable.Range(0, index.Count).Select(number => $"{index.RecordOf(number)} {index[number]} {index.LinksOf(number)}");
}
