using SipStack.Lsp;
using Range = SipStack.Lsp.Range;

namespace SipStack.Tests;

public sealed class HoverTests
{
    const string Uri = "file:///logs/trace.log";

    [Fact]
    public async Task A_finding_answers_first_and_shows_its_evidence()
    {
        await using var client = await Start();
        client.Open(Uri, File.ReadAllText(Samples.Case("article-two-records")));
        var hover = await Hover(client, 20, 80);
        Assert.Equal(new Range(new Position(20, 72), new Position(20, 107)), hover?.Range);
        Assert.Equal("markdown", hover?.Contents.Kind);
        var text = hover?.Contents.Value ?? "";
        Assert.StartsWith("**NTLM", text, StringComparison.Ordinal);
        Assert.Contains("**In this log**\n\n- line 7: the client's NTLM answer has the 128-bit flag clear", text, StringComparison.Ordinal);
        Assert.Contains("- line 4", text, StringComparison.Ordinal);
        // What to do follows from the decided cause: raise the client comes first, and no more reading of result codes.
        Assert.Contains("1. Raise the client", text, StringComparison.Ordinal);
        Assert.Contains("`0xC3E93EC3` SIP\\_E\\_AUTH\\_UNAUTHORIZED", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cause_that_is_ruled_out_is_named_with_the_line_that_rules_it_out()
    {
        await using var client = await Start();
        client.Open(Uri, File.ReadAllText(Samples.Case("credentials-refused")));
        var text = (await Hover(client, 20, 95))?.Contents.Value ?? "";
        Assert.Contains("ruled out: NTLM 128-bit session security (line 4", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ms-diagnostics: 1000;HRESULT=\"0xC3E93EE4(SIP_E_AUTH_NTLMMISMATCH)\"", 18, "`ms-diagnostics-1000`")]
    [InlineData("SIP/2.0 404 Not Found\nCall-ID: x", 9, "`sip-404`")]
    [InlineData("SIP/2.0 200 OK\nms-diagnostics: 1;HRESULT=\"0x00090312(SEC_I_CONTINUE_NEEDED)\"", -40, "`0x00090312`")]
    public async Task Other_codes_are_explained_where_they_stand(string text, int column, string code)
    {
        await using var client = await Start();
        client.Open(Uri, text);
        var line = column < 0 ? 1 : 0;
        Assert.Contains(code, (await Hover(client, line, Math.Abs(column)))?.Contents.Value, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("TL_INFO(TF_PROTOCOL) [1]0B44.11C8::03/14/2011-09:26:53.601.0007a1d0 (SIPStack,A::B:S.cpp(125))$$begin_record\nStart-Line: MESSAGE sip:b@contoso.com SIP/2.0\nMessage-Body: 0xC3E93EE4(SIP_E_AUTH_NTLMMISMATCH)\n$$end_record", 2, 20)]
    [InlineData("SIP/2.0 404 Not Found", 0, 15)]
    [InlineData("SIP/2.0 404 Not Found", 5, 5)]
    public async Task Bodies_and_other_text_have_no_hover(string text, int line, int column)
    {
        await using var client = await Start();
        client.Open(Uri, text);
        Assert.Null(await Hover(client, line, column));
    }

    [Theory]
    [InlineData(6, 10, "**The client's NTLM answer: it offers no 128-bit session security.**", 6, 19)]
    [InlineData(0, 12, "**A security event: authentication, authorization or validation of a domain.**", 9, 20)]
    [InlineData(5, 20, "**REGISTER, 2 records, ended with 401 Unauthorized.**", 13, 45)]
    public async Task Other_places_of_a_record_are_explained(int line, int column, string answer, int start, int end)
    {
        await using var client = await Start();
        client.Open(Uri, File.ReadAllText(Samples.Case("article-two-records")));
        var hover = await Hover(client, line, column);
        Assert.Equal(new Range(new Position(line, start), new Position(line, end)), hover?.Range);
        Assert.StartsWith(answer, hover?.Contents.Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_client_without_markdown_gets_plain_text()
    {
        await using var client = await Start(TraceServer.Full with { TextDocument = TraceServer.Full.TextDocument! with { Hover = new HoverClientCapabilities(["plaintext"]) } });
        client.Open(Uri, File.ReadAllText(Samples.Case("article-two-records")));
        var hover = await Hover(client, 20, 80);
        Assert.Equal("plaintext", hover?.Contents.Kind);
        Assert.DoesNotContain("**", hover?.Contents.Value, StringComparison.Ordinal);
        Assert.DoesNotContain("\\_", hover?.Contents.Value, StringComparison.Ordinal);
    }

    static async Task<LspTestClient> Start(ClientCapabilities? capabilities = null)
    {
        var client = await TraceServer.Start(capabilities);
        client.Allow("textDocument/publishDiagnostics");
        return client;
    }

    static Task<Hover?> Hover(LspTestClient client, int line, int character) =>
        client.Request(Methods.TextDocumentHover, new HoverParams(new TextDocumentIdentifier(Uri), new Position(line, character)));
}
