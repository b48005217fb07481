namespace SipStack.Trace;

/// <summary><c>name:</c> at the beginning of a line.</summary>
/// <param name="Name">Length of the name; 0 where a paste has lost it.</param>
/// <param name="Colon">Offset of the first byte behind name and blanks: the colon, if there is one.</param>
readonly record struct NamePrefix(int Name, int Colon)
{
    public bool IsTight => Name == Colon;

    public static NamePrefix Read(ReadOnlySpan<byte> line)
    {
        var name = SkipName(line);
        return new NamePrefix(name, Bytes.SkipBlanks(line, name));
    }

    /// <summary>Whether text begins with a name that the parser knows, and a colon.</summary>
    public static bool IsKnownAt(ReadOnlySpan<byte> text)
    {
        var prefix = Read(text);
        return prefix.Colon < text.Length && text[prefix.Colon] == ':' && FieldNames.IsKnown(text[..prefix.Name]);
    }

    /// <summary>Whether text begins with the name of a SIP header that the parser knows, and at once a colon.</summary>
    public static bool IsSipHeaderAt(ReadOnlySpan<byte> text)
    {
        var name = SkipName(text);
        return name < text.Length && text[name] == ':' && FieldNames.IsSipHeader(text[..name]);
    }

    /// <summary>Skips the characters of a header name, and the dashes that pastes make of its hyphens.</summary>
    static int SkipName(ReadOnlySpan<byte> content)
    {
        var at = 0;
        while (at < content.Length)
        {
            if (Bytes.IsToken(content[at]))
                at++;
            else if (content[at] == 0xE2 && at + 2 < content.Length && content[at + 1] == 0x80 && content[at + 2] is >= 0x90 and <= 0x95)
                at += 3;
            else
                break;
        }

        return at;
    }
}
