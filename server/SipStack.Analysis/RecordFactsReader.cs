using SipStack.Trace;

namespace SipStack.Analysis;

/// <summary>Reads the facts of a record, or nothing when the record holds none.</summary>
static class RecordFactsReader
{
    /// <summary>Reads a record that begins at the first byte of <paramref name="text"/>.</summary>
    public static RecordFacts? Read(ReadOnlySpan<byte> text, RecordFormat format, long index, long offset, long line, Surroundings surroundings)
    {
        if (format == RecordFormat.Unrecognized || !MayHoldFacts(text, format))
            return null;
        var fields = new FieldReader(text, new TraceRecord(0, text.Length, format));
        var builder = new RecordFactsBuilder(text, format, fields.Header);
        while (fields.TryRead(out var field))
            builder.Take(field);
        return builder.Build(index, offset, line, surroundings);
    }

    /// <summary>A vectorised look at the bytes spares reading most records that are not whole; the forms without marks are read all the same.</summary>
    static bool MayHoldFacts(ReadOnlySpan<byte> bytes, RecordFormat format) =>
        format is not (RecordFormat.Wpp or RecordFormat.Avaya)
        || bytes.IndexOf("iagnostics"u8) >= 0
        || bytes.IndexOf("esult-Code"u8) >= 0
        || bytes.IndexOf("SIP/2.0 "u8) >= 0
        || bytes.IndexOf("uthorization"u8) >= 0
        || bytes.IndexOf("0x"u8) >= 0
        || bytes.IndexOf("0X"u8) >= 0
        || bytes.IndexOf("IAGNOSTICS"u8) >= 0
        || bytes.IndexOf("ESULT-CODE"u8) >= 0
        || bytes.IndexOf("UTHORIZATION"u8) >= 0;
}
