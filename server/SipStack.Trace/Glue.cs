namespace SipStack.Trace;

/// <summary>
/// Finds where a paste has glued lines together. In a record whose lines are otherwise whole only a value that is complete by its
/// grammar may be followed by another header, so that a sender cannot smuggle a header in through a display name.
/// Behind a start line on the same line everything was glued, and any known header name may follow.
/// </summary>
static class Glue
{
    /// <summary>Offset at which the next segment's text, or the separator before it, begins; -1 when nothing is glued.</summary>
    /// <param name="isCollapsed">True while the rest of the line follows a glued start line.</param>
    /// <param name="separator">Length of what stands between the segments and belongs to neither.</param>
    public static int FindCut(ReadOnlySpan<byte> content, ref bool isCollapsed, out int separator)
    {
        separator = 0;
        var rule = RuleFor(content, isCollapsed, out var from);
        var cut = rule == GlueRule.None ? -1 : Find(content, from, rule, out separator);
        if (cut >= 0 && rule is GlueRule.StartLine)
            isCollapsed = true;
        return cut;
    }

    enum GlueRule : byte
    {
        None,
        Number,
        Word,
        CSeq,
        Preface,
        Text,
        StartLine,
        Any,
    }

    static GlueRule RuleFor(ReadOnlySpan<byte> content, bool isCollapsed, out int from)
    {
        from = 0;
        if (content.IsEmpty)
            return GlueRule.None;
        if (content[0] == '$')
        {
            from = "$$begin_record".Length;
            return content.StartsWith("$$begin_record"u8) ? GlueRule.Preface : GlueRule.None;
        }

        if (Bytes.IsUpper(content[0]) && StartLine.TryRead(content, out _))
            return GlueRule.StartLine;
        var colon = content[..Math.Min(content.Length, 48)].IndexOf((byte)':');
        if (colon <= 0)
            return isCollapsed ? GlueRule.Any : RestOfText(content);
        from = colon + 1;
        var name = content[..Bytes.TrimEnd(content, 0, colon)];
        if (isCollapsed)
            return GlueRule.Any;
        if (Bytes.SkipToken(name, 0) < name.Length)
        {
            from = 0;
            return RestOfText(content);
        }

        return RuleFor(name, content[Bytes.SkipBlanks(content, from)..]);
    }

    /// <summary>The wrapped rest of an event's text, with the result glued to it. In a message such a key is a header like any other, and no result.</summary>
    static GlueRule RestOfText(ReadOnlySpan<byte> content) => content.IndexOf(" Result-Code:"u8) > 0 ? GlueRule.Text : GlueRule.None;

    static GlueRule RuleFor(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value)
    {
        switch (name[0] | 0x20)
        {
            case 'c' when Is(name, "CSeq"u8):
                return GlueRule.CSeq;
            case 'c' when Is(name, "Call-ID"u8):
                return GlueRule.Word;
            case 'c' when Is(name, "Content-Length"u8):
            case 'm' when Is(name, "Max-Forwards"u8):
            case 'e' when Is(name, "Expires"u8):
                return GlueRule.Number;
            case 't' when Is(name, "Text"u8):
                return GlueRule.Text;
            case 's' when Is(name, "Start-Line"u8):
                return StartLine.TryReadValue(value, out _) ? GlueRule.StartLine : GlueRule.None;
            case 'd' when Is(name, "Data"u8):
            case 'm' when Is(name, "Message-Body"u8):
                return GlueRule.None;
            default:
                return FieldNames.IsPreface(name) ? GlueRule.Preface : GlueRule.None;
        }
    }

    static int Find(ReadOnlySpan<byte> content, int from, GlueRule rule, out int separator)
    {
        separator = 0;
        var inQuotes = false;
        var inAngles = false;
        for (var at = from; at < content.Length; at++)
        {
            switch (content[at])
            {
                case (byte)'"':
                    inQuotes = !inQuotes;
                    break;
                case (byte)'<' when !inQuotes:
                    inAngles = true;
                    break;
                case (byte)'>' when !inQuotes:
                    inAngles = false;
                    break;
                case (byte)'#' when rule >= GlueRule.StartLine && IsSyslogLineEnd(content[at..]):
                    separator = "#015".Length;
                    return at;
                case (byte)'$' when content[at..].StartsWith("$$end_record"u8) && at > 0 && Bytes.IsBlank(content[at - 1]):
                    return at;
                case (byte)' ' or (byte)'\t' when !inQuotes && !inAngles && BeginsGlued(content, from, at, rule):
                    return at;
            }
        }

        return -1;
    }

    /// <summary>syslog writes a CR as <c>#015</c>.</summary>
    static bool IsSyslogLineEnd(ReadOnlySpan<byte> text) => text.StartsWith("#015"u8) && (text.Length == 4 || Bytes.IsBlank(text[4]) || text[4] == '#');

    /// <summary>Whether a known name with a colon stands behind the blank at <paramref name="at"/>, and the value before it is complete.</summary>
    static bool BeginsGlued(ReadOnlySpan<byte> content, int from, int at, GlueRule rule)
    {
        var start = at + 1;
        if (start >= content.Length || !Bytes.IsLetter(content[start]))
            return false;
        var nameEnd = Bytes.SkipToken(content, start);
        if (nameEnd == content.Length || content[nameEnd] != ':' || Bytes.SkipBlanks(content, nameEnd + 1) == nameEnd + 1)
            return false;
        var name = content[start..nameEnd];
        var value = content.Slice(Bytes.Trim(content, from, at));
        return rule switch
        {
            GlueRule.Number => Bytes.SkipDigits(value, 0) == value.Length && !value.IsEmpty && FieldNames.IsKnown(name),
            // A Call-ID is the sender's, so no diagnostics header may follow it here.
            GlueRule.Word => Bytes.SkipToken(value, 0) > 0 && value.IndexOfAny((byte)' ', (byte)'\t') < 0 && FieldNames.IsKnown(name) && DiagnosticsName.Of(name) == DiagnosticsKind.None,
            GlueRule.CSeq => IsCSeq(value) && FieldNames.IsKnown(name),
            GlueRule.Text => FieldNames.IsPreface(name) && name.IndexOf((byte)'-') > 0,
            GlueRule.Preface => FieldNames.IsPreface(name),
            GlueRule.StartLine => FieldNames.IsKnown(name),
            _ => FieldNames.IsKnown(name) && (DiagnosticsName.Of(name) == DiagnosticsKind.None || IsCompleteAddress(content[..from], value)),
        };
    }

    static bool IsCSeq(ReadOnlySpan<byte> value)
    {
        var digits = Bytes.SkipDigits(value, 0);
        var method = Bytes.SkipBlanks(value, digits);
        return digits > 0 && method > digits && Bytes.SkipToken(value, method) == value.Length && method < value.Length;
    }

    /// <summary>A display name stands before the address: as long as that has not come, a diagnostics header cannot follow.</summary>
    static bool IsCompleteAddress(ReadOnlySpan<byte> nameAndColon, ReadOnlySpan<byte> value)
    {
        var holdsAddress = Bytes.StartsWithIgnoreCase(nameAndColon, "From"u8) || Bytes.StartsWithIgnoreCase(nameAndColon, "To"u8) || Bytes.StartsWithIgnoreCase(nameAndColon, "Contact"u8);
        return !holdsAddress || value.IndexOf((byte)'>') >= 0 || Bytes.StartsWithIgnoreCase(value, "sip:"u8);
    }

    static bool Is(ReadOnlySpan<byte> name, ReadOnlySpan<byte> wanted) => name.Length == wanted.Length && Bytes.StartsWithIgnoreCase(name, wanted);
}
