namespace SipStack.Trace;

/// <summary>
/// The <c>ICEWarn</c> flags of a client's media diagnosis: a parameter of its own, or inside <c>CallerMediaDebug="audio:ICEWarn=0x80012b,…"</c>.
/// </summary>
public static class IceWarnings
{
    /// <summary>The first flags in a diagnostics header that are not 0, and where the number stands.</summary>
    public static bool TryFind(ReadOnlySpan<byte> text, TextSpan header, out uint flags, out TextSpan span)
    {
        var at = header.Start;
        while (text[at..header.End].IndexOf("ICEWarn="u8) is >= 0 and var found)
        {
            at += found + "ICEWarn=".Length;
            at += Quotes.LengthAt(text[at..header.End]);
            if (!WrittenCode.TryRead(text[..header.End], at, out var number) || number.Value == 0)
                continue;
            (flags, span) = (number.Value, number.Span);
            return true;
        }

        (flags, span) = (0, default);
        return false;
    }
}
