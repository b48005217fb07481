namespace SipStack.Knowledge;

/// <summary>
/// What of a log may stand in a suggested command line. Whatever is not named here is left out.
/// The checks go character by character: a pattern that ends in <c>$</c> would also take a trailing line feed.
/// </summary>
public static class AllowList
{
    const int LongestName = 253;
    const int LongestLabel = 63;
    const int LongestNetBiosName = 15;
    const int LongestUser = 64;

    /// <summary>A DNS name of two or more labels (RFC 1123 2.1); no address in digits, no trailing dot.</summary>
    public static bool IsFqdn(ReadOnlySpan<char> text)
    {
        if (text.Length > LongestName || !text.Contains('.'))
            return false;

        var label = ReadOnlySpan<char>.Empty;
        foreach (var range in text.Split('.'))
        {
            label = text[range];
            if (!IsLabel(label))
                return false;
        }

        return label.ContainsAnyExceptInRange('0', '9');
    }

    /// <summary>A fully qualified name, or the one-label name of a Windows computer (at most 15 characters).</summary>
    public static bool IsHost(ReadOnlySpan<char> text) => IsFqdn(text) || (text.Length <= LongestNetBiosName && IsLabel(text));

    public static bool IsPort(int port) => port is > 0 and <= ushort.MaxValue;

    /// <summary>The address as <c>sip:user@host</c>, or null if it is not of that form. The prefix may be missing in <paramref name="text"/>.</summary>
    public static string? SipAddress(ReadOnlySpan<char> text)
    {
        if (text.StartsWith("sip:", StringComparison.OrdinalIgnoreCase))
            text = text["sip:".Length..];

        var at = text.IndexOf('@');
        return at > 0 && IsUser(text[..at]) && IsFqdn(text[(at + 1)..]) ? $"sip:{text}" : null;
    }

    static bool IsLabel(ReadOnlySpan<char> label)
    {
        if (label.IsEmpty || label.Length > LongestLabel || label[0] == '-' || label[^1] == '-')
            return false;

        foreach (var character in label)
        {
            if (!char.IsAsciiLetterOrDigit(character) && character != '-')
                return false;
        }

        return true;
    }

    static bool IsUser(ReadOnlySpan<char> user)
    {
        foreach (var character in user)
        {
            if (!char.IsAsciiLetterOrDigit(character) && character is not ('.' or '_' or '-' or '+'))
                return false;
        }

        // A dash in front could be read as the name of a parameter.
        return user.Length <= LongestUser && user[0] != '-';
    }
}
