using System.Text;
using SipStack.Trace;

namespace SipStack.Analysis;

/// <summary><c>hr=80ee0061</c> and <c>HRESULT=0x80ee0061</c> in the error and warning lines of a client log.</summary>
static class ClientResults
{
    /// <summary>Finds the next result that begins at or behind <paramref name="from"/>.</summary>
    public static bool TryFind(ReadOnlySpan<byte> text, int from, int end, out WrittenCode code)
    {
        text = text[..end];
        for (var at = from; at < end; at++)
        {
            if (text[at] is not ((byte)'h' or (byte)'H') || (at > 0 && char.IsAsciiLetterOrDigit((char)text[at - 1])))
                continue;
            var length = NameLength(text[at..]);
            if (length > 0 && WrittenCode.TryRead(text, SkipBlanks(text, at + length), out code, needsPrefix: false))
                return true;
        }

        code = default;
        return false;
    }

    /// <summary>Length of <c>hr=</c> or <c>HRESULT =</c> at the beginning of <paramref name="rest"/>, or 0.</summary>
    static int NameLength(ReadOnlySpan<byte> rest)
    {
        var name = rest.Length > 7 && Ascii.EqualsIgnoreCase(rest[..7], "HRESULT"u8) ? 7 : rest.Length > 2 && Ascii.EqualsIgnoreCase(rest[..2], "hr"u8) ? 2 : 0;
        if (name == 0)
            return 0;
        var equals = name;
        while (equals < rest.Length && rest[equals] == ' ')
            equals++;
        return equals < rest.Length && rest[equals] == '=' ? equals + 1 : 0;
    }

    static int SkipBlanks(ReadOnlySpan<byte> text, int at)
    {
        while (at < text.Length && text[at] is (byte)' ' or (byte)'\t')
            at++;
        return at;
    }
}
