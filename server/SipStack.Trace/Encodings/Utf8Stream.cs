using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Unicode;

namespace SipStack.Trace;

/// <summary>
/// Gives the text of a trace file as UTF-8 without byte order mark, whatever its encoding. Every byte that is not part of a UTF-8
/// sequence is taken for Windows-1252 on its own, so no look-ahead is needed and files joined from several machines read well too.
/// A reader with a large buffer gets valid UTF-8 read straight into it.
/// </summary>
public sealed class Utf8Stream : ForwardStream
{
    const int BlockSize = 512 * 1024;

    /// <summary>From this size on (bytes) a buffer is filled without a detour.</summary>
    const int LargeBuffer = 64 * 1024;

    /// <summary>One UTF-16 unit, or one byte of Windows-1252, becomes at most so many bytes of UTF-8.</summary>
    const int Growth = 3;

    readonly Stream source;

    // What was read and not yet converted: at the start what the detection has looked at, later an incomplete character.
    readonly byte[] raw = new byte[BlockSize];
    int rawLength;

    // What was converted and not yet given out.
    byte[] ready = [];
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
            ReadRaw(TextEncodings.DetectionLength);
        Encoding = TextEncodings.Detect(raw.AsSpan(0, rawLength), out var mark);
        Drop(mark);
    }

    public TextEncoding Encoding { get; }

    bool IsUtf16 => Encoding is TextEncoding.Utf16LittleEndian or TextEncoding.Utf16BigEndian;

    public override int Read(Span<byte> buffer)
    {
        if (buffer.IsEmpty)
            return 0;
        while (readyStart == readyEnd)
        {
            if (rawLength == 0 && atEnd)
                return 0;
            var direct = buffer.Length < LargeBuffer ? 0 : IsUtf16 ? ReadUtf16(buffer) : ReadUtf8(buffer);
            if (direct > 0)
                return direct;
            if (buffer.Length < LargeBuffer)
                FillReady();
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

    /// <summary>Reads for a caller with a small buffer.</summary>
    void FillReady()
    {
        ReadMore();
        Reserve(rawLength * Growth);
        readyStart = 0;
        if (IsUtf16)
        {
            readyEnd = ConvertUtf16(ready);
            return;
        }

        var text = raw.AsSpan(0, rawLength);
        var whole = text.Length - IncompleteTail(text);
        readyEnd = ConvertUtf8(text[..whole], ready);
        Drop(whole);
    }

    int ReadUtf16(Span<byte> buffer)
    {
        ReadMore();
        return ConvertUtf16(buffer);
    }

    /// <summary>Reads into the buffer and gives the length of what is valid as it stands; 0 when it had to go to <see cref="ready"/>, or nothing is whole yet.</summary>
    int ReadUtf8(Span<byte> buffer)
    {
        raw.AsSpan(0, rawLength).CopyTo(buffer);
        var read = 0;
        if (!atEnd && !holdsStart)
        {
            read = source.Read(buffer[rawLength..]);
            atEnd = read == 0;
        }

        holdsStart = false;
        var text = buffer[..(rawLength + read)];
        var whole = text.Length - IncompleteTail(text);
        var isValid = Utf8.IsValid(text[..whole]);
        if (!isValid)
        {
            Reserve(whole * Growth);
            readyStart = 0;
            readyEnd = ConvertUtf8(text[..whole], ready);
        }

        text[whole..].CopyTo(raw);
        rawLength = text.Length - whole;
        return isValid ? whole : 0;
    }

    /// <summary>Reads behind what is there. What the detection has read is given out before the source is asked for more, which may fail.</summary>
    void ReadMore()
    {
        if (!atEnd && !holdsStart)
            ReadRaw(raw.Length);
        holdsStart = false;
    }

    /// <summary>Reads until so many bytes are there at most.</summary>
    void ReadRaw(int most)
    {
        if (rawLength == most)
            return;
        var read = source.Read(raw, rawLength, most - rawLength);
        atEnd = read == 0;
        rawLength += read;
    }

    void Drop(int count)
    {
        raw.AsSpan(count, rawLength - count).CopyTo(raw);
        rawLength -= count;
    }

    void Reserve(int length)
    {
        if (ready.Length < length)
            ready = new byte[length];
    }

    /// <summary>Converts whole characters; gives the length written.</summary>
    static int ConvertUtf8(ReadOnlySpan<byte> text, Span<byte> target)
    {
        var written = 0;
        while (!text.IsEmpty)
        {
            var run = text.IndexOfAnyExceptInRange((byte)0, (byte)0x7F);
            run = run < 0 ? text.Length : run;
            if (run == 0 && Rune.DecodeFromUtf8(text, out _, out var length) == OperationStatus.Done)
                run = length;
            if (run > 0)
            {
                text[..run].CopyTo(target[written..]);
                written += run;
                text = text[run..];
                continue;
            }

            written += new Rune(Windows1252.ToChar(text[0])).EncodeToUtf8(target[written..]);
            text = text[1..];
        }

        return written;
    }

    /// <summary>Converts as much of what was read as there is room for; gives the length written.</summary>
    int ConvertUtf16(Span<byte> target)
    {
        var units = MemoryMarshal.Cast<byte, ushort>(raw.AsSpan(0, rawLength & ~1));
        var isForeign = Encoding == TextEncoding.Utf16BigEndian == BitConverter.IsLittleEndian;
        if (isForeign)
            BinaryPrimitives.ReverseEndianness(units, units);
        Utf8.FromUtf16(MemoryMarshal.Cast<ushort, char>(units), target, out var read, out var written, replaceInvalidSequences: true, isFinalBlock: atEnd);
        var left = units[read..];
        // What was turned round and not used comes again with the next block.
        if (isForeign)
            BinaryPrimitives.ReverseEndianness(left, left);
        // Half a unit at the end of a file is dropped.
        Drop(atEnd && left.IsEmpty ? rawLength : read * sizeof(ushort));
        return written;
    }

    /// <summary>Length of a UTF-8 sequence at the end of <paramref name="text"/> that further bytes may complete.</summary>
    int IncompleteTail(ReadOnlySpan<byte> text)
    {
        for (var back = 1; !atEnd && back <= 3 && back <= text.Length; back++)
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
