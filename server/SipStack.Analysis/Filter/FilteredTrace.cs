using SipStack.Trace;

namespace SipStack.Analysis;

/// <summary>
/// The records of a stream that pass a filter, one after the other. A record that stands where the body of a message before it has not
/// ended brings that message along: a sender can put a piece of a log into a body, and apart from it the piece would pass for a log.
/// </summary>
public sealed class FilteredTrace(TraceReader reader, RecordFilter filter)
{
    const int RecordsPerReport = 4096;

    long end;
    bool followsBlank;
    long timeGroup;
    int untilReport;
    long bodyEnd;

    // A message that did not pass, whose body goes on behind its record; and the same while it stands for the present record.
    HeldRecord? host;
    HeldRecord? given;

    /// <summary>Called now and then with the offset up to which the text has been read.</summary>
    public Action<long>? Progress { get; init; }

    /// <summary>True once a record of a known form was read.</summary>
    public bool FoundTrace { get; private set; }

    /// <summary>The present record; its bytes are valid until the next call of <see cref="TryRead"/>.</summary>
    public ReadOnlySpan<byte> Record => given is null ? reader.Record : given.Text;

    public RecordFormat Format => given?.Format ?? reader.Format;

    public long Offset => given?.Offset ?? reader.Offset;

    /// <summary>Zero-based.</summary>
    public long Line => given?.Line ?? reader.Line;

    /// <summary>Whether blank lines stand before the record.</summary>
    public bool FollowsBlank => given?.FollowsBlank ?? followsBlank;

    /// <summary>Its time, or that of the record before it, or null when no record before it has one.</summary>
    public DateTime? Time => given is null ? filter.Time : given.Time;

    /// <summary>Number of the record whose time that is: records with one number stay together.</summary>
    public long TimeGroup => given?.TimeGroup ?? timeGroup;

    /// <summary>Goes to the next record that passes.</summary>
    public bool TryRead(CancellationToken cancellation = default)
    {
        if (given is not null)
        {
            // The record for which the message was given is still to come.
            given = null;
            return true;
        }

        while (reader.TryRead())
        {
            cancellation.ThrowIfCancellationRequested();
            Report();
            FoundTrace |= reader.Format != RecordFormat.Unrecognized;
            followsBlank = reader.Offset > end;
            end = reader.Offset + reader.Record.Length;
            var record = new TraceRecord(0, reader.Record.Length, reader.Format);
            var passes = filter.Passes(reader.Record, record);
            if (filter.HasOwnTime)
                timeGroup++;
            if (reader.Offset >= bodyEnd)
                Hold(passes);
            else if (passes)
                (given, host) = (host, null);
            if (passes)
                return true;
        }

        return false;
    }

    /// <summary>Keeps a message whose body goes on behind its record, unless it passes itself.</summary>
    void Hold(bool passes)
    {
        var rest = reader.Skim.MissingBody;
        bodyEnd = end + rest;
        host = rest > 0 && !passes ? new HeldRecord(reader.Record.ToArray(), reader.Format, reader.Offset, reader.Line, followsBlank, filter.Time, timeGroup) : null;
    }

    void Report()
    {
        if (Progress is null || --untilReport > 0)
            return;
        untilReport = RecordsPerReport;
        Progress(reader.Offset);
    }

    sealed record HeldRecord(byte[] Text, RecordFormat Format, long Offset, long Line, bool FollowsBlank, DateTime? Time, long TimeGroup);
}
