using System.Text;
using SipStack.Lsp;

namespace SipStack.Tests;

public sealed class MessageReaderTests
{
    const string One = "{\"a\":1}";
    const string Two = "{\"b\":\"Content-Length: 5\\r\\n\\r\\n\"}";

    [Fact]
    public void A_stream_may_be_cut_at_every_byte()
    {
        var bytes = Encoding.UTF8.GetBytes(Frame(One) + Frame(Two) + Frame("{}"));
        for (var cut = 1; cut < bytes.Length; cut++)
            Assert.Equal([One, Two, "{}"], ReadAll(new ChunkedStream(bytes, cut)));
        Assert.Equal([One, Two, "{}"], ReadAll(new ChunkedStream(bytes, Enumerable.Repeat(1, bytes.Length))));
    }

    [Theory]
    [InlineData("content-length:2\n\n{}")]
    [InlineData("CONTENT-LENGTH:   2  \r\n\r\n{}")]
    [InlineData("Content-Length: 2\r\nContent-Type: application/vscode-jsonrpc; charset=utf-8\r\n\r\n{}")]
    [InlineData("Content-Type: application/vscode-jsonrpc; charset=utf8\r\nContent-Length: 2\r\n\r\n{}")]
    [InlineData("X-Other: : :\r\nContent-Length: 0002\r\n\r\n{}")]
    [InlineData("Content-Length: 2\r\nContent-Length: 2\r\n\r\n{}")]
    [InlineData("Content-Length: 2\r\nContent-Type: application/vscode-jsonrpc\r\n\r\n{}")]
    [InlineData("content-type: a/b;x=y; CHARSET = none; Charset=\"UTF-8\" \r\nContent-Length: 2\r\n\r\n{}")]
    public void Headers_may_be_written_in_these_ways(string text) => Assert.Equal(["{}"], ReadAll(text));

    [Theory]
    [InlineData("garbage")]
    [InlineData("garbage\r\n")]
    [InlineData("garbage\r\n\r\n")]
    [InlineData("\r\n\r\n")]
    [InlineData("\0\u0001\u0002")]
    [InlineData("Content-Length: \r\n\r\n")]
    [InlineData("Content-Length: -1\r\n\r\n")]
    [InlineData("Content-Length: 12x\r\n\r\n")]
    [InlineData("Content-Length: 99999999999999999999\r\n\r\n")]
    [InlineData("Content-Length: 9223372036854775808\r\n\r\n")]
    [InlineData("Content-Length: -9223372036854775808\r\n\r\n")]
    [InlineData("Content-Length: 2147483648\r\n\r\n")]
    [InlineData("Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}")]
    [InlineData("Content-Length: 2, 2\r\n\r\n{}")]
    [InlineData("Content-Length: 0x2\r\n\r\n{}")]
    [InlineData("Content-Length: +2\r\n\r\n{}")]
    [InlineData("Content-Length: 2;\r\n\r\n{}")]
    [InlineData("Content-Length: 2\r\n folded\r\n\r\n{}")]
    [InlineData("Content-Length : 2\r\n\r\n{}")]
    [InlineData("\ufeffContent-Length: \r\n\r\n{}")]
    [InlineData("Content-Length: 1001\r\n\r\n")]
    [InlineData("Content-Type: text/plain\r\n\r\n{\"x\":1}")]
    [InlineData("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\"}\n")]
    [InlineData("Content-Length: 5 but not really: Content-Length: 7,\r\n\r\nContent-Len")]
    public void What_is_no_message_is_one_error_and_the_next_message_is_read(string garbage)
    {
        Assert.Equal(["error", One, Two], ReadAll(garbage + Frame(One) + Frame(Two)));
        var bytes = Encoding.UTF8.GetBytes(garbage + Frame(One));
        Assert.Equal(["error", One], ReadAll(new ChunkedStream(bytes, Enumerable.Repeat(1, bytes.Length))));
    }

    /// <summary>"If a server or client receives a header with a different encoding than utf-8 it should respond with an error."</summary>
    [Theory]
    [InlineData("utf-16")]
    [InlineData("\"iso-8859-1\"")]
    [InlineData("utf-8x")]
    [InlineData("")]
    public void A_message_in_another_encoding_is_an_error_of_its_own(string encoding) =>
        Assert.Equal(["error", One], ReadAll($"Content-Length: 2\r\nContent-Type: application/vscode-jsonrpc; charset={encoding}\r\n\r\n{{}}" + Frame(One)));

    [Fact]
    public void An_endless_header_section_is_one_error()
    {
        Assert.Equal(["error", One], ReadAll("X: " + new string('x', 100_000) + "\r\n\r\n" + Frame(One)));
        Assert.Equal(["error"], ReadAll(new string('x', 100_000)));
        Assert.Equal(["error"], ReadAll(string.Concat(Enumerable.Repeat("Content-Length", 10_000))));
    }

    [Fact]
    public void Headers_of_SIP_messages_inside_a_refused_body_are_no_messages()
    {
        var refused = "{\"text\":\"" + string.Concat(Enumerable.Repeat("SIP/2.0 200 OK\\r\\nContent-Length: 0\\r\\n\\r\\n", 100)) + "\"}";
        Assert.Equal(["error", One], ReadAll(Frame(refused) + Frame(One)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("Content-Le")]
    [InlineData("Content-Length: 10\r\n\r\n")]
    [InlineData("Content-Length: 10\r\n\r\n{\"a\"")]
    public void Input_may_end_anywhere(string text) => Assert.Empty(ReadAll(text));

    [Theory]
    [InlineData(3)]
    [InlineData(16)]
    [InlineData(30)]
    public void Bytes_that_a_wrong_length_has_swallowed_can_be_given_back(int swallowed)
    {
        var bytes = Encoding.UTF8.GetBytes($"Content-Length: {One.Length + swallowed}\r\n\r\n{One}{Frame(Two)}{Frame(One)}");
        var reader = new MessageReader(new MemoryStream(bytes), 1000);
        using (var first = reader.Read().Body)
        {
            Assert.NotNull(first);
            reader.ReturnSwallowed(first.Span);
        }

        Assert.Equal([Two, One], ReadAll(reader));
    }

    [Fact]
    public void A_large_body_arrives_whole()
    {
        var text = new string('x', 5_000_000);
        Assert.Equal([text], ReadAll(new ChunkedStream(Encoding.UTF8.GetBytes(Frame(text)), 10, 100_000, 1), int.MaxValue));
    }

    static string Frame(string body) => $"Content-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}";

    static List<string> ReadAll(string text) => ReadAll(new MemoryStream(Encoding.UTF8.GetBytes(text)));

    static List<string> ReadAll(Stream input, int maximumLength = 1000) => ReadAll(new MessageReader(input, maximumLength));

    static List<string> ReadAll(MessageReader reader)
    {
        List<string> found = [];
        for (var message = reader.Read(); !message.IsEnd; message = reader.Read())
        {
            using var body = message.Body;
            found.Add(body is null ? "error" : Encoding.UTF8.GetString(body.Span));
        }

        return found;
    }
}
