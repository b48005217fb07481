using System.Text;
using SipStack.Trace;

namespace SipStack.Tests;

public sealed class LineIndexTests
{
    [Theory]
    [InlineData("", 1)]
    [InlineData("a", 1)]
    [InlineData("a\n", 2)]
    [InlineData("a\r\nb\rc\nd", 4)]
    [InlineData("\r\r\n\n", 4)]
    [InlineData("a\u0085b\u2028c\fd\ve", 1)]
    public void Only_lf_crlf_and_cr_end_a_line(string text, int lines)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var index = LineIndex.Of(bytes);
        Assert.Equal(lines, index.Count);
        for (var line = 0; line < index.Count; line++)
        {
            Assert.Equal(line, index.LineAt(index.StartOf(line)));
            Assert.True(bytes.AsSpan()[index.StartOf(line)..index.ContentEnd(bytes, line)].IndexOfAny((byte)'\r', (byte)'\n') < 0);
        }
    }
}
