namespace SipStack.Trace;

/// <summary>Recognises the first line of a body whose <c>Message-Body:</c> or blank line was lost.</summary>
static class BodyStart
{
    public static bool IsAt(ReadOnlySpan<byte> content) => content.StartsWith("v=0"u8) || content.StartsWith("<?xml"u8) || IsElement(content);

    /// <summary><c>&lt;Fault&gt;</c>, but not the address in <c>&lt;sip:user@host&gt;</c>.</summary>
    static bool IsElement(ReadOnlySpan<byte> content)
    {
        if (content.Length < 3 || content[0] != '<' || !Bytes.IsLetter(content[1]))
            return false;
        var nameEnd = 1 + Bytes.SkipToken(content[1..], 0);
        if (nameEnd == content.Length)
            return false;
        return content[nameEnd] switch
        {
            (byte)'>' or (byte)'/' or (byte)' ' => true,
            (byte)':' => !FieldNames.IsUriScheme(content[1..nameEnd]),
            _ => false,
        };
    }
}
