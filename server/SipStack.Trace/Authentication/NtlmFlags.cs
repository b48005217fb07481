namespace SipStack.Trace;

/// <summary>The 32 negotiate flags, each set, clear or unknown.</summary>
/// <param name="Known">Bits whose value the token shows.</param>
/// <param name="Set">Bits that are known to be set; a subset of <paramref name="Known"/>.</param>
public readonly record struct NtlmFlags(uint Known, uint Set)
{
    /// <summary>Bits that [MS-NLMP] 2.2.2.5 reserves: a sender leaves them clear.</summary>
    public const uint Reserved = 0x1D244508;

    /// <summary>Reserved bits that are set all the same.</summary>
    public uint UnnamedBits => Set & Reserved;

    public FlagState Get(NtlmFlag flag)
    {
        var bit = (uint)flag;
        if ((Known & bit) != bit)
            return FlagState.Unknown;
        return (Set & bit) == bit ? FlagState.Set : FlagState.Clear;
    }

    /// <summary>The value as <c>0x42908255</c>, with <c>..</c> for each byte that is not known.</summary>
    public override string ToString() => $"0x{Byte(24)}{Byte(16)}{Byte(8)}{Byte(0)}";

    internal static NtlmFlags Of(PartialNumber number) => new(number.Known, number.Value);

    string Byte(int shift) => ((Known >> shift) & 0xFF) == 0xFF ? $"{(Set >> shift) & 0xFF:X2}" : "..";
}
