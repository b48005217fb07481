namespace SipStack.Analysis;

/// <summary>
/// Merges the records of several traces by time, with bounded memory. A trace is nearly in order of time, not strictly (several processors
/// write it), so of each trace a window of records is kept sorted. Records without time stay behind the record before them; of equal
/// times the earlier trace and the earlier record come first. What is further out of order than the window stands as early as it can.
/// </summary>
public sealed class TraceMerge
{
    /// <summary>So many records, and so many bytes, of each trace are in the window.</summary>
    public const int WindowRecords = 1024;
    public const int WindowBytes = 4 * 1024 * 1024;

    readonly MergeSource[] sources;
    readonly PriorityQueue<MergeGroup, (DateTime Time, int Source, long Number)> groups = new();

    public TraceMerge(IReadOnlyList<FilteredTrace> traces, int windowRecords = WindowRecords, int windowBytes = WindowBytes) =>
        sources = [.. traces.Select((trace, number) => new MergeSource(trace, number, windowRecords, windowBytes))];

    /// <summary>Writes everything; the sources are read while it goes on.</summary>
    public void WriteTo(TraceProjection output, CancellationToken cancellation = default)
    {
        foreach (var source in sources)
            source.Fill(groups, cancellation);
        while (groups.TryDequeue(out var group, out _))
        {
            group.WriteTo(output);
            group.Source.Continue(group, output, cancellation);
            group.Source.Fill(groups, cancellation);
        }
    }
}

/// <summary>A record with the records without time behind it.</summary>
sealed class MergeGroup(MergeSource source, long timeGroup)
{
    readonly List<(byte[] Text, Trace.RecordFormat Format, long Offset, bool FollowsBlank)> records = [];

    public MergeSource Source => source;

    public long TimeGroup => timeGroup;

    public int Count => records.Count;

    public int Bytes { get; private set; }

    public void Add(FilteredTrace trace)
    {
        records.Add((trace.Record.ToArray(), trace.Format, trace.Offset, trace.FollowsBlank));
        Bytes += trace.Record.Length;
    }

    public void WriteTo(TraceProjection output)
    {
        foreach (var (text, format, offset, followsBlank) in records)
            output.Add(text, format, source.Number, offset, followsBlank);
    }
}

/// <summary>One trace of a merge, with what of it is in the window.</summary>
sealed class MergeSource(FilteredTrace trace, int number, int windowRecords, int windowBytes)
{
    int records;
    long bytes;
    long groupsRead;
    bool atEnd;

    // The trace stands on a record that is in no group yet.
    bool hasNext;
    MergeGroup? newest;

    public int Number => number;

    /// <summary>Reads until the window is full or the trace ends.</summary>
    public void Fill(PriorityQueue<MergeGroup, (DateTime Time, int Source, long Number)> groups, CancellationToken cancellation)
    {
        while (records < windowRecords && bytes < windowBytes && TryReadNext(cancellation))
        {
            hasNext = false;
            if (newest?.TimeGroup != trace.TimeGroup)
            {
                newest = new MergeGroup(this, trace.TimeGroup);
                groups.Enqueue(newest, (trace.Time ?? DateTime.MinValue, number, groupsRead++));
            }

            newest.Add(trace);
            records++;
            bytes += trace.Record.Length;
        }
    }

    /// <summary>Behind a group that was written: frees its room, and writes what of it did not fit into the window.</summary>
    public void Continue(MergeGroup group, TraceProjection output, CancellationToken cancellation)
    {
        records -= group.Count;
        bytes -= group.Bytes;
        if (group != newest)
            return;
        while (TryReadNext(cancellation) && trace.TimeGroup == group.TimeGroup)
        {
            hasNext = false;
            output.Add(trace.Record, trace.Format, number, trace.Offset, trace.FollowsBlank);
        }

        newest = null;
    }

    bool TryReadNext(CancellationToken cancellation)
    {
        if (!hasNext && !atEnd)
            atEnd = !(hasNext = trace.TryRead(cancellation));
        return hasNext;
    }
}
