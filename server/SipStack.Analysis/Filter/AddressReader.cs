using System.Buffers;
using System.Text;

namespace SipStack.Analysis;

/// <summary>Finds the <c>sip:</c>, <c>sips:</c> and <c>tel:</c> addresses of a header, of which there may be several (RFC 3261 section 20, RFC 3325).</summary>
ref struct AddressReader(ReadOnlySpan<byte> value)
{
    static readonly SearchValues<byte> EndOfAddress = SearchValues.Create(" \t\r\n<>\",?"u8);

    readonly ReadOnlySpan<byte> text = value;
    int at;
    bool inQuotes;

    /// <summary>User and host of the next address; one of the two may be empty.</summary>
    public bool TryRead(out ReadOnlySpan<byte> user, out ReadOnlySpan<byte> host)
    {
        user = host = default;
        for (; at < text.Length; at++)
        {
            if (text[at] == '"')
                inQuotes = !inQuotes;
            if (inQuotes || SchemeLength(at) is not (> 0 and var scheme))
                continue;
            var start = at + scheme;
            var length = text[start..].IndexOfAny(EndOfAddress);
            at = length < 0 ? text.Length : start + length;
            Split(text[start..at], out user, out host);
            return true;
        }

        return false;
    }

    /// <summary>Length of a scheme that begins here and not in the middle of a word; else 0.</summary>
    readonly int SchemeLength(int start)
    {
        if ((text[start] | 0x20) is not ('s' or 't') || (start > 0 && (char.IsAsciiLetterOrDigit((char)text[start - 1]) || text[start - 1] is (byte)'-' or (byte)'.' or (byte)'@')))
            return 0;
        var rest = text[start..];
        return StartsWith(rest, "sip:"u8) || StartsWith(rest, "tel:"u8) ? 4 : StartsWith(rest, "sips:"u8) ? 5 : 0;
    }

    /// <summary>A user part may hold parameters of its own (<c>+1425;ext=5@contoso.com</c>), a host is followed by a port or parameters.</summary>
    static void Split(ReadOnlySpan<byte> address, out ReadOnlySpan<byte> user, out ReadOnlySpan<byte> host)
    {
        var sign = address.IndexOf((byte)'@');
        user = sign < 0 ? address : address[..sign];
        host = sign < 0 ? default : address[(sign + 1)..];
        var end = host.IndexOfAny((byte)':', (byte)';');
        host = end < 0 ? host : host[..end];
        if (sign >= 0)
            return;
        // tel:+1425;phone-context=…, or an address of a server only.
        end = user.IndexOf((byte)';');
        user = end < 0 ? user : user[..end];
        if (user.IndexOf((byte)'.') < 0 || !char.IsAsciiLetter((char)user[0]))
            return;
        host = user.IndexOf((byte)':') is >= 0 and var port ? user[..port] : user;
        user = default;
    }

    static bool StartsWith(ReadOnlySpan<byte> rest, ReadOnlySpan<byte> scheme) => rest.Length > scheme.Length && Ascii.EqualsIgnoreCase(rest[..scheme.Length], scheme);
}
