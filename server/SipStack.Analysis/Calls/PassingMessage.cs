using SipStack.Trace;

namespace SipStack.Analysis;

/// <summary>A message of a scan, with the bytes of its record as long as they are there.</summary>
/// <param name="record">The bytes to which the spans of <paramref name="facts"/> refer.</param>
/// <param name="line">Zero-based line of the record's first byte.</param>
/// <param name="isGenuine">False for a record that may be part of a message's body, written to look like a record.</param>
readonly ref struct PassingMessage(ReadOnlySpan<byte> record, RecordFormat format, long line, bool isGenuine, TraceMessage facts)
{
    public ReadOnlySpan<byte> Record { get; } = record;

    public RecordFormat Format { get; } = format;

    public long Line { get; } = line;

    public bool IsGenuine { get; } = isGenuine;

    public TraceMessage Facts { get; } = facts;

    public ReadOnlySpan<byte> TextOf(TextSpan part) => Record.Slice(part);
}
