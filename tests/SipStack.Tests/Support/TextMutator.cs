namespace SipStack.Tests;

/// <summary>Makes trace-like and damaged text of a seed; the same seed gives the same text.</summary>
sealed class TextMutator(int seed)
{
    static readonly byte[][] Bits =
    [
        "\n"u8.ToArray(), "\r\n"u8.ToArray(), "\r"u8.ToArray(), " "u8.ToArray(), ":"u8.ToArray(), ";"u8.ToArray(), "\""u8.ToArray(), "”"u8.ToArray(), "″"u8.ToArray(), "–"u8.ToArray(),
        "TL_INFO(TF_PROTOCOL) [1]0B44.11C8::03/14/2011-09:26:53.601.0007a1d0 (SIPStack,A::B:c.cpp(1))$$begin_record\r\n"u8.ToArray(),
        "TL_ERROR(TF_COMPONENT) [p\\m]0B44.11C8::03/14/2011-09:26:53.601.0007A1D0 (SIPStack,A::B:c.cpp(1)) [12] Result 0xC3E93C5E(SIPPROXY_E_ROUTING)\n"u8.ToArray(),
        "$$end_record\n"u8.ToArray(), "$$begin_record\n"u8.ToArray(), "LogType: security\n"u8.ToArray(), "Result-Code: 0x80090302\n"u8.ToArray(), "Severity: warning\n"u8.ToArray(),
        "Direction: outgoing;source=\"local\"\n"u8.ToArray(), "Start-Line: SIP/2.0 401 Unauthorized\n"u8.ToArray(), "SIP/2.0 504 Server time-out\n"u8.ToArray(),
        "INVITE sip:bob@contoso.com SIP/2.0\n"u8.ToArray(), "Call-ID: a1\n"u8.ToArray(), "CSeq: 2 REGISTER\n"u8.ToArray(), "Content-Length: 5\n"u8.ToArray(), "\n\n"u8.ToArray(),
        "ms-diagnostics: 1000;reason=\"Final handshake failed\";HRESULT=\"0xC3E93EC3(SIP_E_AUTH_UNAUTHORIZED)\"\n"u8.ToArray(), "25; reason=”x”\n"u8.ToArray(),
        "Message-Body: -\n"u8.ToArray(), "From: <sip:a@contoso.com>;tag=1;epid=2\n"u8.ToArray(), "04/02/2013|10:15:30.168 1F68:C14 ERROR :: hr=80ee0061\n"u8.ToArray(),
        "01/08/2022-11:36:14.354 [0x000021ac] - --> Message to Send (Dest Address IP:  192.0.2.2:4165):$$begin_record\n"u8.ToArray(), "#015 "u8.ToArray(), "  12. "u8.ToArray(), "- "u8.ToArray(),
        "\\\n"u8.ToArray(), "\u00A0"u8.ToArray(), "\u200B"u8.ToArray(), "&quot;"u8.ToArray(), "> "u8.ToArray(), "\n> > "u8.ToArray(), "\n* "u8.ToArray(),
        " Result-Code: 0xC3E93EC3 SIP_E_AUTH_UNAUTHORIZED\n"u8.ToArray(),
        [0xFF], [0xC3], [0xE2, 0x80], [0],
    ];

    readonly Random random = new(seed);

    public int Next(int maximum) => random.Next(maximum);

    /// <summary>Text put together from the pieces that the scanner looks for.</summary>
    public byte[] Text(int pieces)
    {
        var result = new List<byte>();
        for (var i = 0; i < pieces; i++)
            result.AddRange(Piece());
        return [.. result];
    }

    public byte[] Piece() => Bits[random.Next(Bits.Length)];

    /// <summary>A few cuts, doublings and insertions.</summary>
    public byte[] Mutate(byte[] text)
    {
        var result = text.ToList();
        for (var i = random.Next(1, 6); i > 0; i--)
        {
            var at = random.Next(result.Count + 1);
            var length = Math.Min(random.Next(40), result.Count - at);
            switch (random.Next(3))
            {
                case 0:
                    result.RemoveRange(at, length);
                    break;
                case 1:
                    result.InsertRange(at, result.GetRange(at, length));
                    break;
                default:
                    result.InsertRange(at, Piece());
                    break;
            }
        }

        return [.. result];
    }
}
