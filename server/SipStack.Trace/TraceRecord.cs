namespace SipStack.Trace;

/// <summary>In which written form a record stands in the text (the letters are those of the format description in docs/log-format.md).</summary>
public enum RecordFormat : byte
{
    /// <summary>Text that fits no known form. Kept, never dropped.</summary>
    Unrecognized,

    /// <summary>A and B: a WPP prefix such as <c>TL_INFO(TF_PROTOCOL) […</c>, written by OCSLogger or CLS.</summary>
    Wpp,

    /// <summary>C: a line of a client log, <c>04/02/2013|10:15:30.168 1F68:C14 INFO  :: …</c>, with the lines that follow it.</summary>
    UccApi,

    /// <summary>F: the Avaya look-alike, <c>dd/MM/yyyy-HH:mm:ss.fff [0x…] - --&gt; Message to Send (…):$$begin_record</c>.</summary>
    Avaya,

    /// <summary>A record whose own header line was lost: it starts at <c>$$begin_record</c> or at one of the preface keys.</summary>
    Headless,

    /// <summary>D: a SIP message without any log header.</summary>
    SipMessage,

    /// <summary>E: a single diagnostics header, with or without its name.</summary>
    Diagnostics,
}

/// <summary>One record of a trace: where it stands and in which form. What is in it is read on demand.</summary>
/// <param name="Start">Offset of its first byte.</param>
/// <param name="Length">Bytes up to and including the last line end that belongs to it.</param>
public readonly record struct TraceRecord(int Start, int Length, RecordFormat Format)
{
    public int End => Start + Length;

    public TextSpan Span => new(Start, Length);

    /// <summary>True for the forms that carry a log header of their own.</summary>
    public bool HasTraceHeader => Format is RecordFormat.Wpp or RecordFormat.UccApi or RecordFormat.Avaya;

    public TraceRecord Shift(int by) => this with { Start = Start + by };
}
