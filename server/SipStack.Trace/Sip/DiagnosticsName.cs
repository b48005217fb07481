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

    /// <summary>
    /// Where in a line of prose a header is quoted, <c>In the log I see ms-diagnostics: 1003;reason=…</c>: a whole name, an error id and a
    /// semicolon. 0 for a line that begins with one, -1 for none.
    /// </summary>
    public static int IndexIn(ReadOnlySpan<byte> line)
    {
        if (StartingAt(line) != DiagnosticsKind.None)
            return 0;
        for (var from = 0; line[from..].IndexOf("iagnostics"u8) is >= 0 and var found; from += found + "iagnostics".Length)
        {
            var start = from + found;
            while (start > 0 && Bytes.IsToken(line[start - 1]) && line[start - 1] is not ((byte)'`' or (byte)'*' or (byte)'\'' or (byte)'_'))
                start--;
            if (IsQuoted(line[start..]))
                return start;
        }

        return -1;
    }

    static bool IsQuoted(ReadOnlySpan<byte> text)
    {
        var colon = text.IndexOf((byte)':');
        if (colon < 0 || Of(text[..Bytes.TrimEnd(text, 0, colon)]) == DiagnosticsKind.None)
            return false;
        var id = Bytes.SkipBlanks(text, colon + 1);
        var end = Bytes.SkipDigits(text, id);
        if (end == id || end - id > 6)
            return false;
        end = Bytes.SkipBlanks(text, end);
        return end < text.Length && text[end] == ';';
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
