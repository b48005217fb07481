namespace SipStack.Knowledge;

/// <summary>A source as written in a table: an https address, or a book-like reference, or an address with a remark behind it.</summary>
public static class Citation
{
    /// <summary>The https address at the start of the source; null when it does not start with one.</summary>
    public static string? Link(string source)
    {
        var end = source.IndexOf(' ', StringComparison.Ordinal);
        var address = end < 0 ? source : source[..end];
        return address.StartsWith("https://", StringComparison.Ordinal) && Uri.IsWellFormedUriString(address, UriKind.Absolute) ? address : null;
    }
}
