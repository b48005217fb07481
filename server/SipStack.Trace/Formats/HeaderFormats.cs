namespace SipStack.Trace;

/// <summary>Every known trace header, in the order in which they are tried.</summary>
static class HeaderFormats
{
    static readonly WppFormat Wpp = new();
    static readonly UccApiFormat UccApi = new();
    static readonly AvayaFormat Avaya = new();

    public static IReadOnlyList<HeaderFormat> All { get; } = [Wpp, UccApi, Avaya];

    public static HeaderFormat? Of(RecordFormat format) => format switch
    {
        RecordFormat.Wpp => Wpp,
        RecordFormat.UccApi => UccApi,
        RecordFormat.Avaya => Avaya,
        _ => null,
    };

    /// <summary>The form whose header begins at <paramref name="line"/>, its paste prefix taken off.</summary>
    public static RecordFormat StartingAt(ReadOnlySpan<byte> line)
    {
        // All headers begin with a T or a digit: this one look spares the rest for nearly every line.
        if (line.IsEmpty || (line[0] != 'T' && !Bytes.IsDigit(line[0])))
            return RecordFormat.Unrecognized;
        foreach (var format in All)
        {
            if (format.StartsAt(line))
                return format.Format;
        }

        return RecordFormat.Unrecognized;
    }
}
