namespace SipStack.Trace;

/// <summary>SIP methods: RFC 3261, its extensions, and Microsoft's SERVICE, BENOTIFY and NEGOTIATE ([MS-SIP], [MS-SIPCOMP]).</summary>
public static class Methods
{
    public static bool IsKnown(ReadOnlySpan<byte> method) => Known(method) is not null;

    /// <summary>The method as a constant, or null when it is not one of these: so no text of a log gets further.</summary>
    public static string? Known(ReadOnlySpan<byte> method) => method.Length switch
    {
        3 => method.SequenceEqual("ACK"u8) ? "ACK" : method.SequenceEqual("BYE"u8) ? "BYE" : null,
        4 => method.SequenceEqual("INFO"u8) ? "INFO" : null,
        5 => method.SequenceEqual("REFER"u8) ? "REFER" : method.SequenceEqual("PRACK"u8) ? "PRACK" : null,
        6 => KnownOfSix(method),
        7 => KnownOfSeven(method),
        8 => method.SequenceEqual("REGISTER"u8) ? "REGISTER" : method.SequenceEqual("BENOTIFY"u8) ? "BENOTIFY" : null,
        9 => method.SequenceEqual("SUBSCRIBE"u8) ? "SUBSCRIBE" : method.SequenceEqual("NEGOTIATE"u8) ? "NEGOTIATE" : null,
        _ => null,
    };

    static string? KnownOfSix(ReadOnlySpan<byte> method)
    {
        if (method.SequenceEqual("INVITE"u8))
            return "INVITE";
        if (method.SequenceEqual("NOTIFY"u8))
            return "NOTIFY";
        if (method.SequenceEqual("CANCEL"u8))
            return "CANCEL";
        return method.SequenceEqual("UPDATE"u8) ? "UPDATE" : null;
    }

    static string? KnownOfSeven(ReadOnlySpan<byte> method)
    {
        if (method.SequenceEqual("SERVICE"u8))
            return "SERVICE";
        if (method.SequenceEqual("OPTIONS"u8))
            return "OPTIONS";
        if (method.SequenceEqual("MESSAGE"u8))
            return "MESSAGE";
        return method.SequenceEqual("PUBLISH"u8) ? "PUBLISH" : null;
    }
}
