namespace SipStack.Benchmarks;

/// <summary>A subscription and the presence that follows: XML bodies, the bulk of a server's trace.</summary>
sealed class PresenceScenario(Random random, string? callId) : Scenario(random, callId)
{
    readonly Person who = Person.Draw(random);

    public override IEnumerable<Entry> Run()
    {
        yield return Request("SUBSCRIBE", 1, "incoming", List());
        yield return Answer(1, "SUBSCRIBE", Categories());
        for (var cseq = 2; cseq < 4 + Random.Next(4); cseq++)
            yield return Request("BENOTIFY", cseq, Local, Categories());
        yield return Request("SERVICE", 20, "incoming", List());
        yield return Answer(20, "SERVICE", "");
    }

    SipEntry Request(string method, int cseq, string direction, string body) => new(direction, $"{who.Address}:{who.Port}", $"{method} {who.Sip} SIP/2.0",
    [
        .. Common(who, who.Sip, cseq, method, isAnswered: true), Via(who, Branch()), "Max-Forwards: 70", "Event: presence", "Subscription-State: active;expires=28800", "Require: adhoclist, categoryList",
        "Supported: ms-dialog-route-set-update, ms-piggyback-first-notify", "User-Agent: UCCP/2.0.6362.0 OC/2.0.6362.0 (Office Communicator 2007 R2)", "Content-Type: application/msrtc-event-categories+xml", $"Content-Length: {body.Length}",
    ], body);

    SipEntry Answer(int cseq, string method, string body) => new(Local, $"{who.Address}:{who.Port}", "SIP/2.0 200 OK",
    [
        .. Common(who, who.Sip, cseq, method, isAnswered: true), Via(who, Branch()), $"Contact: <sip:{Server}:5061;transport=tls>", "Expires: 28800", "Event: presence", "Server: RTC/4.0",
        .. body.Length == 0 ? Array.Empty<string>() : ["Content-Type: application/msrtc-event-categories+xml"], $"Content-Length: {body.Length}",
    ], body);

    string List() => $"""
        <batchSub xmlns="http://schemas.microsoft.com/2006/01/sip/batch-subscribe" uri="{who.Sip}" name="">
        <action name="subscribe" id="{Random.Next(100000000)}">
        <adhocList>
        <resource uri="sip:bob@contoso.com"/>
        <resource uri="sip:carla@contoso.com"/>
        </adhocList>
        <categoryList xmlns="http://schemas.microsoft.com/2006/09/sip/categorylist">
        <category name="calendarData"/>
        <category name="contactCard"/>
        <category name="note"/>
        <category name="state"/>
        </categoryList>
        </action>
        </batchSub>

        """.ReplaceLineEndings("\r\n");

    string Categories()
    {
        var text = new System.Text.StringBuilder("<categories xmlns=\"http://schemas.microsoft.com/2006/09/sip/categories\" uri=\"sip:bob@contoso.com\">\r\n");
        for (var i = Random.Next(1, 6); i > 0; i--)
        {
            text.Append($"<category name=\"state\" instance=\"{Random.Next()}\" publishTime=\"2011-03-14T09:26:{Random.Next(60):00}.617\" container=\"{Random.Next(100)}\" version=\"{Random.Next(50)}\">\r\n")
                .Append($"  <state xsi:type=\"aggregateState\" lastActive=\"2011-03-14T09:20:11\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xmlns=\"http://schemas.microsoft.com/2006/09/sip/state\">\r\n")
                .Append($"    <availability>{3500 + Random.Next(5) * 1000}</availability>\r\n    <endpointLocation>contoso.com</endpointLocation>\r\n  </state>\r\n</category>\r\n");
        }

        return text.Append("</categories>\r\n").ToString();
    }
}
