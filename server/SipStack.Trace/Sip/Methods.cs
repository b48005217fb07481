namespace SipStack.Trace;

/// <summary>SIP methods: RFC 3261, its extensions, and Microsoft's SERVICE, BENOTIFY and NEGOTIATE ([MS-SIP], [MS-SIPCOMP]).</summary>
public static class Methods
{
    static readonly byte[][] Known =
    [
        "REGISTER"u8.ToArray(), "INVITE"u8.ToArray(), "ACK"u8.ToArray(), "BYE"u8.ToArray(), "CANCEL"u8.ToArray(), "OPTIONS"u8.ToArray(),
        "SUBSCRIBE"u8.ToArray(), "NOTIFY"u8.ToArray(), "BENOTIFY"u8.ToArray(), "SERVICE"u8.ToArray(), "MESSAGE"u8.ToArray(), "INFO"u8.ToArray(),
        "UPDATE"u8.ToArray(), "PRACK"u8.ToArray(), "REFER"u8.ToArray(), "PUBLISH"u8.ToArray(), "NEGOTIATE"u8.ToArray(),
    ];

    public static bool IsKnown(ReadOnlySpan<byte> method)
    {
        foreach (var known in Known)
        {
            if (method.SequenceEqual(known))
                return true;
        }

        return false;
    }
}
