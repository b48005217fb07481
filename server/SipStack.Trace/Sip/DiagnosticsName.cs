namespace SipStack.Trace;

/// <summary>Which of the three diagnostics headers ([MS-OCER] 2.2.1) a line carries.</summary>
public enum DiagnosticsKind : byte
{
    None,

    /// <summary><c>ms-diagnostics</c>: from a server, inside the organization.</summary>
    Server,

    /// <summary><c>ms-diagnostics-public</c>: the form that may cross a federation boundary.</summary>
    Public,

    /// <summary><c>ms-client-diagnostics</c>: from a client, also in requests.</summary>
    Client,

    /// <summary>An id and its reason without the header's name.</summary>
    Nameless,
}

public static class DiagnosticsName
{
    /// <summary>Recognises a header name in any case; a paste may have turned its hyphens into dashes.</summary>
    public static DiagnosticsKind Of(ReadOnlySpan<byte> name)
    {
        Span<byte> plain = stackalloc byte[24];
        if (name.Length is < 14 or > 32 || (name[0] | 0x20) != 'm')
            return DiagnosticsKind.None;
        var length = 0;
        for (var i = 0; i < name.Length; i++)
        {
            if (length == plain.Length)
                return DiagnosticsKind.None;
            // U+2010 to U+2015, the hyphens and dashes, are E2 80 90 to E2 80 95.
            var isDash = name[i] == 0xE2 && i + 2 < name.Length && name[i + 1] == 0x80 && name[i + 2] is >= 0x90 and <= 0x95;
            plain[length++] = isDash ? (byte)'-' : (byte)(Bytes.IsUpper(name[i]) ? name[i] | 0x20 : name[i]);
            if (isDash)
                i += 2;
        }

        var word = plain[..length];
        if (word.SequenceEqual("ms-diagnostics"u8))
            return DiagnosticsKind.Server;
        if (word.SequenceEqual("ms-client-diagnostics"u8))
            return DiagnosticsKind.Client;
        return word.SequenceEqual("ms-diagnostics-public"u8) ? DiagnosticsKind.Public : DiagnosticsKind.None;
    }

    /// <summary>Whether a line begins with a diagnostics header, its colon possibly on the next line, or with a bare <c>25;reason=</c>.</summary>
    public static DiagnosticsKind StartingAt(ReadOnlySpan<byte> line)
    {
        if (line.IsEmpty)
            return DiagnosticsKind.None;
        if (Bytes.IsDigit(line[0]))
            return IsNameless(line) ? DiagnosticsKind.Nameless : DiagnosticsKind.None;
        if ((line[0] | 0x20) != 'm')
            return DiagnosticsKind.None;
        var end = line.IndexOf((byte)':');
        var name = Bytes.Trim(line, 0, end < 0 ? line.Length : end);
        return Of(line.Slice(name));
    }

    static bool IsNameless(ReadOnlySpan<byte> line)
    {
        var at = Bytes.SkipDigits(line, 0);
        if (at > 6)
            return false;
        if (at + 1 < line.Length && line[at] == '.' && Bytes.IsDigit(line[at + 1]))
            at = Bytes.SkipDigits(line, at + 1);
        at = Bytes.SkipBlanks(line, at);
        if (at == line.Length || line[at] != ';')
            return false;
        at = Bytes.SkipBlanks(line, at + 1);
        if (!Bytes.StartsWithIgnoreCase(line[at..], "reason"u8))
            return false;
        at = Bytes.SkipBlanks(line, at + "reason".Length);
        return at < line.Length && line[at] == '=';
    }
}
