using System.Text;
using SipStack.Trace;

namespace SipStack.Tests;

public sealed class IceWarningsTests
{
    [Theory]
    [InlineData("CalleeMediaDebug=\"audio:ICEWarn=0x80012b\na=candidate:1\"", 0x80012bu, "0x80012b")]
    [InlineData("ICEWarn=”0x40003a0″; LocalSite=”192.0.2.33:20008″", 0x40003a0u, "0x40003a0")]
    [InlineData("CallerMediaDebug=\"audio:ICEWarn=0x0,LocalSite=a;video:ICEWarn=0x320,b\"", 0x320u, "0x320")]
    public void The_first_flags_that_are_not_zero_are_found(string header, uint flags, string shown)
    {
        var bytes = Encoding.UTF8.GetBytes(header);
        Assert.True(IceWarnings.TryFind(bytes, new TextSpan(0, bytes.Length), out var found, out var span));
        Assert.Equal((flags, shown), (found, Encoding.UTF8.GetString(bytes, span.Start, span.Length)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("ICEWarn=")]
    [InlineData("ICEWarn=0x0")]
    [InlineData("ICEWarn=0x123456789")]
    [InlineData("ICEWarn=\"\";ICEWarn")]
    public void Else_there_are_none(string header)
    {
        var bytes = Encoding.UTF8.GetBytes(header);
        Assert.False(IceWarnings.TryFind(bytes, new TextSpan(0, bytes.Length), out _, out _));
    }
}
