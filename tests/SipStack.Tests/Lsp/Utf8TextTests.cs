using System.Text.Json;
using SipStack.Lsp;

namespace SipStack.Tests;

public sealed class Utf8TextTests
{
    [Theory]
    [InlineData("")]
    [InlineData("plain")]
    [InlineData("ä€😀")]
    [InlineData("\r\n\t\b\f\"\\/")]
    [InlineData("\0\u0001\u001F\u007F\u2028")]
    public void Text_survives_both_ways(string text)
    {
        var written = JsonSerializer.Serialize(new TextDocumentContentChangeEvent(Utf8Text.FromString(text)), LspJson.Default.TextDocumentContentChangeEvent);
        var read = JsonSerializer.Deserialize(written, LspJson.Default.TextDocumentContentChangeEvent);
        Assert.Equal(text, read?.Text.ToString());
    }

    [Theory]
    [InlineData("""{"text":"\u0041\u00e4\u20AC\ud83d\ude00\/\b\f"}""", "Aä€😀/\b\f")]
    [InlineData("""{"text":"a\r\nb"}""", "a\r\nb")]
    public void Escapes_are_decoded_into_an_array_of_the_exact_size(string json, string expected)
    {
        var text = JsonSerializer.Deserialize(json, LspJson.Default.TextDocumentContentChangeEvent)?.Text;
        Assert.Equal(System.Text.Encoding.UTF8.GetBytes(expected), text?.Bytes);
    }

    [Theory]
    [InlineData("""{"text":1}""")]
    [InlineData("""{"text":null}""")]
    [InlineData("""{}""")]
    public void What_is_no_text_is_refused(string json) =>
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize(json, LspJson.Default.TextDocumentContentChangeEvent));
}
