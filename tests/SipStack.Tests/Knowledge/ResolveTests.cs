using SipStack.Knowledge;

namespace SipStack.Tests.Knowledge;

public sealed class ResolveTests
{
    [Theory]
    [InlineData("0xC3E93EE4", CodeKind.Hresult, 0xC3E93EE4, "0xC3E93EE4")]
    [InlineData("0xc3e93ee4", CodeKind.Hresult, 0xC3E93EE4, "0xC3E93EE4")]
    [InlineData("SIP_E_AUTH_NTLMMISMATCH", CodeKind.Hresult, 0xC3E93EE4, "0xC3E93EE4")]
    [InlineData("sip_e_auth_ntlmmismatch", CodeKind.Hresult, 0xC3E93EE4, "0xC3E93EE4")]
    [InlineData("-1008124188", CodeKind.Hresult, 0xC3E93EE4, "0xC3E93EE4")]
    [InlineData("3286843108", CodeKind.Hresult, 0xC3E93EE4, "0xC3E93EE4")]
    [InlineData("0xC3E93EE4(SIP_E_AUTH_NTLMMISMATCH)", CodeKind.Hresult, 0xC3E93EE4, "0xC3E93EE4")]
    [InlineData(" \u201C0xC3E93EE4\u201D ", CodeKind.Hresult, 0xC3E93EE4, "0xC3E93EE4")]
    [InlineData("sip-401", CodeKind.SipStatus, 401u, "sip-401")]
    [InlineData("SIP-401", CodeKind.SipStatus, 401u, "sip-401")]
    [InlineData("401", CodeKind.SipStatus, 401u, "sip-401")]
    public void Each_notation_finds_its_entry(string text, CodeKind kind, uint value, string code)
    {
        var query = Catalog.Default.Resolve(text);
        Assert.True(query.IsExplained);
        Assert.Equal((kind, (uint?)value, code), (query.Kind, query.Value, query.Code));
        Assert.Equal("", query.Hint);
    }

    [Theory]
    [InlineData("win32-10054", CodeKind.Win32, 10054u)]
    [InlineData("WIN32-10054", CodeKind.Win32, 10054u)]
    [InlineData("WSAECONNRESET", CodeKind.Hresult, 0x80072746)]
    [InlineData("ms-diagnostics-1000", CodeKind.Diagnostic, 1000u)]
    [InlineData("1000", CodeKind.Diagnostic, 1000u)]
    [InlineData("ms-diagnostics-public-4141", CodeKind.Diagnostic, 4141u)]
    [InlineData("MS-Client-Diagnostics-52017", CodeKind.Diagnostic, 52017u)]
    [InlineData("22", CodeKind.Diagnostic, 22u)]
    public void Each_notation_tells_its_kind(string text, CodeKind kind, uint value)
    {
        var query = Catalog.Default.Resolve(text);
        Assert.Equal((kind, (uint?)value), (query.Kind, query.Value));
    }

    [Theory]
    [InlineData("0xC3E9FFFF", "error, facility 0x3E9 (SIP protocol stack), no entry.")]
    [InlineData("0x43E9FFFF", "success, facility 0x3E9 (SIP protocol stack), no entry.")]
    [InlineData("0x9123FFFF", "error, facility 0x123 (component not known), no entry.")]
    [InlineData("0x8007FFFE", "error, Windows error 65534, no entry.")]
    [InlineData("0x8007089A", "error, Windows error 2202, ERROR_BAD_USERNAME, name only.")]
    [InlineData("0x80EF02BC", "error, SIP status 700 (not valid), no entry.")]
    [InlineData("1999", "error id of SIP stack (range 1000 to 1999), no entry.")]
    [InlineData("51999", "error id of Client (ms-client-diagnostics) (range 51000 to 51999, from the ids seen), no entry.")]
    [InlineData("19000", "error id outside every known range, no entry.")]
    [InlineData("sip-499", "SIP status (client error), no entry.")]
    [InlineData("win32-65534", "Windows error, no entry.")]
    [InlineData("c3e93ee4", "not a code.")]
    [InlineData("SIP_E_NOT_THERE", "no entry of that name.")]
    [InlineData("hello world", "not a code.")]
    [InlineData("0x", "not a code.")]
    [InlineData("0xC3E93EE4FF", "not a code.")]
    [InlineData("-9999999999", "not a code.")]
    [InlineData("ms-diagnostics-", "not a code.")]
    [InlineData("ms-diagnostics-public-", "not a code.")]
    [InlineData("ms-client-diagnostics-x", "not a code.")]
    [InlineData("sip-x", "not a code.")]
    [InlineData("", "not a code.")]
    [InlineData("()", "not a code.")]
    public void An_unknown_code_says_what_can_still_be_said(string text, string fallback)
    {
        var query = Catalog.Default.Resolve(text);
        Assert.False(query.IsExplained);
        Assert.Equal(fallback, query.Fallback);
        Assert.NotEqual("", query.Hint);
    }

    [Theory]
    [InlineData("c3e93ee4")]
    [InlineData("8009030C")]
    [InlineData("80090302")]
    public void Hexadecimal_digits_without_prefix_get_a_hint(string text) => Assert.Equal($"For a hexadecimal code type 0x{text}.", Catalog.Default.Resolve(text).Hint);

    [Fact]
    public void A_bare_windows_error_gets_a_hint() => Assert.Equal("For the Windows error WSAECONNRESET type win32-10054.", Catalog.Default.Resolve("10054").Hint);

    [Fact]
    public void A_very_long_text_is_no_code() => Assert.Equal(CodeKind.Unknown, Catalog.Default.Resolve(new string('A', 100_000)).Kind);

    [Fact]
    public void Printed_codes_are_read_back()
    {
        foreach (var entry in Catalog.Default.Entries)
            Assert.Same(entry, Catalog.Default.Resolve(entry.Code).Entry);
    }
}
