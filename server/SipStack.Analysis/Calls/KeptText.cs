using System.Text;

namespace SipStack.Analysis;

/// <summary>The little text of a log that tables of calls keep.</summary>
static class KeptText
{
    /// <summary>In bytes; no address that a person uses is longer.</summary>
    public const int Longest = 128;

    /// <summary>The text as it stands, cut at <see cref="Longest"/> bytes; a cut shows as an ellipsis.</summary>
    public static string Of(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length <= Longest)
            return Encoding.UTF8.GetString(utf8);
        var end = Longest;
        while (end > Longest - 4 && (utf8[end] & 0xC0) == 0x80)
            end--;
        return $"{Encoding.UTF8.GetString(utf8[..end])}…";
    }
}
