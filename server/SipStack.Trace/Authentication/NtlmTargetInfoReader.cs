using System.Buffers.Binary;

namespace SipStack.Trace;

/// <summary>Reads a list of entries: u16 id, u16 length, data; id 0 ends it.</summary>
static class NtlmTargetInfoReader
{
    const int MostEntries = 64;

    public static NtlmTargetInfo Read(ReadOnlySpan<byte> list, List<string> problems)
    {
        var info = new NtlmTargetInfo();
        var seen = 0u;
        for (var count = 0; count < MostEntries; count++)
        {
            if (list.Length < 4)
            {
                problems.Add("The target information has no end mark.");
                return info;
            }

            var id = BinaryPrimitives.ReadUInt16LittleEndian(list);
            var length = BinaryPrimitives.ReadUInt16LittleEndian(list[2..]);
            if (id == 0)
                return info;
            if (length > list.Length - 4)
            {
                problems.Add($"Entry {id} of the target information is longer than the list.");
                return info;
            }

            var isRepeat = id < 32 && (seen & (1u << id)) != 0;
            if (!isRepeat)
                info = Take(info, id, list.Slice(4, length), problems);
            seen |= id < 32 ? 1u << id : 0;
            list = list[(4 + length)..];
        }

        problems.Add($"The target information has more than {MostEntries} entries.");
        return info;
    }

    static NtlmTargetInfo Take(NtlmTargetInfo info, int id, ReadOnlySpan<byte> data, List<string> problems)
    {
        switch (id)
        {
            case 1:
                return info with { NetBiosComputer = DisplayText.OfUtf16(data) };
            case 2:
                return info with { NetBiosDomain = DisplayText.OfUtf16(data) };
            case 3:
                return info with { DnsComputer = DisplayText.OfUtf16(data) };
            case 4:
                return info with { DnsDomain = DisplayText.OfUtf16(data) };
            case 5:
                return info with { DnsForest = DisplayText.OfUtf16(data) };
            case 6 when data.Length == 4:
                return info with { Flags = BinaryPrimitives.ReadUInt32LittleEndian(data) };
            case 7 when data.Length == 8:
                return info with { ServerTime = FileTime.Read(data) };
            case 9:
                return info with { TargetName = DisplayText.OfUtf16(data) };
            case 10:
                // A client without channel binding may send sixteen zeros.
                return info with { HasChannelBinding = data.ContainsAnyExcept((byte)0) };
            case 6 or 7:
                problems.Add($"Entry {id} of the target information has a wrong length.");
                return info;
            default:
                return info;
        }
    }
}
