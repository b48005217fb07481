using System.Buffers;

namespace SipStack.Trace;

/// <summary>
/// Reads the records of a stream of UTF-8 text one after the other, holding no more than the current record and a block
/// (records are at most <see cref="RecordScanner.LongestRecord"/> bytes). Gives the same records as <see cref="TraceDocument.Parse"/>.
/// </summary>
public sealed class TraceReader(Stream utf8, int blockSize = TraceReader.DefaultBlockSize, int longestRecord = RecordScanner.LongestRecord) : IDisposable
{
    public const int DefaultBlockSize = 1024 * 1024;

    byte[] buffer = ArrayPool<byte>.Shared.Rent(blockSize);
    int filled;
    int consumed;
    bool atEnd;
    TraceRecord record;
    long offsetBehind;
    long lineBehind;

    /// <summary>Offset in the whole text of the current record's first byte.</summary>
    public long Offset { get; private set; }

    /// <summary>Zero-based line in the whole text on which the current record begins.</summary>
    public long Line { get; private set; }

    public RecordFormat Format => record.Format;

    /// <summary>The bytes of the current record; valid until the next call of <see cref="TryRead"/>.</summary>
    public ReadOnlySpan<byte> Record => buffer.AsSpan(record.Start, record.Length);

    /// <summary>The beginning of the text, up to <paramref name="length"/> bytes, without going on; only before the first <see cref="TryRead"/>.</summary>
    public ReadOnlySpan<byte> Peek(int length)
    {
        while (filled < length && !atEnd)
            Fill();
        return buffer.AsSpan(0, Math.Min(filled, length));
    }

    /// <summary>Goes to the next record. Reports what the stream reports.</summary>
    public bool TryRead()
    {
        while (true)
        {
            var text = buffer.AsSpan(0, filled);
            var result = RecordScanner.Next(text, consumed, atEnd, out var next, longestRecord);
            if (result == ScanResult.Record)
            {
                Advance(next.Start);
                record = next;
                Advance(next.End, isRecord: true);
                return true;
            }

            if (atEnd)
                return false;
            // A gap can be long: all of it but its last line is done with.
            if (result == ScanResult.End)
                Advance(LastLineStart(text));
            Fill();
        }
    }

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(buffer);
        buffer = [];
    }

    /// <summary>Counts what lies between the position and <paramref name="to"/> and makes that the position.</summary>
    void Advance(int to, bool isRecord = false)
    {
        if (isRecord)
        {
            Offset = offsetBehind;
            Line = lineBehind;
        }

        lineBehind += Lines.Count(buffer.AsSpan(consumed, to - consumed));
        offsetBehind += to - consumed;
        consumed = to;
    }

    /// <summary>In blank text: where the indentation of a record that is still to come could begin.</summary>
    int LastLineStart(ReadOnlySpan<byte> text)
    {
        var length = text[consumed..].LastIndexOfAny((byte)'\n', (byte)'\r');
        // A CR as the very last byte may be the first half of a CRLF, so it is left for the next block.
        var start = length < 0 ? consumed : text[consumed + length] == '\r' ? consumed + length : consumed + length + 1;
        return Math.Max(start, text.Length - RecordScanner.LongestIndent);
    }

    void Fill()
    {
        if (consumed > 0)
        {
            buffer.AsSpan(consumed, filled - consumed).CopyTo(buffer);
            filled -= consumed;
            consumed = 0;
        }

        if (filled == buffer.Length)
        {
            var larger = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
            buffer.AsSpan(0, filled).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(buffer);
            buffer = larger;
        }

        var read = utf8.Read(buffer, filled, buffer.Length - filled);
        filled += read;
        atEnd = read == 0;
    }
}
