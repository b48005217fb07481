using SipStack.Knowledge;

namespace SipStack.Tests.Knowledge;

public sealed class CatalogLookupTests
{
    static Catalog Catalog => Catalog.Default;

    [Fact]
    public void A_stack_code_has_name_level_advice_topic_and_link()
    {
        var entry = Catalog.Hresult(0xC3E93EE4);
        Assert.NotNull(entry);
        Assert.Equal("SIP_E_AUTH_NTLMMISMATCH", entry.Name);
        Assert.Equal("0xC3E93EE4", entry.Code);
        Assert.Equal(EntryLevel.Error, entry.Level);
        Assert.Equal("ntlm-128-bit", entry.Topic);
        Assert.Equal("https://blog.schertz.name/2011/01/hdx-sip-registration-with-server-2008-r2/", entry.Link);
        Assert.DoesNotContain(entry.Do, step => step.IsOurAdvice);
        Assert.Equal(3, entry.Do.Length);
    }

    [Fact]
    public void The_message_of_the_final_handshake_code_names_both_usual_causes()
    {
        var says = Catalog.Says(CodeKind.Hresult, 0xC3E93EC3);
        Assert.Contains("NTLM session security", says);
        Assert.Contains("password", says);
    }

    [Fact]
    public void Inferred_advice_is_marked_as_ours()
    {
        var entry = Catalog.Hresult(0x80EE0066);
        Assert.NotNull(entry);
        Assert.All(entry.Usual, item => Assert.True(item.IsOurAdvice));
        Assert.All(entry.Do, item => Assert.True(item.IsOurAdvice));
    }

    [Theory]
    [InlineData("UCC_E_CODECS_MISMATCH", 0x80EE0000)]
    [InlineData("rtc_e_sip_codecs_do_not_match", 0x80EE0000)]
    [InlineData("SipProxy_E_Routing", 0xC3E93C5E)]
    [InlineData("SEC_E_UNSUPPORTED_FUNCTION", 0x80090302)]
    [InlineData("SEC_E_NOT_SUPPORTED", 0x80090302)]
    public void A_symbol_is_found_by_each_of_its_names_in_any_case(string symbol, uint value) => Assert.Equal(value, Catalog.Symbol(symbol)?.Value);

    [Fact]
    public void A_name_without_number_is_found_by_its_name()
    {
        var entry = Catalog.Symbol("SIPPROXY_E_EPROUTING_MSG_INVALID_EXT_SPLIT_DOMAIN");
        Assert.NotNull(entry);
        Assert.Null(entry.Value);
        Assert.Equal(CodeKind.Symbol, entry.Kind);
        Assert.Equal(entry.Name, entry.Code);
        Assert.Contains("not been seen with a number", entry.Means);
    }

    [Fact]
    public void A_number_without_name_is_found_by_its_number()
    {
        var entry = Catalog.Hresult(0xC3E93C23);
        Assert.Equal("", entry?.Name);
        Assert.Equal("0xC3E93C23", entry?.Code);
    }

    [Fact]
    public void A_value_without_row_has_the_name_of_the_windows_headers()
    {
        var entry = Catalog.Hresult(0x00030200);
        Assert.Equal("STG_S_CONVERTED", entry?.Name);
        Assert.Equal("", entry?.Says);
    }

    [Fact]
    public void A_result_value_of_facility_7_has_the_name_of_the_windows_error()
    {
        Assert.Equal("ERROR_BAD_USERNAME", Catalog.Hresult(0x80070000 + 2202)?.Name);
        Assert.Equal(0x80070000 + 2202, Catalog.Hresult(0x80070000 + 2202)?.Value);
    }

    [Fact]
    public void A_result_value_of_facility_EF_is_explained_by_its_sip_status()
    {
        var entry = Catalog.Hresult(0x80EF01ED);
        Assert.Equal(CodeKind.Hresult, entry?.Kind);
        Assert.Equal(Catalog.SipStatus(493)?.Says, entry?.Says);
        Assert.Equal("0x80EF01ED", entry?.Code);
    }

    [Theory]
    [InlineData(10054u, "WSAECONNRESET")]
    [InlineData(5u, "ERROR_ACCESS_DENIED")]
    [InlineData(11001u, "WSAHOST_NOT_FOUND")]
    [InlineData(0u, "ERROR_SUCCESS")]
    public void A_windows_error_has_the_name_of_the_error_and_not_of_the_result_value(uint code, string name)
    {
        var entry = Catalog.Win32(code);
        Assert.Equal(CodeKind.Win32, entry?.Kind);
        Assert.Equal(code, entry?.Value);
        Assert.Equal(name, entry?.Name);
        Assert.DoesNotContain(name, entry?.OtherNames ?? []);
    }

    [Theory]
    [InlineData(100)]
    [InlineData(183)]
    [InlineData(202)]
    [InlineData(204)]
    public void A_provisional_or_success_status_is_normal(int status) => Assert.Equal(EntryLevel.Normal, Catalog.SipStatus(status)?.Level);

    [Theory]
    [InlineData(401, "Unauthorized")]
    [InlineData(429, "Provide Referrer Identity")]
    [InlineData(488, "Not Acceptable Here")]
    [InlineData(608, "Rejected")]
    public void A_status_has_the_registered_reason_phrase(int status, string phrase) => Assert.Equal(phrase, Catalog.SipStatus(status)?.Name);

    [Theory]
    [InlineData(-1)]
    [InlineData(299)]
    [InlineData(700)]
    public void A_status_that_is_not_registered_has_no_entry(int status) => Assert.Null(Catalog.SipStatus(status));

    [Theory]
    [InlineData(0, "Common to all components")]
    [InlineData(1999, "SIP stack")]
    [InlineData(2000, "User Services, presence")]
    [InlineData(90500, "Public IM connectivity")]
    [InlineData(19000, null)]
    [InlineData(-1, null)]
    public void An_id_belongs_to_the_component_of_its_range(int id, string? component) => Assert.Equal(component, Catalog.DiagnosticsComponent(id));

    [Fact]
    public void A_range_that_no_page_gives_is_marked()
    {
        Assert.True(Catalog.RangeOf(51007)?.IsDerived);
        Assert.False(Catalog.RangeOf(1000)?.IsDerived);
        Assert.DoesNotContain("derived", Catalog.RangeOf(51007)?.Source);
    }

    [Theory]
    [InlineData(0x3E9, "SIP protocol stack")]
    [InlineData(7, "Windows")]
    [InlineData(0x123, null)]
    public void A_facility_has_a_component(int facility, string? component) => Assert.Equal(component, Catalog.Facility(facility));

    [Theory]
    [InlineData(CodeKind.Hresult, 0xC3E9FFFF, "SIP protocol stack: an error that the catalogue does not explain.")]
    [InlineData(CodeKind.Hresult, 0x9123FFFF, "An error that the catalogue does not explain.")]
    [InlineData(CodeKind.Diagnostic, 1999, "SIP stack: an error that the catalogue does not explain.")]
    [InlineData(CodeKind.Hresult, 0x8007089A, "Windows: error ERROR_BAD_USERNAME; the catalogue has its name but no explanation.")]
    public void A_code_without_explanation_still_has_a_sentence(CodeKind kind, uint value, string expected) => Assert.Equal(expected, Catalog.Says(kind, value));
}
