using SipStack.Trace;

namespace SipStack.Analysis;

/// <summary>
/// The line that says which way a message went where the message itself does not: in a client log the record before it,
/// <c>Sending Packet - 192.0.2.100:5061 (From Local Address: …</c> or <c>Data Received -192.0.2.100:5061 (To …</c>;
/// in a record of S4 its first line, <c>&lt;&lt;&lt;&lt;Incoming SipMessage c=[…], 192.0.2.10:5067&lt;-192.0.2.20:40112</c>.
/// </summary>
/// <param name="Peer">Host and port of the other end.</param>
readonly record struct PacketLine(MessageDirection Direction, TextSpan Peer)
{
    public static bool TryRead(ReadOnlySpan<byte> text, TextSpan line, out PacketLine packet)
    {
        packet = default;
        var content = text.Slice(line);
        if (content.StartsWith("Sending Packet -"u8))
            packet = new PacketLine(MessageDirection.Outgoing, Address(text, line, "Sending Packet -".Length));
        else if (content.StartsWith("Data Received -"u8))
            packet = new PacketLine(MessageDirection.Incoming, Address(text, line, "Data Received -".Length));
        else if (content.TrimStart((byte)'<').StartsWith("Incoming SipMessage"u8))
            packet = new PacketLine(MessageDirection.Incoming, Address(text, line, content.IndexOf("<-"u8) + "<-".Length));
        // Mails mark what they quote like this, so the marks may be gone.
        else if (content.TrimStart((byte)'>').StartsWith("Outgoing SipMessage"u8))
            packet = new PacketLine(MessageDirection.Outgoing, Address(text, line, content.IndexOf("->"u8) + "->".Length));
        return packet.Direction != MessageDirection.Unknown;
    }

    /// <summary>The address behind <paramref name="at"/>; none when what should stand before it was not found.</summary>
    static TextSpan Address(ReadOnlySpan<byte> text, TextSpan line, int at)
    {
        const int Shortest = 3;
        if (at < Shortest)
            return default;
        var rest = text.Slice(line)[at..];
        var start = rest.IndexOfAnyExcept(" \t"u8);
        if (start < 0)
            return default;
        var length = rest[start..].IndexOfAny(" \t\r\n"u8);
        return new TextSpan(line.Start + at + start, length < 0 ? rest.Length - start : length);
    }
}
