using System.Text;
using System.Text.Unicode;

namespace SipStack.Lsp;

/// <summary>
/// Makes the text of a message well-formed before it is parsed: System.Text.Json throws on invalid UTF-8 and on escaped
/// surrogates without a partner, and editors send both when a document holds them. Each becomes U+FFFD.
/// </summary>
static class TextRepair
{
    static ReadOnlySpan<byte> Replacement => "\uFFFD"u8;

    /// <summary>The body itself when it is valid UTF-8, else a repaired copy; the original is then disposed.</summary>
    public static MessageBuffer ReplaceInvalidUtf8(MessageBuffer body)
    {
        if (Utf8.IsValid(body.Span))
            return body;

        using (body)
        {
            var repaired = new MessageBuffer(CopyValid(body.Span, []));
            CopyValid(body.Span, repaired.Span);
            return repaired;
        }
    }

    /// <summary>Rewrites lone <c>\uD800</c> to <c>\uDFFF</c> escapes as <c>\ufffd</c>, in place.</summary>
    public static void ReplaceLoneSurrogates(Span<byte> json)
    {
        ReplaceLoneSurrogates(json, "\\ud"u8);
        ReplaceLoneSurrogates(json, "\\uD"u8);
    }

    static void ReplaceLoneSurrogates(Span<byte> json, ReadOnlySpan<byte> prefix)
    {
        for (var at = 0; ;)
        {
            var found = json[at..].IndexOf(prefix);
            if (found < 0)
                return;

            at += found;
            var isLone = KindAt(json, at) switch
            {
                Surrogate.High => KindAt(json, at + JsonEscapes.UnicodeLength) != Surrogate.Low,
                Surrogate.Low => KindAt(json, at - JsonEscapes.UnicodeLength) != Surrogate.High,
                _ => false,
            };
            if (isLone)
                "fffd"u8.CopyTo(json[(at + 2)..]);
            at += prefix.Length;
        }
    }

    static Surrogate KindAt(ReadOnlySpan<byte> json, int at)
    {
        if (at < 0 || !JsonEscapes.TryReadUnicode(json[at..], out var unit) || IsEscaped(json, at))
            return Surrogate.None;
        if (char.IsHighSurrogate(unit))
            return Surrogate.High;
        return char.IsLowSurrogate(unit) ? Surrogate.Low : Surrogate.None;
    }

    static bool IsEscaped(ReadOnlySpan<byte> json, int at)
    {
        var before = json[..at];
        return (before.Length - (before.LastIndexOfAnyExcept((byte)'\\') + 1)) % 2 == 1;
    }

    static int CopyValid(ReadOnlySpan<byte> source, Span<byte> target)
    {
        var isCounting = target.IsEmpty;
        var written = 0;
        while (!source.IsEmpty)
        {
            var length = source.IndexOfAnyExceptInRange((byte)0, (byte)0x7F);
            var isValid = length != 0;
            if (length < 0)
                length = source.Length;
            else if (length == 0)
                isValid = Rune.DecodeFromUtf8(source, out _, out length) == System.Buffers.OperationStatus.Done;

            var piece = isValid ? source[..length] : Replacement;
            if (!isCounting)
                piece.CopyTo(target[written..]);
            written += piece.Length;
            source = source[length..];
        }

        return written;
    }

    enum Surrogate
    {
        None,
        High,
        Low,
    }
}
