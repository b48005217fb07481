using System.Text.Json;

namespace SipStack.Tests;

public sealed class ExplainCommandTests
{
    [Theory]
    [InlineData("0xC3E93EE4")]
    [InlineData("0xc3e93ee4")]
    [InlineData("sip_e_auth_ntlmmismatch")]
    [InlineData("SIP_E_AUTH_NTLMMISMATCH")]
    [InlineData("-1008124188")]
    [InlineData("--", "-1008124188")]
    public void Every_notation_of_a_code_gives_the_same_article(params string[] code)
    {
        var run = CommandRun.Of(["explain", .. code]);
        Assert.Equal(0, run.ExitCode);
        Assert.StartsWith("Sign-in refused: one side demands NTLM session security that the other does not offer.\n0xC3E93EE4  SIP_E_AUTH_NTLMMISMATCH", run.Out, StringComparison.Ordinal);
        Assert.Equal(CommandRun.Of("explain", "0xC3E93EE4").Out, run.Out);
    }

    [Theory]
    [InlineData("1000", "ms-diagnostics-1000")]
    [InlineData("ms-diagnostics-1000", "ms-diagnostics-1000")]
    [InlineData("sip-401", "sip-401")]
    [InlineData("win32-10054", "win32-10054")]
    public void Other_kinds_of_codes_are_explained_too(string code, string shown)
    {
        var run = CommandRun.Of("explain", code);
        Assert.Equal(0, run.ExitCode);
        Assert.Equal(shown, run.Out.Split('\n')[1].Split("  ")[0]);
    }

    [Fact]
    public void An_unknown_code_says_what_can_still_be_said_and_exits_1()
    {
        var run = CommandRun.Of("explain", "0xC3E9FFFF");
        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith("0xC3E9FFFF: error, facility 0x3E9 (SIP protocol stack), no entry. If the log prints a name behind it, search for that name", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Text_that_is_no_code_exits_1() => Assert.Equal(1, CommandRun.Of("explain", "hello").ExitCode);

    [Fact]
    public void Json_and_markdown_carry_the_same_sentence()
    {
        var markdown = CommandRun.Of("explain", "SEC_E_UNTRUSTED_ROOT", "--format", "markdown").Out;
        using var json = JsonDocument.Parse(CommandRun.Of("explain", "SEC_E_UNTRUSTED_ROOT", "--format", "json").Out);
        var says = json.RootElement.GetProperty("codes")[0].GetProperty("says").GetString() ?? "";
        Assert.NotEqual("", says);
        Assert.StartsWith($"**{says}**", markdown.Replace("\\", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }
}
