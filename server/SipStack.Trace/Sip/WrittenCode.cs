namespace SipStack.Trace;

/// <summary>An HRESULT as a log prints it: <c>0xC3E93EC3(SIP_E_AUTH_UNAUTHORIZED)</c>, <c>0xc3e93c5e SIPPROXY_E_ROUTING</c> or the number alone.</summary>
/// <param name="Span">From <c>0x</c> to the closing bracket; the number alone when no bracketed name follows.</param>
/// <param name="Symbol">The printed name, <c>[A-Z0-9_]{1,64}</c>; empty when there is none. The number decides, never the name.</param>
public readonly record struct WrittenCode(uint Value, TextSpan Span, TextSpan Symbol)
{
    const int LongestSymbol = 64;

    public bool HasSymbol => Symbol.Length > 0;

    /// <summary>Reads a code that begins at <paramref name="at"/>. A number of more than eight digits is none.</summary>
    /// <param name="needsPrefix">False for <c>hr=80ee0061</c> of client logs: then eight hex digits do.</param>
    public static bool TryRead(ReadOnlySpan<byte> text, int at, out WrittenCode code, bool needsPrefix = true)
    {
        code = default;
        var hasPrefix = at + 1 < text.Length && text[at] == '0' && (text[at + 1] | 0x20) == 'x';
        if (!hasPrefix && needsPrefix)
            return false;
        var digits = hasPrefix ? at + 2 : at;
        var end = Bytes.SkipHex(text, digits);
        if (end == digits || end - digits > 8 || (!hasPrefix && end - digits != 8) || (end < text.Length && IsWord(text[end])))
            return false;

        uint value = 0;
        for (var i = digits; i < end; i++)
            value = (value << 4) | (uint)Bytes.HexValue(text[i]);

        code = new WrittenCode(value, TextSpan.FromBounds(at, end), default);
        if (TryReadBracketed(text, end, out var symbol, out var behind))
            code = new WrittenCode(value, TextSpan.FromBounds(at, behind), symbol);
        else if (TryReadSpaced(text, end, out symbol))
            code = code with { Symbol = symbol };
        return true;
    }

    /// <summary>Finds the next code that carries a name, in free text.</summary>
    public static bool TryFindNamed(ReadOnlySpan<byte> text, int from, int end, out WrittenCode code)
    {
        for (var at = from; at < end;)
        {
            var found = text[at..end].IndexOfAny((byte)'x', (byte)'X');
            if (found < 0)
                break;
            at += found - 1;
            if (at < from || text[at] != '0')
            {
                at += 2;
                continue;
            }

            var isWord = at == from || !IsWord(text[at - 1]);
            if (isWord && TryRead(text[..end], at, out code) && code.HasSymbol)
                return true;
            at += 2;
        }

        code = default;
        return false;
    }

    static bool TryReadBracketed(ReadOnlySpan<byte> text, int at, out TextSpan symbol, out int behind)
    {
        symbol = default;
        behind = 0;
        var open = Bytes.SkipBlanks(text, at);
        if (open >= text.Length || text[open] != '(')
            return false;
        var start = Bytes.SkipBlanks(text, open + 1);
        var end = SkipSymbol(text, start);
        var close = Bytes.SkipBlanks(text, end);
        if (end == start || close >= text.Length || text[close] != ')')
            return false;
        symbol = TextSpan.FromBounds(start, end);
        behind = close + 1;
        return true;
    }

    static bool IsWord(byte b) => Bytes.IsLetter(b) || Bytes.IsDigit(b) || b == '_';

    /// <summary>A word behind a blank is a symbol only if it looks like one: it has an underscore or is a Winsock name, and is no part of a longer word.</summary>
    static bool TryReadSpaced(ReadOnlySpan<byte> text, int at, out TextSpan symbol)
    {
        symbol = default;
        var start = Bytes.SkipBlanks(text, at);
        var end = SkipSymbol(text, start);
        if (start == at || end == start || !Bytes.IsUpper(text[start]) || (end < text.Length && IsWord(text[end])))
            return false;
        var word = text[start..end];
        if (word.IndexOf((byte)'_') < 0 && !word.StartsWith("WSA"u8))
            return false;
        symbol = TextSpan.FromBounds(start, end);
        return true;
    }

    static int SkipSymbol(ReadOnlySpan<byte> text, int at)
    {
        var end = at;
        while (end < text.Length && end - at < LongestSymbol && (Bytes.IsUpper(text[end]) || Bytes.IsDigit(text[end]) || text[end] == '_'))
            end++;
        return end;
    }
}
