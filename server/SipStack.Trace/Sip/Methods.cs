using System.Text;

namespace SipStack.Trace;

/// <summary>SIP methods: RFC 3261, its extensions, and Microsoft's SERVICE, BENOTIFY and NEGOTIATE ([MS-SIP], [MS-SIPCOMP]).</summary>
public static class Methods
{
    static readonly string[] All =
    [
        "REGISTER", "INVITE", "ACK", "BYE", "CANCEL", "OPTIONS", "SUBSCRIBE", "NOTIFY", "BENOTIFY", "SERVICE", "MESSAGE", "INFO",
        "UPDATE", "PRACK", "REFER", "PUBLISH", "NEGOTIATE",
    ];

    public static bool IsKnown(ReadOnlySpan<byte> method) => Known(method) is not null;

    /// <summary>The method as a constant, or null when it is not one of these: so no text of a log gets further.</summary>
    public static string? Known(ReadOnlySpan<byte> method)
    {
        foreach (var known in All)
        {
            if (Ascii.Equals(method, known))
                return known;
        }

        return null;
    }
}
