namespace SipStack.Trace;

/// <summary>Which way a message went, seen from the machine that logged it.</summary>
public enum MessageDirection : byte
{
    Unknown,
    Incoming,
    Outgoing,
}

/// <summary><c>Direction: outgoing;source="local"</c>.</summary>
/// <param name="IsLocal">True when the logging server made the message itself.</param>
public readonly record struct DirectionValue(MessageDirection Direction, bool IsLocal)
{
    public static DirectionValue Read(ReadOnlySpan<byte> text, TextSpan value)
    {
        var whole = text.Slice(value);
        var direction = Bytes.StartsWithIgnoreCase(whole, "incoming"u8) ? MessageDirection.Incoming
            : Bytes.StartsWithIgnoreCase(whole, "outgoing"u8) ? MessageDirection.Outgoing
            : MessageDirection.Unknown;
        var isLocal = false;
        var parameters = new ParameterReader(text, value);
        while (parameters.TryRead(out var parameter))
            isLocal |= Bytes.StartsWithIgnoreCase(text.Slice(parameter.Name), "source"u8) && text.Slice(parameter.Value).SequenceEqual("local"u8);
        return new DirectionValue(direction, isLocal);
    }
}
