namespace SipStack.Trace;

/// <summary>Every known trace header, in the order in which they are tried.</summary>
static class HeaderFormats
{
    /// <summary>No header is longer (bytes); what a broken one runs into is left alone.</summary>
    public const int LongestHeader = 2048;

    static readonly WppFormat Wpp = new();
    static readonly UccApiFormat UccApi = new();
    static readonly AvayaFormat Avaya = new();

    static readonly HeaderFormat[] All = [Wpp, UccApi, Avaya];

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
        if (line.IsEmpty || !MayStartWith(line[0]))
            return RecordFormat.Unrecognized;
        foreach (var format in All)
        {
            if (format.StartsAt(line))
                return format.Format;
        }

        return RecordFormat.Unrecognized;
    }

    /// <summary>All headers begin with a T or a digit: this one look spares the rest for nearly every line.</summary>
    public static bool MayStartWith(byte first) => first == 'T' || Bytes.IsDigit(first);
}
