using System.Buffers.Binary;
using System.Text;

namespace SipStack.Tests.Trace;

/// <summary>Builds NTLM messages as Windows lays them out: header, then the fields without gaps ([MS-NLMP] section 2.2.1).</summary>
static class NtlmMessages
{
    public static readonly (byte Major, byte Minor, ushort Build) WindowsXp = (5, 1, 2600);

    /// <summary>Recognisable bytes in the place of secrets.</summary>
    public static byte[] Secret(string text, int size) => Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat(text, size)))[..size];

    public static byte[] Utf16(string text) => Encoding.Unicode.GetBytes(text);

    public static byte[] Authenticate(
        uint flags,
        string domain = "domai",
        string user = "nbarksda",
        string workstation = "D620-SPARE1",
        byte[]? lm = null,
        byte[]? nt = null,
        byte[]? key = null,
        (byte Major, byte Minor, ushort Build)? version = null,
        int header = 72)
    {
        lm ??= Secret("Lq7zXk2W", 24);
        nt ??= Secret("Nv5yJq8B", 24);
        key ??= Secret("Sg3wPz6D", 16);
        var isUnicode = (flags & 1) == 1;
        byte[] Text(string name) => isUnicode ? Utf16(name) : Encoding.ASCII.GetBytes(name);
        var message = new List<byte>(Start(3, header));
        Add(message, 28, Text(domain));
        Add(message, 36, Text(user));
        Add(message, 44, Text(workstation));
        Add(message, 12, lm);
        Add(message, 20, nt);
        Add(message, 52, key);
        var bytes = message.ToArray();
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(60), flags);
        if (header >= 72)
            WriteVersion(bytes.AsSpan(64), version ?? WindowsXp);
        if (header >= 88)
            Secret("Ik9xVm4F", 16).CopyTo(bytes, 72);
        return bytes;
    }

    public static byte[] Challenge(uint flags, string target, byte[] targetInfo, (byte Major, byte Minor, ushort Build)? version = null)
    {
        var message = new List<byte>(Start(2, 56));
        Add(message, 12, Utf16(target));
        Add(message, 40, targetInfo);
        var bytes = message.ToArray();
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(20), flags);
        Secret("Cw2hYt7G", 8).CopyTo(bytes, 24);
        WriteVersion(bytes.AsSpan(48), version ?? (6, 1, 7601));
        return bytes;
    }

    public static byte[] Negotiate(uint flags, string domain, string workstation)
    {
        var message = new List<byte>(Start(1, 40));
        Add(message, 16, Encoding.ASCII.GetBytes(domain));
        Add(message, 24, Encoding.ASCII.GetBytes(workstation));
        var bytes = message.ToArray();
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(12), flags);
        WriteVersion(bytes.AsSpan(32), WindowsXp);
        return bytes;
    }

    /// <summary>A target information list, closed by its end mark.</summary>
    public static byte[] TargetInfo(params (int Id, byte[] Data)[] entries)
    {
        var list = new List<byte>();
        foreach (var (id, data) in entries)
            list.AddRange([(byte)id, (byte)(id >> 8), (byte)data.Length, (byte)(data.Length >> 8), .. data]);
        return [.. list, 0, 0, 0, 0];
    }

    public static byte[] FileTime(DateTime time) => BitConverter.GetBytes(time.ToFileTimeUtc());

    public static byte[] NtlmV2Response(DateTime? time, byte[] targetInfo) =>
        [.. Secret("Pj8rZq5H", 16), 1, 1, 0, 0, 0, 0, 0, 0, .. time is { } value ? FileTime(value) : new byte[8], .. Secret("Kd4nUx3M", 8), 0, 0, 0, 0, .. targetInfo, 0, 0, 0, 0];

    public static byte[] Base64(byte[] message) => Encoding.ASCII.GetBytes(Convert.ToBase64String(message));

    /// <summary>The form of a security record: one character per byte, a full stop for what cannot be printed.</summary>
    public static byte[] Dotted(byte[] message) => Array.ConvertAll(message, b => b is >= 0x20 and < 0x7F ? b : (byte)'.');

    static byte[] Start(byte type, int header)
    {
        var bytes = new byte[header];
        "NTLMSSP\0"u8.CopyTo(bytes);
        bytes[8] = type;
        return bytes;
    }

    static void Add(List<byte> message, int at, byte[] data)
    {
        var place = new byte[8];
        BinaryPrimitives.WriteUInt16LittleEndian(place, (ushort)data.Length);
        BinaryPrimitives.WriteUInt16LittleEndian(place.AsSpan(2), (ushort)data.Length);
        BinaryPrimitives.WriteInt32LittleEndian(place.AsSpan(4), message.Count);
        for (var i = 0; i < place.Length; i++)
            message[at + i] = place[i];
        message.AddRange(data);
    }

    static void WriteVersion(Span<byte> bytes, (byte Major, byte Minor, ushort Build) version)
    {
        bytes[0] = version.Major;
        bytes[1] = version.Minor;
        BinaryPrimitives.WriteUInt16LittleEndian(bytes[2..], version.Build);
        bytes[7] = 15;
    }
}
