using System.Text;

namespace SipStack.Analysis;

/// <summary>Compares host names as a log prints them: in any case, with blanks, a port or a final full stop.</summary>
static class HostNames
{
    /// <summary>Both are names of hosts, and the second does not cover the first, as <c>*.contoso.com</c> covers <c>sip.contoso.com</c>.</summary>
    public static bool Differ(ReadOnlySpan<byte> asked, ReadOnlySpan<byte> found)
    {
        asked = Bare(asked);
        found = Bare(found);
        if (!IsBareName(asked) || !IsBareName(found) || Ascii.EqualsIgnoreCase(asked, found))
            return false;
        return !found.StartsWith("*."u8) || !Ascii.EqualsIgnoreCase(Parent(asked), found[2..]);
    }

    /// <summary>The host is the domain or one label below it, the only place where open federation accepts it.</summary>
    public static bool IsDirectlyIn(ReadOnlySpan<byte> host, ReadOnlySpan<byte> domain)
    {
        host = Bare(host);
        domain = Bare(domain);
        return Ascii.EqualsIgnoreCase(host, domain) || Ascii.EqualsIgnoreCase(Parent(host), domain);
    }

    public static bool IsName(ReadOnlySpan<byte> text) => IsBareName(Bare(text));

    static bool IsBareName(ReadOnlySpan<byte> name) => name.IndexOf((byte)'.') > 0 && name.IndexOf((byte)' ') < 0;

    static ReadOnlySpan<byte> Parent(ReadOnlySpan<byte> name)
    {
        var dot = name.IndexOf((byte)'.');
        return dot < 0 ? [] : name[(dot + 1)..];
    }

    static ReadOnlySpan<byte> Bare(ReadOnlySpan<byte> text)
    {
        var colon = text.IndexOf((byte)':');
        return (colon < 0 ? text : text[..colon]).Trim(" \t."u8);
    }
}
