namespace SipStack.Lsp;

/// <summary>
/// Finds where JSON values end (RFC 8259), in UTF-8. It stands beside System.Text.Json for two reasons: the general
/// reader has dozens of methods compiled on its first use, which an editor's user would wait for; and it goes through a
/// string byte by byte once it has met an escape, which takes long in the 45 MB of a document.
/// </summary>
static class JsonScanner
{
    /// <summary>Deepest nesting that is taken, as in System.Text.Json.</summary>
    public const int MaximumDepth = 64;

    // Vectorised searches cost more than they save in a short string, and would be compiled at start-up.
    const int LongString = 256;

    /// <summary>Index of the first byte from <paramref name="at"/> on that is not white space, or the length.</summary>
    public static int SkipSpace(ReadOnlySpan<byte> json, int at)
    {
        while (at < json.Length && json[at] is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t')
            at++;
        return at;
    }

    /// <summary>Index behind the value that starts at <paramref name="at"/>, or -1 when there is no valid one.</summary>
    /// <param name="json">The text.</param>
    /// <param name="at">Where the value starts; no white space stands there.</param>
    /// <param name="depth">How many arrays and objects are around it.</param>
    /// <param name="isKnownValid">The text has been gone through before: only the ends of long strings are looked for.</param>
    public static int SkipValue(ReadOnlySpan<byte> json, int at, int depth, bool isKnownValid)
    {
        if (at >= json.Length)
            return -1;
        return json[at] switch
        {
            (byte)'"' => SkipString(json, at, isKnownValid),
            (byte)'{' => SkipObject(json, at, depth, isKnownValid),
            (byte)'[' => SkipArray(json, at, depth, isKnownValid),
            (byte)'t' => SkipLiteral(json, at, "true"u8),
            (byte)'f' => SkipLiteral(json, at, "false"u8),
            (byte)'n' => SkipLiteral(json, at, "null"u8),
            _ => SkipNumber(json, at),
        };
    }

    /// <summary>Index behind the string whose opening quote stands at <paramref name="at"/>, or -1 when there is no valid one.</summary>
    public static int SkipString(ReadOnlySpan<byte> json, int at, bool isKnownValid)
    {
        if (at >= json.Length || json[at] != '"')
            return -1;
        var start = ++at;
        while (at >= 0 && at < json.Length && at - start < LongString)
        {
            var letter = json[at];
            if (letter == '"')
                return at + 1;
            if (letter < ' ')
                return -1;
            at = letter == '\\' ? SkipEscape(json, at) : at + 1;
        }

        return at < 0 ? -1 : SkipLongString(json, at, isKnownValid);
    }

    /// <summary>The same, from a place inside the string.</summary>
    static int SkipLongString(ReadOnlySpan<byte> json, int start, bool isKnownValid)
    {
        var end = FindClosingQuote(json, start);
        if (end < 0)
            return -1;
        return isKnownValid || IsValidText(json[start..end]) ? end + 1 : -1;
    }

    /// <summary>A quote with an even number of backslashes before it is no escape.</summary>
    static int FindClosingQuote(ReadOnlySpan<byte> json, int start)
    {
        for (var at = start; ;)
        {
            var length = json[at..].IndexOf((byte)'"');
            if (length < 0)
                return -1;
            at += length;
            var backslashes = 0;
            while (at - backslashes > start && json[at - backslashes - 1] == '\\')
                backslashes++;
            if (backslashes % 2 == 0)
                return at;
            at++;
        }
    }

    static bool IsValidText(ReadOnlySpan<byte> text)
    {
        if (text.ContainsAnyInRange((byte)0, (byte)(' ' - 1)))
            return false;
        for (var at = 0; ;)
        {
            var length = text[at..].IndexOf((byte)'\\');
            if (length < 0)
                return true;

            // Line ends are two escapes: the search begins anew behind the last of a group.
            for (at += length; at < text.Length && text[at] == '\\';)
            {
                at = SkipEscape(text, at);
                if (at < 0)
                    return false;
            }
        }
    }

    static int SkipEscape(ReadOnlySpan<byte> json, int at)
    {
        if (at + 1 >= json.Length)
            return -1;
        if (json[at + 1] is (byte)'"' or (byte)'\\' or (byte)'/' or (byte)'b' or (byte)'f' or (byte)'n' or (byte)'r' or (byte)'t')
            return at + 2;
        return JsonEscapes.TryReadUnicode(json[at..], out _) ? at + JsonEscapes.UnicodeLength : -1;
    }

    static int SkipObject(ReadOnlySpan<byte> json, int at, int depth, bool isKnownValid)
    {
        var members = new JsonMembers(json, at, depth, isKnownValid);
        while (members.Next())
        {
            // Only the end is wanted.
        }

        return members.End;
    }

    static int SkipArray(ReadOnlySpan<byte> json, int at, int depth, bool isKnownValid)
    {
        var items = new JsonItems(json, at, depth, isKnownValid);
        while (items.Next())
        {
            // Only the end is wanted.
        }

        return items.End;
    }

    static int SkipLiteral(ReadOnlySpan<byte> json, int at, ReadOnlySpan<byte> literal) =>
        json[at..].StartsWith(literal) ? at + literal.Length : -1;

    static int SkipNumber(ReadOnlySpan<byte> json, int at)
    {
        if (json[at] == '-')
            at++;
        if (at < json.Length && json[at] == '0')
            at++;
        else if ((at = SkipDigits(json, at)) < 0)
            return -1;

        if (at < json.Length && json[at] == '.' && (at = SkipDigits(json, at + 1)) < 0)
            return -1;
        if (at >= json.Length || json[at] is not ((byte)'e' or (byte)'E'))
            return at;
        at++;
        return SkipDigits(json, at < json.Length && json[at] is (byte)'+' or (byte)'-' ? at + 1 : at);
    }

    static int SkipDigits(ReadOnlySpan<byte> json, int at)
    {
        var start = at;
        while (at < json.Length && json[at] is >= (byte)'0' and <= (byte)'9')
            at++;
        return at == start ? -1 : at;
    }
}
