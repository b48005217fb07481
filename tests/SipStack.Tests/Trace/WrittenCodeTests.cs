using System.Text;
using SipStack.Trace;

namespace SipStack.Tests;

public sealed class WrittenCodeTests
{
    [Theory]
    [InlineData("0xC3E93EC3(SIP_E_AUTH_UNAUTHORIZED)", 0xC3E93EC3, "0xC3E93EC3(SIP_E_AUTH_UNAUTHORIZED)", "SIP_E_AUTH_UNAUTHORIZED")]
    [InlineData("0xc3e93c5e SIPPROXY_E_ROUTING", 0xC3E93C5E, "0xc3e93c5e", "SIPPROXY_E_ROUTING")]
    [InlineData("0x80090302", 0x80090302, "0x80090302", "")]
    [InlineData("0x80090325 ( SEC_E_UNTRUSTED_ROOT ) x", 0x80090325, "0x80090325 ( SEC_E_UNTRUSTED_ROOT )", "SEC_E_UNTRUSTED_ROOT")]
    [InlineData("0X5 TCP", 5, "0X5", "")]
    [InlineData("0x80090302(not_a_symbol)", 0x80090302, "0x80090302", "")]
    [InlineData("0x80090302(UNCLOSED", 0x80090302, "0x80090302", "")]
    public void Codes_are_read_as_logs_print_them(string text, uint value, string span, string symbol)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        Assert.True(WrittenCode.TryRead(bytes, 0, out var code));
        Assert.Equal((value, span, symbol), (code.Value, Slice(bytes, code.Span), Slice(bytes, code.Symbol)));
    }

    [Theory]
    [InlineData("0x")]
    [InlineData("0xG0090302")]
    [InlineData("0x00000000028FDD70")]
    [InlineData("0x80090302abc_")]
    [InlineData("80090302")]
    public void What_is_no_32_bit_number_is_no_code(string text) => Assert.False(WrittenCode.TryRead(Encoding.UTF8.GetBytes(text), 0, out _));

    [Fact]
    public void A_symbol_has_at_most_64_characters()
    {
        var bytes = Encoding.UTF8.GetBytes($"0x80090302({new string('A', 65)})");
        Assert.True(WrittenCode.TryRead(bytes, 0, out var code));
        Assert.False(code.HasSymbol);
    }

    static string Slice(byte[] bytes, TextSpan span) => Encoding.UTF8.GetString(bytes, span.Start, span.Length);
}
