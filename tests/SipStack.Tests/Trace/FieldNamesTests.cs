using System.Text;
using SipStack.Trace;

namespace SipStack.Tests.Trace;

public sealed class FieldNamesTests
{
    [Theory]
    [InlineData("Via", FieldKey.Via)]
    [InlineData("VIA", FieldKey.Via)]
    [InlineData("Call-ID", FieldKey.CallId)]
    [InlineData("call-id", FieldKey.CallId)]
    [InlineData("Direction", FieldKey.Direction)]
    [InlineData("Content-Length", FieldKey.ContentLength)]
    [InlineData("CONTENT-LENGTH", FieldKey.ContentLength)]
    [InlineData("Content-Lenght", FieldKey.Unknown)]
    [InlineData("Content-Length2", FieldKey.Unknown)]
    [InlineData("Proxy-Authorization", FieldKey.Credentials)]
    [InlineData("Proxy-Authenticate", FieldKey.Challenge)]
    [InlineData("Proxy-Authentication-Info", FieldKey.SipHeader)]
    [InlineData("ms-diagnostics-public", FieldKey.Diagnostics)]
    [InlineData("ms-keep-alive", FieldKey.SipHeader)]
    [InlineData("Trace-Correlation-Id", FieldKey.Preface)]
    [InlineData("i", FieldKey.CallId)]
    [InlineData("sip", FieldKey.Unknown)]
    [InlineData("", FieldKey.Unknown)]
    public void A_name_is_known_in_any_case_and_in_full_only(string name, FieldKey expected)
    {
        Assert.Equal(expected, FieldNames.KeyOf(Encoding.ASCII.GetBytes(name)));
        foreach (var rest in new[] { ":", ": a value that is long enough to be looked at in one piece" })
        {
            Assert.Equal(expected, FieldNames.KeyBeforeColon(Encoding.ASCII.GetBytes(name + rest), out var length));
            Assert.True(expected == FieldKey.Unknown || length == name.Length);
        }

        Assert.Equal(FieldKey.Unknown, FieldNames.KeyBeforeColon(Encoding.ASCII.GetBytes(name + " : value and more"), out _));
        Assert.Equal(FieldKey.Unknown, FieldNames.KeyBeforeColon(Encoding.ASCII.GetBytes(name), out _));
    }
}
