using System.Text;
using System.Text.Json;
using SipStack.Lsp;

namespace SipStack.Tests;

public sealed class TextRepairTests
{
    [Theory]
    [InlineData(@"plain \r\n text", @"plain \r\n text")]
    [InlineData(@"\ud83d\ude00", @"\ud83d\ude00")]
    [InlineData(@"\uD83D\uDE00", @"\uD83D\uDE00")]
    [InlineData(@"\ud83d\uDE00", @"\ud83d\uDE00")]
    [InlineData(@"\ud83d", @"\ufffd")]
    [InlineData(@"\uDE00", @"\ufffd")]
    [InlineData(@"\ude00\ud83d", @"\ufffd\ufffd")]
    [InlineData(@"\ud83d\ud83d\ude00", @"\ufffd\ud83d\ude00")]
    [InlineData(@"\ud83d\ude00\ude00", @"\ud83d\ude00\ufffd")]
    [InlineData(@"\ud83d \ude00", @"\ufffd \ufffd")]
    [InlineData(@"\\ud83d", @"\\ud83d")]
    [InlineData(@"\\\ud83d", @"\\\ufffd")]
    [InlineData(@"\ud83d\\ude00", @"\ufffd\\ude00")]
    [InlineData(@"\\ud83d\ude00", @"\\ud83d\ufffd")]
    [InlineData(@"\ud7ff\ue000", @"\ud7ff\ue000")]
    [InlineData(@"\ud8", @"\ud8")]
    [InlineData(@"\ud8zz", @"\ud8zz")]
    public void Escaped_surrogates_without_partner_are_replaced(string json, string repaired)
    {
        var bytes = Encoding.UTF8.GetBytes(json);
        TextRepair.ReplaceLoneSurrogates(bytes);
        Assert.Equal(repaired, Encoding.UTF8.GetString(bytes));
    }

    [Theory]
    [InlineData(new byte[] { 0x61, 0xFF, 0x62 }, "a\uFFFDb")]
    [InlineData(new byte[] { 0xC3 }, "\uFFFD")]
    [InlineData(new byte[] { 0xE2, 0x82 }, "\uFFFD")]
    [InlineData(new byte[] { 0xED, 0xA0, 0x80 }, "\uFFFD\uFFFD\uFFFD")]
    [InlineData(new byte[] { 0xC3, 0xA4, 0x80, 0x20 }, "ä\uFFFD ")]
    [InlineData(new byte[] { 0xF0, 0x9F, 0x98, 0x80 }, "😀")]
    [InlineData(new byte[] { }, "")]
    public void Invalid_UTF8_is_replaced(byte[] bytes, string expected) => Assert.Equal(expected, Repair(bytes));

    [Fact]
    public void Random_bytes_are_repaired_as_the_runtime_does_it()
    {
        var random = new Random(20100928);
        for (var round = 0; round < 2000; round++)
        {
            var bytes = new byte[random.Next(40)];
            random.NextBytes(bytes);
            for (var i = 0; i < bytes.Length; i++)
                bytes[i] = random.Next(3) == 0 ? bytes[i] : (byte)"aä😀\\u"u8[random.Next(9)];
            Assert.Equal(Encoding.UTF8.GetString(bytes), Repair(bytes));
        }
    }

    [Fact]
    public void After_repair_no_string_is_refused_for_its_text()
    {
        var random = new Random(1);
        string[] pieces = [@"\ud83d", @"\uDE00", @"\\", @"\n", @"\u0041", "x", "\\\"", @"\uD800", @"\udFFF", "ä"];
        for (var round = 0; round < 5000; round++)
        {
            var json = Encoding.UTF8.GetBytes($"\"{string.Concat(random.GetItems(pieces, random.Next(12)))}\"");
            TextRepair.ReplaceLoneSurrogates(json);
            var reader = new Utf8JsonReader(json);
            Assert.True(reader.Read());
            Assert.Equal(reader.GetString(), Encoding.UTF8.GetString(JsonEscapes.Decode(reader.ValueSpan)));
        }
    }

    static string Repair(byte[] bytes)
    {
        var buffer = new MessageBuffer(bytes.Length);
        bytes.CopyTo(buffer.Span);
        using var repaired = TextRepair.ReplaceInvalidUtf8(buffer);
        return Encoding.UTF8.GetString(repaired.Span);
    }
}
