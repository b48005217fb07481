namespace SipStack.Trace;

/// <summary><c>name=value</c>; the value without its quotation marks and surrounding blanks.</summary>
public readonly record struct Parameter(TextSpan Name, TextSpan Value);

/// <summary>
/// Reads lists of <c>name=value</c> and <c>name="value"</c>: the parameters of diagnostics headers and <c>Data:</c> (separated by <c>;</c>)
/// and of authentication headers (separated by <c>,</c>). Values may be unquoted, quoted with typographic marks, run over lines, or lack
/// their closing mark; a lost mark costs that one value, not the rest of the list.
/// </summary>
public ref struct ParameterReader(ReadOnlySpan<byte> text, TextSpan list, byte separator = (byte)';')
{
    readonly ReadOnlySpan<byte> text = text[..list.End];
    int at = list.Start;

    public bool TryRead(out Parameter parameter)
    {
        while (at < text.Length)
        {
            at = SkipSeparators(at);
            var nameEnd = Bytes.SkipToken(text, at);
            var equals = Bytes.SkipSpaces(text, nameEnd);
            if (nameEnd > at && equals < text.Length && text[equals] == '=')
            {
                var name = TextSpan.FromBounds(at, nameEnd);
                parameter = new Parameter(name, ReadValue(Bytes.SkipBlanks(text, equals + 1)));
                return true;
            }

            var next = text[at..].IndexOf(separator);
            at = next < 0 ? text.Length : at + next + 1;
        }

        parameter = default;
        return false;
    }

    readonly int SkipSeparators(int from)
    {
        while (true)
        {
            from = Bytes.SkipSpaces(text, from);
            if (from == text.Length || text[from] != separator)
                return from;
            from++;
        }
    }

    TextSpan ReadValue(int start)
    {
        var mark = Quotes.LengthAt(text[start..]);
        if (mark == 0)
            return ReadBare(start);
        var second = SecondMark(start + mark);
        var open = start + mark + second;
        for (var i = open; i < text.Length; i++)
        {
            if (!Quotes.MayBegin(text[i]) || Quotes.LengthAt(text[i..]) is not (> 0 and var length))
                continue;
            if (IsEscaped(open, i))
                continue;
            if (ClosesValue(i + length) || (second > 0 && ClosesValue(i + length + second)))
            {
                at = i + length;
                return Bytes.Trim(text, open, i);
            }

            if (OpensNext(open, i, out var valueEnd))
            {
                at = valueEnd;
                return Bytes.Trim(text, open, valueEnd);
            }

            i += length - 1;
        }

        return ReadUnclosed(open);
    }

    /// <summary>Length of a second mark behind the first: a table (CSV) doubles the marks of its cells. Two marks alone are the empty value.</summary>
    readonly int SecondMark(int at)
    {
        var length = Quotes.LengthAt(text[at..]);
        return length > 0 && !ClosesValue(at + length) ? length : 0;
    }

    TextSpan ReadBare(int start)
    {
        var length = text[start..].IndexOfAny(separator, (byte)'\n', (byte)'\r');
        at = length < 0 ? text.Length : start + length;
        return Bytes.Trim(text, start, at);
    }

    /// <summary>Without a closing mark the value ends where a further <c>;name=</c> begins, else with the list.</summary>
    TextSpan ReadUnclosed(int open)
    {
        for (var i = open; i < text.Length; i++)
        {
            if (text[i] != separator)
                continue;
            var name = SkipSeparators(i);
            var nameEnd = Bytes.SkipToken(text, name);
            if (nameEnd == name || nameEnd == text.Length || text[nameEnd] != '=')
                continue;
            at = i;
            return Bytes.Trim(text, open, i);
        }

        at = text.Length;
        return Bytes.Trim(text, open, text.Length);
    }

    /// <summary>A quoted-pair (RFC 3261 section 25.1): an odd number of backslashes before the mark makes it part of the value.</summary>
    readonly bool IsEscaped(int open, int mark)
    {
        var first = mark;
        while (first > open && text[first - 1] == '\\')
            first--;
        return ((mark - first) & 1) == 1;
    }

    /// <summary>A closing mark is followed by a separator, by the end, or by marks that a paste has added.</summary>
    readonly bool ClosesValue(int behind)
    {
        var next = Bytes.SkipSpaces(text, behind);
        // U+00B4, the acute accent, stands in pastes for a mark that was there twice.
        return next == text.Length || text[next] == separator || text[next] == ';' || text[next] == ',' || text[next..].StartsWith("´"u8);
    }

    /// <summary>A mark that stands behind <c>;name=</c> opens the next value: the one being read has lost its closing mark.</summary>
    readonly bool OpensNext(int open, int mark, out int valueEnd)
    {
        valueEnd = 0;
        var equals = Bytes.TrimEnd(text, open, mark) - 1;
        if (equals <= open || text[equals] != '=')
            return false;
        var nameEnd = Bytes.TrimEnd(text, open, equals);
        var name = nameEnd;
        while (name > open && Bytes.IsToken(text[name - 1]))
            name--;
        valueEnd = Bytes.TrimEnd(text, open, name) - 1;
        return name < nameEnd && valueEnd >= open && text[valueEnd] == separator;
    }
}
