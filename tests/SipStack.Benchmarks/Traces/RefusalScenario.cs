namespace SipStack.Benchmarks;

/// <summary>A single refusal with a failing code.</summary>
sealed class RefusalScenario(Random random) : Scenario(random, callId: null)
{
    public override IEnumerable<Entry> Run()
    {
        var who = Person.Draw(Random);
        yield return new SipEntry(Local, $"{who.Address}:{who.Port}", "SIP/2.0 401 Unauthorized",
        [
            .. Common(who, who.Sip, 3, "REGISTER", isAnswered: true), Via(who, Branch()), "WWW-Authenticate: NTLM realm=\"SIP Communications Service\", targetname=\"fe01.contoso.com\", version=4",
            $"ms-diagnostics: 1000;reason=\"Final handshake failed\";source=\"{Server}\";HRESULT=\"0xC3E93EC3(SIP_E_AUTH_UNAUTHORIZED)\"", "Server: RTC/4.0", "Content-Length: 0",
        ]);
    }
}
