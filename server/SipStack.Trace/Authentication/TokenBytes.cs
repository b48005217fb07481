namespace SipStack.Trace;

/// <summary>The bytes of a token, or its dotted form: one character per byte, where a full stop hides what the byte is.</summary>
readonly ref struct TokenBytes(ReadOnlySpan<byte> bytes, bool isDotted)
{
    readonly ReadOnlySpan<byte> bytes = bytes;

    public int Length => bytes.Length;

    public bool IsDotted => isDotted;

    public ReadOnlySpan<byte> Slice(NtlmField field) => bytes.Slice(field.Start, field.Length);

    public bool IsHidden(int at) => isDotted && bytes[at] == '.';

    public bool AreHidden(int at, int count) => isDotted && !bytes.Slice(at, count).ContainsAnyExcept((byte)'.');

    /// <summary>A number of one, two or four bytes. What lies behind the end of the token is unknown.</summary>
    public PartialNumber Number(int at, int size)
    {
        uint value = 0;
        // The bytes above a shorter number are zero, and known to be.
        var known = size == 4 ? 0 : uint.MaxValue << (8 * size);
        for (var i = 0; i < size && at + i < bytes.Length; i++)
        {
            if (IsHidden(at + i))
                continue;
            value |= (uint)bytes[at + i] << (8 * i);
            known |= 0xFFu << (8 * i);
        }

        return new PartialNumber(value, known);
    }
}
