namespace SipStack.Trace;

/// <summary>One written form of a trace header. All of them stand in <see cref="HeaderFormats"/>.</summary>
abstract class HeaderFormat
{
    public abstract RecordFormat Format { get; }

    /// <summary>Whether a line, its paste prefix taken off, begins a record of this form. Looks at the line only.</summary>
    public abstract bool StartsAt(ReadOnlySpan<byte> line);

    /// <summary>Reads the header of a record that starts at the beginning of <paramref name="record"/>; what is missing stays empty.</summary>
    public abstract TraceHeader Read(ReadOnlySpan<byte> record);
}
