using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace SipStack.Trace;

/// <summary>Line ends are LF, CRLF and CR, as in LSP; nothing else ends a line.</summary>
static class Lines
{
    /// <summary>Offset behind the line end of the line at <paramref name="start"/>, or the text length.</summary>
    /// <param name="contentEnd">Offset of the line end itself.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Next(ReadOnlySpan<byte> text, int start, out int contentEnd)
    {
        contentEnd = IndexOfEnd(text, start);
        if (contentEnd == text.Length)
            return contentEnd;
        var isCrLf = text[contentEnd] == '\r' && contentEnd + 1 < text.Length && text[contentEnd + 1] == '\n';
        return contentEnd + (isCrLf ? 2 : 1);
    }

    /// <summary>How many line ends <paramref name="text"/> holds; a CR at its end counts as one of its own.</summary>
    public static int Count(ReadOnlySpan<byte> text)
    {
        var count = 0;
        for (var at = 0; at < text.Length;)
        {
            at = Next(text, at, out var contentEnd);
            if (contentEnd < at)
                count++;
        }

        return count;
    }

    /// <summary>Offset of the next LF or CR, or the text length. Lines are short: the general search spends more on getting ready than on a line.</summary>
    static int IndexOfEnd(ReadOnlySpan<byte> text, int start)
    {
        ref var first = ref MemoryMarshal.GetReference(text);
        var lf = Vector128.Create((byte)'\n');
        var cr = Vector128.Create((byte)'\r');
        var at = start;
        for (; at + (2 * Vector128<byte>.Count) <= text.Length; at += 2 * Vector128<byte>.Count)
        {
            var low = Vector128.LoadUnsafe(ref first, (nuint)at);
            var high = Vector128.LoadUnsafe(ref first, (nuint)(at + Vector128<byte>.Count));
            var lowEnds = Vector128.Equals(low, lf) | Vector128.Equals(low, cr);
            var highEnds = Vector128.Equals(high, lf) | Vector128.Equals(high, cr);
            if ((lowEnds | highEnds) != Vector128<byte>.Zero)
                return at + BitOperations.TrailingZeroCount(lowEnds.ExtractMostSignificantBits() | (highEnds.ExtractMostSignificantBits() << Vector128<byte>.Count));
        }

        for (; at < text.Length; at++)
        {
            if (text[at] is (byte)'\n' or (byte)'\r')
                return at;
        }

        return at;
    }
}
