namespace SipStack.Analysis;

/// <summary>Timers of SIP transactions (RFC 3261 section 17.1.1.1 and table 4).</summary>
static class SipTimers
{
    /// <summary>The estimated round trip, after which a message is sent again for the first time.</summary>
    public static readonly TimeSpan T1 = TimeSpan.FromMilliseconds(500);

    /// <summary>The longest time between two sendings of one message; by then an answer is late (RFC 4320 section 4.1).</summary>
    public static readonly TimeSpan T2 = TimeSpan.FromSeconds(4);

    /// <summary>Timers B, F and H: after 64 times T1 the sender of a request gives it up, and that of an answer stops waiting for the ACK.</summary>
    public static readonly TimeSpan GivenUp = 64 * T1;

    /// <summary>Timer C: a proxy lets an INVITE ring at least so long.</summary>
    public static readonly TimeSpan C = TimeSpan.FromMinutes(3);
}
