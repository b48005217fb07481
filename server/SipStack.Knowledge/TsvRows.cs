namespace SipStack.Knowledge;

/// <summary>Walks the rows of a table. Lines end with LF or CRLF.</summary>
struct TsvRows(ReadOnlyMemory<byte> text, int firstLine)
{
    ReadOnlyMemory<byte> rest = text;
    int line = firstLine;

    public TsvRow Current { get; private set; }

    /// <summary>The text behind the current row, and the line it begins at.</summary>
    public readonly (ReadOnlyMemory<byte> Text, int Line) Rest => (rest, line);

    public readonly TsvRows GetEnumerator() => this;

    public bool MoveNext()
    {
        while (!rest.IsEmpty)
        {
            var end = rest.Span.IndexOf((byte)'\n');
            var row = end < 0 ? rest : rest[..end];
            rest = end < 0 ? default : rest[(end + 1)..];
            Current = new(row.Span.EndsWith("\r"u8) ? row[..^1] : row, line++);
            if (!Current.Bytes.IsEmpty && Current.Bytes.Span[0] != '#')
                return true;
        }

        return false;
    }
}
