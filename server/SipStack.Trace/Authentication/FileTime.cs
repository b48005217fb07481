using System.Buffers.Binary;

namespace SipStack.Trace;

/// <summary>A FILETIME: units of 100 ns since 1601-01-01 UTC, eight bytes, little-endian.</summary>
static class FileTime
{
    static readonly ulong Latest = (ulong)DateTime.MaxValue.ToFileTimeUtc();

    /// <summary>Null for zero, which senders without a clock write, and for what lies behind the year 9999.</summary>
    public static DateTime? Read(ReadOnlySpan<byte> bytes)
    {
        var ticks = BinaryPrimitives.ReadUInt64LittleEndian(bytes);
        return ticks == 0 || ticks > Latest ? null : DateTime.FromFileTimeUtc((long)ticks);
    }
}
