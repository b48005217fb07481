using System.Security.Cryptography;
using System.Text;
using SipStack.Knowledge;

namespace SipStack.Tests;

public sealed class RemedyFileTests
{
    [Theory]
    [InlineData("a\nb", "a\r\nb")]
    [InlineData("a\r\nb\r\n", "a\r\nb\r\n")]
    [InlineData("a\r\r\nb\n\n", "a\r\r\nb\r\n\r\n")]
    [InlineData("a\r", "a\r")]
    [InlineData("", "")]
    public void Line_ends_become_crlf(string text, string expected) =>
        Assert.Equal(expected, RemedyFile.FromText("x", Encoding.ASCII.GetBytes(text)).Text);

    [Theory]
    [MemberData(nameof(RemedySources.Scripts), MemberType = typeof(RemedySources))]
    public void The_product_writes_the_file_of_the_repository_with_crlf(string file)
    {
        var written = Written(file).Content.ToArray();
        Assert.Equal(RemedySources.Read(file).ReplaceLineEndings("\r\n"), Encoding.ASCII.GetString(written));
        Assert.All(written, value => Assert.True(value is >= 0x20 and < 0x7F or (byte)'\r' or (byte)'\n'));
        Assert.Equal(written.Count(value => value == '\n'), written.Count(value => value == '\r'));
        Assert.EndsWith("\r\n", Encoding.ASCII.GetString(written), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(RemedySources.Scripts), MemberType = typeof(RemedySources))]
    public void The_hash_is_that_of_the_written_bytes(string file)
    {
        var written = Written(file);
        Assert.Equal(Convert.ToHexString(SHA256.HashData(written.Content.Span)), written.Sha256, ignoreCase: true);
        Assert.Equal(written.Sha256.ToLowerInvariant(), written.Sha256);
    }

    static RemedyFile Written(string file)
    {
        var remedy = RemedyCatalog.Default.Find(file[..file.IndexOf('/')]);
        return Assert.Single(remedy?.Scripts ?? [], script => script.Name == Path.GetFileName(file));
    }
}
