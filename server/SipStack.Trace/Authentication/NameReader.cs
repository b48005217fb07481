namespace SipStack.Trace;

/// <summary>Reads the names of a message: UTF-16LE, or the client's OEM code page.</summary>
readonly ref struct NameReader(TokenBytes token, NtlmMap map, FlagState unicode, List<string> problems)
{
    readonly TokenBytes token = token;

    /// <summary>Null when the message has no such field, or its place or encoding is not known.</summary>
    public string? Read(NtlmRole role)
    {
        var field = map[role];
        if (!field.IsPlaced || unicode == FlagState.Unknown)
            return null;
        var bytes = token.Slice(field);
        if (unicode == FlagState.Clear)
            return DisplayText.OfOem(bytes);
        if (token.IsDotted)
            return DisplayText.OfOem(EverySecond(bytes));
        if ((bytes.Length & 1) == 1)
            problems.Add("A name has half a character.");
        return DisplayText.OfUtf16(bytes);
    }

    /// <summary>Drops the dots that stand for the zeros between letters.</summary>
    static byte[] EverySecond(ReadOnlySpan<byte> bytes)
    {
        var letters = new byte[bytes.Length / 2];
        for (var i = 0; i < letters.Length; i++)
            letters[i] = bytes[2 * i];
        return letters;
    }
}
