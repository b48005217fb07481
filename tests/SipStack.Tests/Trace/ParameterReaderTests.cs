using System.Text;
using SipStack.Trace;

namespace SipStack.Tests;

public sealed class ParameterReaderTests
{
    [Theory]
    [InlineData("a=\"1\";b=2", "a=1|b=2")]
    [InlineData("a=”x;y=z,”;b=”″", "a=x;y=z,|b=")]
    [InlineData("; a =\" cms.contoso.com \"; b =\" x :5061\"", "a=cms.contoso.com|b=x :5061")]
    [InlineData("BaseAddress=”192.0.2.33:20018; MrDnsU=”edge.contoso.com”; MrResU=”0″", "BaseAddress=192.0.2.33:20018|MrDnsU=edge.contoso.com|MrResU=0")]
    [InlineData("TargetUri=”+5492@contoso.com", "TargetUri=+5492@contoso.com")]
    [InlineData("a=\"first; b=2", "a=first|b=2")]
    [InlineData("a=\"line\n one\nline two\";b=2", "a=line\n one\nline two|b=2")]
    [InlineData("a=\"he said “x” and \"y\" too\";b=2", "a=he said “x” and \"y\" too|b=2")]
    [InlineData("reason=\"remote\"´´´", "reason=remote")]
    [InlineData("a=\"\"in a table\"\";b=\"\";c=\"\"2\"\"", "a=in a table|b=|c=2")]
    [InlineData("a=&quot;x;y&quot;;b=&quot;2&quot;", "a=x;y|b=2")]
    [InlineData("a\u00A0=\u00A0\"1\u00A0\";\u00A0\u200Bb=2\u00A0", "a=1|b=2")]
    [InlineData("x;y;;=;a=1", "a=1")]
    [InlineData("", "")]
    public void Damaged_lists_lose_no_more_than_the_damaged_value(string list, string expected)
    {
        var bytes = Encoding.UTF8.GetBytes(list);
        var reader = new ParameterReader(bytes, new TextSpan(0, bytes.Length));
        var found = new List<string>();
        while (reader.TryRead(out var parameter))
            found.Add($"{Slice(bytes, parameter.Name)}={Slice(bytes, parameter.Value)}");
        Assert.Equal(expected, string.Join('|', found));
    }

    static string Slice(byte[] bytes, TextSpan span) => Encoding.UTF8.GetString(bytes, span.Start, span.Length);
}
