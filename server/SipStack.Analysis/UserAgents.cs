namespace SipStack.Analysis;

/// <summary>What a User-Agent tells about the NTLM of an endpoint.</summary>
static class UserAgents
{
    /// <summary>A Polycom HDX names its firmware as <c>number.number</c> somewhere behind <c>HDX</c>; 3.0 was the first with 128-bit.</summary>
    public static EndpointAge AgeOf(ReadOnlySpan<byte> userAgent)
    {
        var at = userAgent.IndexOf("HDX"u8);
        if (at < 0)
            return EndpointAge.Unknown;
        for (; at < userAgent.Length; at++)
        {
            if (!char.IsAsciiDigit((char)userAgent[at]) || !System.Buffers.Text.Utf8Parser.TryParse(userAgent[at..], out int major, out var length))
                continue;
            var dot = at + length;
            if (dot + 1 < userAgent.Length && userAgent[dot] == '.' && char.IsAsciiDigit((char)userAgent[dot + 1]))
                return major >= 3 ? EndpointAge.New : EndpointAge.Old;
            at = dot - 1;
        }

        return EndpointAge.Unknown;
    }
}
