using System.Buffers.Binary;
using System.Security.Cryptography;

namespace SipStack.Analysis;

/// <summary>
/// Stands for a piece of log text (a Call-ID, a user) where only equality matters, so that a streaming reader keeps no text.
/// 128 bits keyed afresh in every process: a sender cannot choose two Call-IDs that meet.
/// </summary>
public readonly record struct Fingerprint(ulong High, ulong Low)
{
    static readonly ulong KeyA = RandomKey();
    static readonly ulong KeyB = RandomKey();

    /// <summary>Stands for text that is not there.</summary>
    public static Fingerprint None => default;

    public bool IsNone => this == default;

    /// <summary>The fingerprint of bytes as they are, without surrounding blanks; <see cref="None"/> for empty text.</summary>
    public static Fingerprint Of(ReadOnlySpan<byte> text) => Of(text, ignoreCase: false);

    /// <summary>The same for SIP addresses and hosts, whose ASCII letters do not differ by case.</summary>
    public static Fingerprint OfIgnoringCase(ReadOnlySpan<byte> text) => Of(text, ignoreCase: true);

    static Fingerprint Of(ReadOnlySpan<byte> text, bool ignoreCase)
    {
        if (text.IsEmpty)
            return None;
        var high = KeyA ^ (ulong)text.Length;
        var low = KeyB;
        for (var rest = text; !rest.IsEmpty; rest = rest[Math.Min(rest.Length, sizeof(ulong))..])
        {
            var word = rest.Length >= sizeof(ulong) ? BinaryPrimitives.ReadUInt64LittleEndian(rest) : ReadTail(rest);
            if (ignoreCase)
                word = ToLower(word);
            high = Mix(high ^ word, KeyB);
            low = Mix(low + word, KeyA);
        }

        var result = new Fingerprint(Mix(high, low ^ KeyA), Mix(low, high ^ KeyB));
        return result.IsNone ? new Fingerprint(1, 1) : result;
    }

    static ulong Mix(ulong a, ulong b)
    {
        var high = Math.BigMul(a, b, out var low);
        return high ^ low ^ a;
    }

    static ulong ReadTail(ReadOnlySpan<byte> tail)
    {
        ulong word = 0;
        for (var i = 0; i < tail.Length; i++)
            word |= (ulong)tail[i] << (8 * i);
        return word;
    }

    /// <summary>Eight bytes at once: those from A to Z get the bit that makes them small.</summary>
    static ulong ToLower(ulong word)
    {
        const ulong Each = 0x0101_0101_0101_0101;
        var letters = word & (0x7F * Each);
        var notBelowA = letters + ((0x80 - 'A') * Each);
        var aboveZ = letters + ((0x7F - 'Z') * Each);
        var isUpper = (notBelowA ^ aboveZ) & ~word & (0x80 * Each);
        return word | (isUpper >> 2);
    }

    // Odd, so that multiplying by it loses nothing.
    static ulong RandomKey()
    {
        Span<byte> key = stackalloc byte[8];
        RandomNumberGenerator.Fill(key);
        return BinaryPrimitives.ReadUInt64LittleEndian(key) | 1;
    }
}
