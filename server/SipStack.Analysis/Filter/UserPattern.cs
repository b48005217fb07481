using System.Text;

namespace SipStack.Analysis;

/// <summary>
/// A user that a filter asks for: an address (<c>anna@contoso.com</c>, with or without <c>sip:</c>), the part before the at sign, all of a domain
/// (<c>@contoso.com</c>), or a telephone number: whole with a plus, else the last digits of one.
/// </summary>
public readonly record struct UserPattern
{
    byte[] User { get; init; }

    byte[] Host { get; init; }

    byte[] Digits { get; init; }

    bool IsWholeNumber { get; init; }

    public static bool TryParse(string text, out UserPattern pattern)
    {
        pattern = default;
        var address = text.Trim().Trim('<', '>');
        var scheme = address.IndexOf(':', StringComparison.Ordinal);
        if (scheme > 0 && address[..scheme].ToUpperInvariant() is "SIP" or "SIPS" or "TEL")
            address = address[(scheme + 1)..];
        var end = address.IndexOfAny([';', '?', '>']);
        if (end >= 0)
            address = address[..end];
        if (address.Length == 0 || (!IsNumber(address) && address.Any(char.IsWhiteSpace)))
            return false;
        var at = address.LastIndexOf('@');
        if (at < 0 && IsNumber(address))
        {
            var digits = address.Where(char.IsAsciiDigit).Select(c => (byte)c).ToArray();
            pattern = new UserPattern { User = [], Host = [], Digits = digits, IsWholeNumber = address[0] == '+' };
            return true;
        }

        pattern = new UserPattern
        {
            User = Encoding.UTF8.GetBytes(at < 0 ? address : address[..at]),
            Host = Encoding.UTF8.GetBytes(at < 0 ? "" : address[(at + 1)..]),
            Digits = [],
        };
        return address != "@";
    }

    /// <summary>Whether an address header or a request address names the user. Display names do not count.</summary>
    public bool IsIn(ReadOnlySpan<byte> value)
    {
        var addresses = new AddressReader(value);
        while (addresses.TryRead(out var user, out var host))
        {
            if (Is(user, host))
                return true;
        }

        return false;
    }

    /// <summary>A quick look, which tells most records that name somebody else.</summary>
    public bool MayBeIn(ReadOnlySpan<byte> record)
    {
        var wanted = User.Length > 0 ? User : Host;
        if (Digits.Length > 0)
            return true;
        var (lower, upper) = char.IsAsciiLetter((char)wanted[0]) ? ((byte)(wanted[0] | 0x20), (byte)(wanted[0] & ~0x20)) : (wanted[0], wanted[0]);
        while (record.IndexOfAny(lower, upper) is >= 0 and var found && found + wanted.Length <= record.Length)
        {
            if (IsSame(record.Slice(found, wanted.Length), wanted))
                return true;
            record = record[(found + 1)..];
        }

        return false;
    }

    bool Is(ReadOnlySpan<byte> user, ReadOnlySpan<byte> host)
    {
        if (Digits.Length > 0)
            return IsNumberOf(user);
        // A name without at sign can be that of a server, whose address has no user part.
        if (Host.Length == 0)
            return IsSame(user.IsEmpty ? host : user, User);
        return (User.Length == 0 || IsSame(user, User)) && IsSame(host, Host);
    }

    /// <summary>ASCII letters do not differ by case; a name with others must stand as it is.</summary>
    static bool IsSame(ReadOnlySpan<byte> one, ReadOnlySpan<byte> two) => one.SequenceEqual(two) || Ascii.EqualsIgnoreCase(one, two);

    bool IsNumberOf(ReadOnlySpan<byte> user)
    {
        var left = Digits.Length;
        foreach (var b in Backwards(user))
        {
            if (b is >= (byte)'0' and <= (byte)'9')
            {
                if (left == 0)
                    return !IsWholeNumber;
                if (b != Digits[--left])
                    return false;
            }
            else if (b is not ((byte)'+' or (byte)'-' or (byte)'.' or (byte)'(' or (byte)')'))
            {
                return false;
            }
        }

        return left == 0;
    }

    /// <summary>The number without its extension, last character first.</summary>
    static byte[] Backwards(ReadOnlySpan<byte> user)
    {
        var end = user.IndexOf((byte)';');
        var number = (end < 0 ? user : user[..end]).ToArray();
        Array.Reverse(number);
        return number;
    }

    static bool IsNumber(string text) => text.Count(char.IsAsciiDigit) >= 3 && text.All(c => char.IsAsciiDigit(c) || "+-.() ".Contains(c, StringComparison.Ordinal));
}
