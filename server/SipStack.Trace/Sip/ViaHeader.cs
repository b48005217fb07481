namespace SipStack.Trace;

/// <summary><c>Via: SIP/2.0/TLS 192.0.2.15:49811;branch=z9hG4bK1A2B</c>, RFC 3261 section 20.42.</summary>
/// <param name="SentBy">Host and port; empty where a paste has lost them.</param>
/// <param name="Branch">Identifies the transaction (section 8.1.1.7).</param>
public readonly record struct ViaHeader(TextSpan SentBy, TextSpan Branch)
{
    /// <summary>Reads the first, topmost value of the header; more may follow behind a comma.</summary>
    public static ViaHeader Read(ReadOnlySpan<byte> text, TextSpan value)
    {
        var comma = text.Slice(value).IndexOf((byte)',');
        var first = comma < 0 ? value : value with { Length = comma };
        var parameters = text.Slice(first).IndexOf((byte)';');
        var sentProtocol = Bytes.Trim(text, first.Start, parameters < 0 ? first.End : first.Start + parameters);
        var blank = text.Slice(sentProtocol).LastIndexOfAny((byte)' ', (byte)'\t');
        var reader = new ParameterReader(text, first);
        while (reader.TryRead(out var parameter))
        {
            if (parameter.Name.Length == "branch".Length && Bytes.StartsWithIgnoreCase(text.Slice(parameter.Name), "branch"u8))
                return new ViaHeader(SentBy(), parameter.Value);
        }

        return new ViaHeader(SentBy(), default);

        TextSpan SentBy() => blank < 0 ? default : TextSpan.FromBounds(sentProtocol.Start + blank + 1, sentProtocol.End);
    }
}
