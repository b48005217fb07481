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
        Span<byte> block = stackalloc byte[8];
        for (var at = 0; at < text.Length; at += 8)
        {
            var part = text[at..Math.Min(text.Length, at + 8)];
            block.Clear();
            part.CopyTo(block);
            if (ignoreCase)
                Lower(block);
            var word = BinaryPrimitives.ReadUInt64LittleEndian(block);
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

    static void Lower(Span<byte> block)
    {
        foreach (ref var b in block)
        {
            if (b is >= (byte)'A' and <= (byte)'Z')
                b |= 0x20;
        }
    }

    // Odd, so that multiplying by it loses nothing.
    static ulong RandomKey()
    {
        Span<byte> key = stackalloc byte[8];
        RandomNumberGenerator.Fill(key);
        return BinaryPrimitives.ReadUInt64LittleEndian(key) | 1;
    }
}
