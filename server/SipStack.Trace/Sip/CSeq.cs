namespace SipStack.Trace;

/// <summary><c>CSeq: 2 REGISTER</c>, RFC 3261 section 20.16.</summary>
public readonly record struct CSeq(int Number, TextSpan Method)
{
    public static bool TryRead(ReadOnlySpan<byte> text, TextSpan value, out CSeq cseq)
    {
        cseq = default;
        if (!Bytes.TryReadNumber(text.Slice(value), out var number, out var length))
            return false;
        var start = Bytes.SkipSpaces(text[..value.End], value.Start + length);
        cseq = new CSeq(number, TextSpan.FromBounds(start, Bytes.SkipToken(text[..value.End], start)));
        return true;
    }
}
