namespace SipStack.Trace;

/// <summary>The <c>Data:</c> of a security record: <c>gssapi-data="NTLMSSP....</c>, the client's token with dots for what cannot be printed.</summary>
public static class SecurityData
{
    /// <summary>Where the token stands, and where its name begins. It may hold quotation marks of its own; it is the last value of the list.</summary>
    public static bool TryFindToken(ReadOnlySpan<byte> text, TextSpan data, out TextSpan token, out int nameStart)
    {
        var whole = text.Slice(data);
        var name = whole.IndexOf("gssapi-data="u8);
        nameStart = data.Start + name;
        token = default;
        if (name < 0)
            return false;
        var start = name + "gssapi-data=".Length;
        start += Quotes.LengthAt(whole[start..]);
        token = TextSpan.FromBounds(data.Start + start, data.Start + EndOf(whole, start));
        return true;
    }

    static int EndOf(ReadOnlySpan<byte> whole, int start)
    {
        for (var at = whole.Length - 1; at >= start; at--)
        {
            if (Quotes.LengthAt(whole[at..]) > 0)
                return at;
        }

        return whole.Length;
    }
}
