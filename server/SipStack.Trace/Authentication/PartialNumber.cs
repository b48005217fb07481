namespace SipStack.Trace;

/// <summary>A little-endian number of which only some bytes may be visible.</summary>
/// <param name="Value">The visible bytes; the others are zero.</param>
/// <param name="Known">FF for each visible byte.</param>
readonly record struct PartialNumber(uint Value, uint Known)
{
    public bool IsComplete => Known == uint.MaxValue;

    public byte? Byte(int index) => (byte)(Known >> (8 * index)) == 0xFF ? (byte)(Value >> (8 * index)) : null;

    /// <summary>Whether a text that prints <paramref name="candidate"/> in the dotted form would look like this.</summary>
    public bool Fits(uint candidate)
    {
        if ((candidate & Known) != Value)
            return false;
        if (IsComplete)
            return true;
        for (var shift = 0; shift < 32; shift += 8)
        {
            if ((byte)(Known >> shift) == 0 && !DottedText.IsHidden((byte)(candidate >> shift)))
                return false;
        }

        return true;
    }
}
