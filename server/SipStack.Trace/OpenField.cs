namespace SipStack.Trace;

/// <summary>The field to which further lines may still belong.</summary>
struct OpenField
{
    int quotes;

    /// <summary>False while there is none.</summary>
    public bool Exists { get; private set; }

    /// <summary>True after a name whose colon is still to come on the next line.</summary>
    public bool AwaitsColon { get; set; }

    /// <summary>Whether the line on which the field begins is indented.</summary>
    public bool IsIndented { get; private set; }

    public Field Field { get; private set; }

    public readonly FieldKind Kind => Field.Kind;

    /// <summary>A quotation that was begun in the value has not been closed.</summary>
    public readonly bool IsQuoting => (quotes & 1) == 1;

    public void Begin(ReadOnlySpan<byte> text, Field value, bool isIndented = false)
    {
        Field = value;
        Exists = true;
        IsIndented = isIndented;
        quotes = text.Slice(value.Value).Count((byte)'"');
    }

    /// <summary>A body or free text, in which quotations mean nothing.</summary>
    public void BeginText(Field value)
    {
        Field = value;
        Exists = !value.Value.IsEmpty;
    }

    /// <summary>Gives the field out; false when there is none.</summary>
    public bool TryClose(out Field closed)
    {
        closed = Field;
        var existed = Exists;
        Exists = false;
        return existed;
    }

    /// <summary>Adds a line to the value.</summary>
    public void Extend(ReadOnlySpan<byte> text, TextSpan line)
    {
        var colon = AwaitsColon && text[line.Start] == ':' ? 1 : 0;
        AwaitsColon = false;
        quotes += text.Slice(line).Count((byte)'"');
        var start = Field.Value.IsEmpty ? Bytes.SkipBlanks(text[..line.End], line.Start + colon) : Field.Value.Start;
        Field = Field with { Value = TextSpan.FromBounds(start, line.End) };
    }

    /// <summary>
    /// Whether a line belongs to a quoted display name that was begun on a line before: nothing in it is a header, whatever it
    /// looks like. A mark that a paste has lost is told apart by what must follow the closing one, the address.
    /// </summary>
    /// <param name="text">Text up to the end of the record.</param>
    /// <param name="lineStart">Where the line begins.</param>
    public readonly bool IsInsideDisplayName(ReadOnlySpan<byte> text, int lineStart)
    {
        const int LongestName = 2048;
        if (!Exists || Field.Kind != FieldKind.SipHeader || !IsQuoting || FieldNames.KeyOf(text.Slice(Field.Name)) is not (FieldKey.From or FieldKey.To or FieldKey.Contact or FieldKey.OtherAddress))
            return false;
        var rest = text[lineStart..Math.Min(text.Length, lineStart + LongestName)];
        var close = rest.IndexOf((byte)'"');
        if (close < 0)
            return false;
        var behind = Bytes.SkipBlanks(rest, close + 1);
        return behind < rest.Length && rest[behind] == '<';
    }
}
