namespace SipStack.Benchmarks;

/// <summary>A call that this server passes on to another, so that every message is logged twice; or one that fails at the second hop.</summary>
sealed class CallScenario(Random random, string? callId, bool fails) : Scenario(random, callId)
{
    static readonly (string Status, string Diagnostics)[] Failures =
    [
        ("504 Server time-out", "1008;reason=\"Unable to resolve DNS SRV record\";domain=\"fabrikam.com\";dns-srv-result=\"NegativeResult\";dns-source=\"InternalCache\";source=\"sip.contoso.com\""),
        ("504 Server time-out", "1014;reason=\"Unable to resolve DNS A record\";source=\"fe01.contoso.com\";HRESULT=\"0x80072AF9(WSAHOST_NOT_FOUND)\""),
        ("404 Not Found", "1003;reason=\"User does not exist\";TargetUri=\"bob@contoso.com\";source=\"fe01.contoso.com\""),
        ("504 Server time-out", "1010;reason=\"Certificate trust with another server could not be established\";ErrorType=\"The peer certificate is not chained off a trusted root\";tls-target=\"sip.fabrikam.com\";PeerServer=\"sip.fabrikam.com\";HRESULT=\"0x80090325(SEC_E_UNTRUSTED_ROOT)\";source=\"sip.contoso.com\""),
        ("403 Forbidden", "4004;reason=\"Credentials provided are not authorized to act as specified from URI\";source=\"fe01.contoso.com\""),
    ];

    readonly Person caller = Person.Draw(random);
    readonly Person callee = Person.Draw(random);
    readonly string branch = $"z9hG4bK{Hex(random, 24)}";
    readonly string innerBranch = $"z9hG4bK{Hex(random, 24)}";

    public override IEnumerable<Entry> Run()
    {
        yield return Request("INVITE", 1, "incoming", caller, isInner: false, Sdp(caller));
        yield return Answer("100 Trying", 1, "INVITE", Local, isInner: false);
        yield return Request("INVITE", 1, "outgoing", callee, isInner: true, Sdp(caller));
        if (fails)
        {
            var (status, diagnostics) = Failures[Random.Next(Failures.Length)];
            if (Random.Next(4) == 0)
                yield return new EventEntry("diagnostic", "error", "The message cannot be routed", "0xc3e93c5e SIPPROXY_E_ROUTING", $"INVITE {callee.Sip} SIP/2.0", CallId, "1 INVITE", "destination=\"sip.fabrikam.com\"");
            yield return Answer(status, 1, "INVITE", "incoming", isInner: true, $"ms-diagnostics: {diagnostics}");
            yield return Request("ACK", 1, Local, callee, isInner: true, "");
            yield return Answer(status, 1, "INVITE", "outgoing;destination=\"internal edge\"", isInner: false, $"ms-diagnostics: {diagnostics}");
            yield return Request("ACK", 1, "incoming", caller, isInner: false, "");
            yield break;
        }

        yield return Answer("180 Ringing", 1, "INVITE", "incoming", isInner: true);
        yield return Answer("180 Ringing", 1, "INVITE", "outgoing", isInner: false);
        yield return Answer("200 OK", 1, "INVITE", "incoming", isInner: true, body: Sdp(callee));
        yield return Answer("200 OK", 1, "INVITE", "outgoing", isInner: false, body: Sdp(callee));
        yield return Request("ACK", 1, "incoming", caller, isInner: false, "");
        yield return Request("ACK", 1, "outgoing", callee, isInner: true, "");
        yield return Request("BYE", 2, "incoming", caller, isInner: false, "");
        yield return Request("BYE", 2, "outgoing", callee, isInner: true, "");
        yield return Answer("200 OK", 2, "BYE", "incoming", isInner: true);
        yield return Answer("200 OK", 2, "BYE", "outgoing", isInner: false);
    }

    SipEntry Request(string method, int cseq, string direction, Person peer, bool isInner, string body)
    {
        List<string> headers = [.. Common(caller, callee.Sip, cseq, method, cseq > 1 || method == "ACK"), .. Vias(isInner), "Max-Forwards: 69"];
        if (isInner)
            headers.Add($"Record-Route: <sip:{Server}:5061;transport=tls;ms-fe={Server};ms-role-rs-to;lr;ms-route-sig=eaPYIIaHDfCxg3RFWQkZ1MkTmWq-Asvk3nXg>;tag={ToTag}");
        headers.AddRange(
        [
            $"Contact: <{caller.Sip};opaque=user:epid:{Hex(Random, 24)};gruu>", "User-Agent: UCCP/2.0.6362.0 OC/2.0.6362.0 (Office Communicator 2007 R2)",
            "Supported: ms-dialog-route-set-update, timer, histinfo, ms-safe-transfer, ms-sender, ms-early-media, 100rel", "ms-keep-alive: UAC;hop-hop=yes", "ms-subnet: 192.0.2.0",
            "P-Preferred-Identity: <tel:+14255550100>, <sip:anna@contoso.com>",
            $"Proxy-Authorization: Kerberos qop=\"auth\", realm=\"SIP Communications Service\", opaque=\"{Hex(Random, 8)}\", crand=\"{Hex(Random, 8)}\", cnum=\"{Random.Next(100)}\", targetname=\"sip/{Server}\", response=\"{Hex(Random, 64)}\"",
        ]);
        return new SipEntry(direction, $"{peer.Address}:{peer.Port}", $"{method} {callee.Sip}{(isInner ? $";opaque=user:epid:{Hex(Random, 24)};gruu" : "")} SIP/2.0", WithBody(headers, body), body);
    }

    SipEntry Answer(string status, int cseq, string method, string direction, bool isInner, string? extra = null, string body = "")
    {
        List<string> headers = [.. Common(caller, callee.Sip, cseq, method, status != "100 Trying"), .. Vias(isInner)];
        if (status != "100 Trying")
            headers.AddRange([$"Contact: <{callee.Sip};opaque=user:epid:{Hex(Random, 24)};gruu>", "Supported: histinfo, ms-safe-transfer, replaces", "Server: RTC/4.0"]);
        if (extra is not null)
            headers.Add(extra);
        return new SipEntry(direction, $"{callee.Address}:{callee.Port}", $"SIP/2.0 {status}", WithBody(headers, body), body);
    }

    IEnumerable<string> Vias(bool isInner) => isInner ? [InnerVia(innerBranch), Via(caller, branch)] : [Via(caller, branch)];

    static List<string> WithBody(List<string> headers, string body)
    {
        if (body.Length > 0)
            headers.Add("Content-Type: application/sdp");
        headers.Add($"Content-Length: {body.Length}");
        return headers;
    }

    string Sdp(Person person) => $"""
        v=0
        o=- 0 0 IN IP4 {person.Address}
        s=session
        c=IN IP4 {person.Address}
        b=CT:99980
        t=0 0
        m=audio {person.Port} RTP/SAVP 114 111 112 115 116 4 8 0 97 101
        k=base64:{Hex(Random, 64)}
        a=candidate:{Hex(Random, 24)} 1 {Hex(Random, 24)} UDP 0.830 {person.Address} {person.Port}
        a=candidate:{Hex(Random, 24)} 2 {Hex(Random, 24)} UDP 0.830 {person.Address} {person.Port + 1}
        a=cryptoscale:1 client AES_CM_128_HMAC_SHA1_80 inline:{Hex(Random, 40)}|2^31|1:1
        a=crypto:2 AES_CM_128_HMAC_SHA1_80 inline:{Hex(Random, 40)}|2^31|1:1
        a=maxptime:200
        a=rtpmap:114 x-msrta/16000
        a=fmtp:114 bitrate=29000
        a=rtpmap:111 SIREN/16000
        a=fmtp:111 bitrate=16000
        a=rtpmap:8 PCMA/8000
        a=rtpmap:0 PCMU/8000
        a=rtpmap:101 telephone-event/8000
        a=fmtp:101 0-16
        a=encryption:optional

        """.ReplaceLineEndings("\r\n");
}
