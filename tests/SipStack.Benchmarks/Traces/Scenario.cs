namespace SipStack.Benchmarks;

/// <summary>What scenarios share: fresh identifiers, and the header lines that every message has, in the order of the server's stack.</summary>
abstract class Scenario(Random random, string? callId)
{
    protected const string Server = "fe01.contoso.com";
    protected const string Local = "outgoing;source=\"local\"";

    protected Random Random => random;

    protected string CallId { get; } = callId ?? Hex(random, 32);

    protected string FromTag { get; } = Hex(random, 10);

    protected string ToTag { get; } = Hex(random, 32).ToUpperInvariant();

    /// <summary>The records of the scenario in the order in which the server logs them.</summary>
    public abstract IEnumerable<Entry> Run();

    protected string Branch() => $"z9hG4bK{Hex(random, 8).ToUpperInvariant()}.{Hex(random, 16).ToUpperInvariant()}";

    protected static string Hex(Random random, int digits) => string.Create(digits, random, static (text, random) =>
    {
        for (var i = 0; i < text.Length; i++)
            text[i] = "0123456789abcdef"[random.Next(16)];
    });

    protected IEnumerable<string> Common(Person from, string to, int cseq, string method, bool isAnswered) =>
    [
        $"From: \"{from.Display}\"<{from.Sip}>;tag={FromTag};epid={from.Epid}",
        isAnswered ? $"To: <{to}>;tag={ToTag}" : $"To: <{to}>",
        $"CSeq: {cseq} {method}",
        $"Call-ID: {CallId}",
    ];

    protected static string Via(Person via, string branch) => $"Via: SIP/2.0/TLS {via.Address}:{via.Port};branch={branch};ms-received-port={via.Port};ms-received-cid={via.Port:X}00";

    protected static string InnerVia(string branch) => $"Via: SIP/2.0/TLS 192.0.2.10:54335;branch={branch};branched=FALSE;ms-internal-info=\"acJ9VQmTgN8wqVdSQxrs6GYJ2vAAA\"";
}
