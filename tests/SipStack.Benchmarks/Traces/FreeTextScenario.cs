namespace SipStack.Benchmarks;

/// <summary>A few lines of free text of the components; now and then one that prints a result.</summary>
sealed class FreeTextScenario(Random random, bool fails) : Scenario(random, callId: null)
{
    static readonly (string Function, string Text)[] Lines =
    [
        ("CSIPMessage::CacheConnectionFlags:SIPMessage.cpp(1677)", "From client connection, CID [0x{0}]"),
        ("CProxyRouter::RouteRequest:ProxyRouter.cpp(402)", "Routing request to next hop [{1}.contoso.com] with result 0x0(S_OK)"),
        ("CRecvContext::ProcessCompletion:RecvContext.cpp(227)", "Received {2} bytes on connection {0}"),
        ("CTimerQueue::Fire:TimerQueue.cpp(98)", "Timer fired, elapsed {2} ms, state TimerState_{0}"),
        ("CSecurityAssociation::Lookup:SecurityAssociation.cpp(311)", "SA found for opaque {0}, expires in {2} s"),
        ("CConnection::Send:Connection.cpp(1204)", "Send completed: {2} bytes, pending {2}, connection 0x{0}"),
        ("UserServices.Presence.Publish:214.idx(88)", "Publication of category state for user {1} accepted, version {2}"),
    ];

    public override IEnumerable<Entry> Run()
    {
        for (var i = Random.Next(2, 9); i > 0; i--)
        {
            var (function, text) = Lines[Random.Next(Lines.Length)];
            yield return new TextEntry("INFO", function, string.Format(System.Globalization.CultureInfo.InvariantCulture, text, Hex(Random, 8).ToUpperInvariant(), $"host{Random.Next(20)}", Random.Next(5000)));
        }

        if (fails)
            yield return new TextEntry("ERROR", "CProxyRouter::Exit:ProxyRouter.cpp(510)", "Exit - request not routed. Result 0xC3E93C5E(SIPPROXY_E_ROUTING)");
    }
}
