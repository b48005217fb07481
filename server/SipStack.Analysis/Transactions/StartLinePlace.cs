using SipStack.Trace;

namespace SipStack.Analysis;

/// <summary>Where the word stands that a message is known by: the method of a request, the status code of a response.</summary>
static class StartLinePlace
{
    /// <summary>The place in the whole trace; at the record's beginning when the record has no start line.</summary>
    public static Place In(ReadOnlySpan<byte> record, RecordFormat format, long offset, long line)
    {
        var value = ValueIn(record, format);
        if (!StartLine.TryReadValue(record.Slice(value), out var startLine))
            return new Place(offset, 0, line, 0, 0, 0);
        var word = startLine.IsResponse ? new TextSpan(record.Slice(value).IndexOf((byte)' ') + 1, 3) : startLine.Method;
        return Place.Measure(record, value.Start + word.Start, word.Length).In(offset, line);
    }

    static TextSpan ValueIn(ReadOnlySpan<byte> record, RecordFormat format)
    {
        var key = "\nStart-Line: "u8;
        var found = record.IndexOf(key);
        // Behind another start line it would stand in a body, where anybody can write it.
        if (found >= 0 && record[..found].IndexOf("SIP/2.0"u8) < 0 && record[(found + key.Length)..].IndexOfAny((byte)'\r', (byte)'\n') is > 0 and var length)
            return new TextSpan(found + key.Length, length);
        var fields = new FieldReader(record, new TraceRecord(0, record.Length, format));
        while (fields.TryRead(out var field))
        {
            if (field.Kind == FieldKind.StartLine)
                return field.Value;
        }

        return default;
    }
}
