namespace SipStack.Trace;

/// <summary>Severity of a record as its trace header gives it (WPP trace levels; TL_NOISE is "All").</summary>
public enum TraceLevel : byte
{
    None,
    Fatal,
    Error,
    Warning,
    Information,
    Verbose,
    Noise,
}

/// <summary>The header of a trace record. Spans are relative to the record's first byte and empty where the header lacks the part.</summary>
public readonly record struct TraceHeader
{
    public TraceLevel Level { get; init; }

    /// <summary>The level as written, e.g. <c>TL_ERROR</c>.</summary>
    public TextSpan LevelText { get; init; }

    /// <summary>e.g. <c>TF_PROTOCOL</c>; may hold blanks after a search-and-replace accident.</summary>
    public TextSpan Flags { get; init; }

    /// <summary>CPU number (OCSLogger).</summary>
    public TextSpan Cpu { get; init; }

    /// <summary>Pool and machine (CLS): <c>edgepool\edge01</c>.</summary>
    public TextSpan Pool { get; init; }

    public TextSpan Machine { get; init; }

    public TextSpan ProcessId { get; init; }

    public TextSpan ThreadId { get; init; }

    /// <summary>Local time or UTC; the file does not say which.</summary>
    public DateTime? Timestamp { get; init; }

    public TextSpan TimestampText { get; init; }

    public TextSpan SequenceNumber { get; init; }

    public TextSpan Component { get; init; }

    public TextSpan Function { get; init; }

    public TextSpan SourceFile { get; init; }

    /// <summary>Offset at which the message of the record begins.</summary>
    public int MessageStart { get; init; }

    /// <summary>True when <c>$$begin_record</c> stands before the message.</summary>
    public bool HasBeginMark { get; init; }
}
