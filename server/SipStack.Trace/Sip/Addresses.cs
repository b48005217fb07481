namespace SipStack.Trace;

/// <summary>Parts of address headers (From, To, Contact; RFC 3261 section 20.10).</summary>
public static class Addresses
{
    /// <summary>The address in the angle brackets, or the bare one; empty when the paste has lost it.</summary>
    public static TextSpan Uri(ReadOnlySpan<byte> text, TextSpan value)
    {
        var whole = text.Slice(value);
        var open = FindOutsideQuotes(whole, (byte)'<');
        if (open >= 0)
        {
            var close = whole[open..].IndexOf((byte)'>');
            return close < 0 ? default : new TextSpan(value.Start + open + 1, close - 1);
        }

        var end = whole.IndexOf((byte)';');
        var bare = Bytes.Trim(text, value.Start, end < 0 ? value.End : value.Start + end);
        return text.Slice(bare).IndexOf((byte)':') > 0 ? bare : default;
    }

    /// <summary>A parameter behind the address, such as <c>tag</c> or <c>epid</c>; empty when there is none.</summary>
    public static TextSpan HeaderParameter(ReadOnlySpan<byte> text, TextSpan value, ReadOnlySpan<byte> name)
    {
        var parameters = Parameters(text, value);
        while (parameters.TryRead(out var parameter))
        {
            if (parameter.Name.Length == name.Length && Bytes.StartsWithIgnoreCase(text.Slice(parameter.Name), name))
                return parameter.Value;
        }

        return default;
    }

    /// <summary>The parameters behind the address.</summary>
    public static ParameterReader Parameters(ReadOnlySpan<byte> text, TextSpan value)
    {
        var whole = text.Slice(value);
        var open = FindOutsideQuotes(whole, (byte)'<');
        var close = open < 0 ? -1 : whole[open..].IndexOf((byte)'>');
        return new ParameterReader(text, TextSpan.FromBounds(value.Start + (close < 0 ? 0 : open + close + 1), value.End));
    }

    static int FindOutsideQuotes(ReadOnlySpan<byte> value, byte wanted)
    {
        var inQuotes = false;
        for (var i = 0; i < value.Length; i++)
        {
            if (value[i] == '"')
                inQuotes = !inQuotes;
            else if (value[i] == wanted && !inQuotes)
                return i;
        }

        return -1;
    }
}
