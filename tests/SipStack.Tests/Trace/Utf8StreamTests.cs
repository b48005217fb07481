using System.Text;
using SipStack.Trace;

namespace SipStack.Tests;

public sealed class Utf8StreamTests
{
    const string Text = "TL_INFO(TF_PROTOCOL) Zoë says “hi” – 😀 to Łódź\r\nline two\r\n";

    public static TheoryData<string, byte[], TextEncoding> Files() => new()
    {
        { "UTF-8", Encoding.UTF8.GetBytes(Text), TextEncoding.Utf8 },
        { "UTF-8 with mark", [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Text)], TextEncoding.Utf8 },
        { "UTF-16LE with mark", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Text)], TextEncoding.Utf16LittleEndian },
        { "UTF-16BE with mark", [0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes(Text)], TextEncoding.Utf16BigEndian },
        { "UTF-16LE without mark", Encoding.Unicode.GetBytes(Text), TextEncoding.Utf16LittleEndian },
    };

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_encoding_gives_the_same_text(string name, byte[] file, TextEncoding expected)
    {
        foreach (var blockSize in (int[])[1, 2, 3, 7, 100_000])
        {
            using var stream = new Utf8Stream(new Trickle(file, blockSize));
            Assert.Equal(expected, stream.Encoding);
            Assert.True(Text == ReadAll(stream), name);
        }
    }

    [Fact]
    public void A_long_file_keeps_characters_that_a_block_end_cuts()
    {
        var text = string.Concat(Enumerable.Range(0, 200_000).Select(i => i % 7 == 0 ? "😀" : i % 3 == 0 ? "ë" : "a"));
        foreach (var encoding in (Encoding[])[new UTF8Encoding(false), Encoding.Unicode, Encoding.BigEndianUnicode])
        {
            using var stream = new Utf8Stream(new MemoryStream([.. encoding.GetPreamble(), .. encoding.GetBytes(text)]));
            Assert.Equal(text, ReadAll(stream));
        }
    }

    [Fact]
    public void A_byte_that_is_not_utf8_is_read_as_windows_1252()
    {
        byte[] file = [(byte)'a', 0x93, (byte)'b', 0x94, 0x96, 0xE9, 0x80, (byte)'\n', 0xC3, 0xA9, 0xE2];
        using var stream = new Utf8Stream(new Trickle(file, 1));
        Assert.Equal("a“b”–é€\néâ", ReadAll(stream));
    }

    [Theory]
    [InlineData(new byte[] { 0, 1, 2, 3, 4, 5, 6, 7, 0, 0, 0, 0 })]
    [InlineData(new byte[] { (byte)'P', (byte)'K', 3, 4, 0, 0, 0, 0, 8, 0 })]
    public void A_binary_file_is_recognised(byte[] file)
    {
        using var stream = new Utf8Stream(new MemoryStream(file));
        Assert.Equal(TextEncoding.Binary, stream.Encoding);
    }

    [Fact]
    public void An_empty_file_is_empty_text()
    {
        using var stream = new Utf8Stream(new MemoryStream());
        Assert.Equal("", ReadAll(stream));
    }

    static string ReadAll(Stream stream)
    {
        using var reader = new MemoryStream();
        stream.CopyTo(reader, 13);
        return Encoding.UTF8.GetString(reader.ToArray());
    }

    sealed class Trickle(byte[] bytes, int blockSize) : MemoryStream(bytes)
    {
        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(count, blockSize));
    }
}
