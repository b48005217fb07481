using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Unicode;

namespace SipStack.Trace;

/// <summary>
/// Gives the text of a trace file as UTF-8 without byte order mark, whatever its encoding. Every byte that is not part of a UTF-8
/// sequence is taken for Windows-1252 on its own, so no look-ahead is needed and files joined from several machines read well too.
/// </summary>
public sealed class Utf8Stream : ForwardStream
{
    const int BlockSize = 256 * 1024;

    readonly Stream source;
    readonly byte[] raw = new byte[BlockSize];
    byte[] ready = [];
    int rawLength;
    int readyStart;
    int readyEnd;
    bool atEnd;
    bool holdsStart = true;

    /// <summary>Reads the beginning of <paramref name="source"/> to find its encoding; reports what the source reports.</summary>
    /// <param name="detectionLength">So many bytes are waited for, where the source has that many.</param>
    public Utf8Stream(Stream source, int detectionLength = TextEncodings.DetectionLength)
    {
        this.source = source;
        while (rawLength < detectionLength && !atEnd)
            ReadRaw();
        Encoding = TextEncodings.Detect(raw.AsSpan(0, rawLength), out var mark);
        Drop(mark);
    }

    public TextEncoding Encoding { get; }

    public override int Read(Span<byte> buffer)
    {
        while (readyStart == readyEnd)
        {
            if (rawLength == 0 && atEnd)
                return 0;
            // What the detection has read is given out before the source is asked for more, which may fail.
            if (!atEnd && !holdsStart)
                ReadRaw();
            holdsStart = false;
            Convert();
        }

        var count = Math.Min(buffer.Length, readyEnd - readyStart);
        ready.AsSpan(readyStart, count).CopyTo(buffer);
        readyStart += count;
        return count;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            source.Dispose();
        base.Dispose(disposing);
    }

    void ReadRaw()
    {
        if (rawLength == raw.Length)
            return;
        var read = source.Read(raw, rawLength, raw.Length - rawLength);
        atEnd = read == 0;
        rawLength += read;
    }

    /// <summary>Turns what was read into <see cref="ready"/>; bytes of an incomplete character stay for the next block.</summary>
    void Convert()
    {
        readyStart = readyEnd = 0;
        var text = raw.AsSpan(0, rawLength);
        var used = Encoding is TextEncoding.Utf16LittleEndian or TextEncoding.Utf16BigEndian ? ConvertUtf16(text) : ConvertUtf8(text);
        Drop(used);
    }

    void Drop(int count)
    {
        raw.AsSpan(count, rawLength - count).CopyTo(raw);
        rawLength -= count;
    }

    int ConvertUtf8(ReadOnlySpan<byte> text)
    {
        var whole = atEnd ? text.Length : text.Length - IncompleteTail(text);
        // One byte of Windows-1252 becomes at most three of UTF-8.
        Reserve(whole * 3);
        if (Utf8.IsValid(text[..whole]))
        {
            text[..whole].CopyTo(ready);
            readyEnd = whole;
            return whole;
        }

        for (var at = 0; at < whole;)
        {
            var status = Rune.DecodeFromUtf8(text[at..whole], out _, out var length);
            if (status == OperationStatus.Done)
            {
                text.Slice(at, length).CopyTo(ready.AsSpan(readyEnd));
                readyEnd += length;
                at += length;
                continue;
            }

            readyEnd += new Rune(Windows1252.ToChar(text[at])).EncodeToUtf8(ready.AsSpan(readyEnd));
            at++;
        }

        return whole;
    }

    int ConvertUtf16(Span<byte> text)
    {
        var bytes = text.Length & ~1;
        var units = MemoryMarshal.Cast<byte, ushort>(text[..bytes]);
        if (Encoding == TextEncoding.Utf16BigEndian == BitConverter.IsLittleEndian)
            BinaryPrimitives.ReverseEndianness(units, units);
        Reserve(units.Length * 3);
        Utf8.FromUtf16(MemoryMarshal.Cast<ushort, char>(units), ready, out var read, out readyEnd, replaceInvalidSequences: true, isFinalBlock: atEnd);
        var left = units[read..];
        // What was turned round and not used comes again with the next block.
        if (Encoding == TextEncoding.Utf16BigEndian == BitConverter.IsLittleEndian)
            BinaryPrimitives.ReverseEndianness(left, left);
        return atEnd ? text.Length : read * 2;
    }

    void Reserve(int length)
    {
        if (ready.Length < length)
            ready = new byte[length];
    }

    /// <summary>Length of a UTF-8 sequence at the end of <paramref name="text"/> that further bytes may complete.</summary>
    static int IncompleteTail(ReadOnlySpan<byte> text)
    {
        for (var back = 1; back <= 3 && back <= text.Length; back++)
        {
            var b = text[^back];
            if ((b & 0xC0) == 0x80)
                continue;
            var needed = b >= 0xF0 ? 4 : b >= 0xE0 ? 3 : b >= 0xC0 ? 2 : 1;
            return needed > back ? back : 0;
        }

        return 0;
    }
}
