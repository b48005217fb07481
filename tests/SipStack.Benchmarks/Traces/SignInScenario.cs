namespace SipStack.Benchmarks;

/// <summary>A registration with its NTLM handshake: offer, challenge, answer, and success or one of the usual refusals.</summary>
sealed class SignInScenario(Random random, string? callId, bool fails) : Scenario(random, callId)
{
    const string Realm = "realm=\"SIP Communications Service\", targetname=\"" + Server + "\", version=4";

    readonly Person who = Person.Draw(random);
    readonly string opaque = Hex(random, 8).ToUpperInvariant();

    public override IEnumerable<Entry> Run()
    {
        yield return Request(1, null);
        yield return Answer(1, "401 Unauthorized", $"WWW-Authenticate: NTLM {Realm}", $"WWW-Authenticate: Kerberos realm=\"SIP Communications Service\", targetname=\"sip/{Server}\", version=4");
        yield return Request(2, $"Authorization: NTLM qop=\"auth\", {Realm}, gssapi-data=\"\"");
        yield return Answer(2, "401 Unauthorized", $"WWW-Authenticate: NTLM opaque=\"{opaque}\", gssapi-data=\"{NtlmTokens.Challenge}\", {Realm}");
        var isOld = fails && Random.Next(2) == 0;
        yield return Request(3, $"Authorization: NTLM qop=\"auth\", opaque=\"{opaque}\", {Realm}, gssapi-data=\"{(isOld ? NtlmTokens.OldClient : NtlmTokens.NewClient)}\"");
        if (!fails)
        {
            yield return Answer(3, "200 OK", $"Contact: <{who.Sip}:{who.Port};transport=tls;ms-opaque=a1b2c3d4e5;ms-received-cid={who.Port:X}00>;expires=7200;+sip.instance=\"<urn:uuid:{Hex(Random, 32)}>\"", "Expires: 7200", "presence-state: register-action=\"added\"", "Allow-Events: vnd-microsoft-provisioning,vnd-microsoft-roaming-contacts,vnd-microsoft-roaming-ACL,presence", "Supported: adhoclist", "Supported: msrtc-event-categories");
            yield break;
        }

        if (Random.Next(3) > 0)
            yield return new EventEntry("security", "", "Failed to validate user credentials", isOld ? "0x80090302" : "0x8009030C", "REGISTER sip:contoso.com SIP/2.0", CallId, "3 REGISTER", $"gssapi-data=\"{NtlmTokens.OldClientDotted}\"");
        var why = isOld ? "0xC3E93EE4(SIP_E_AUTH_NTLMMISMATCH)" : "0xC3E93EC3(SIP_E_AUTH_UNAUTHORIZED)";
        yield return Answer(3, "401 Unauthorized", $"WWW-Authenticate: NTLM {Realm}", $"ms-diagnostics: 1000;reason=\"Final handshake failed\";source=\"{Server}\";HRESULT=\"{why}\"");
    }

    SipEntry Request(int cseq, string? authorization)
    {
        List<string> headers =
        [
            .. Common(who, who.Sip, cseq, "REGISTER", isAnswered: false), Via(who, Branch()), "Max-Forwards: 70",
            $"Contact: <sip:{who.Address}:{who.Port};transport=tls;ms-opaque=a1b2c3d4e5>;methods=\"INVITE, MESSAGE, INFO, OPTIONS, BYE, CANCEL, NOTIFY, ACK, REFER, BENOTIFY\";proxy=replace;+sip.instance=\"<urn:uuid:{Hex(Random, 32)}>\"",
            "Supported: gruu-10, adhoclist, msrtc-event-categories", "Supported: ms-forking", "ms-keep-alive: UAC;hop-hop=yes", "Event: registration",
            "User-Agent: UCCP/2.0.6362.0 OC/2.0.6362.0 (Office Communicator 2007 R2)",
        ];
        if (authorization is not null)
            headers.Add(authorization);
        headers.Add("Content-Length: 0");
        return new SipEntry("incoming", $"{who.Address}:{who.Port}", "REGISTER sip:contoso.com SIP/2.0", headers);
    }

    SipEntry Answer(int cseq, string status, params string[] headers) => new(Local, $"{who.Address}:{who.Port}", $"SIP/2.0 {status}",
    [
        .. Common(who, who.Sip, cseq, "REGISTER", isAnswered: true), "Date: Mon, 14 Mar 2011 09:26:53 GMT", Via(who, Branch()), .. headers, "Server: RTC/4.0", "Content-Length: 0",
    ]);
}
