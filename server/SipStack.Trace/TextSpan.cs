namespace SipStack.Trace;

/// <summary>A range of UTF-8 bytes: offset of the first byte, and count.</summary>
public readonly record struct TextSpan(int Start, int Length)
{
    public int End => Start + Length;

    public bool IsEmpty => Length == 0;

    public static TextSpan FromBounds(int start, int end) => new(start, end - start);

    public TextSpan Shift(int by) => new(Start + by, Length);

    public bool Contains(int offset) => offset >= Start && offset < End;

    /// <summary>True when the two ranges share a byte, or touch where one of them is empty (a caret).</summary>
    public bool Touches(TextSpan other) => other.Start <= End && Start <= other.End;
}

public static class TextSpanExtensions
{
    public static ReadOnlySpan<byte> Slice(this ReadOnlySpan<byte> text, TextSpan span) => text.Slice(span.Start, span.Length);
}
