using SipStack.Lsp;

namespace SipStack.Tests;

public sealed class CommandArgumentTests
{
    [Theory]
    [InlineData("explain", "{}")]
    [InlineData("explain", """{"code":null}""")]
    [InlineData("explain", """{"code":7}""")]
    [InlineData("analyzeFile", "{}")]
    [InlineData("analyzeFile", """{"uri":null}""")]
    [InlineData("filter", "{}")]
    [InlineData("filter", """{"uri":null}""")]
    [InlineData("ladder", "{}")]
    [InlineData("ladder", """{"uri":null,"format":null}""")]
    [InlineData("writeRemedy", "{}")]
    [InlineData("writeRemedy", """{"uri":null,"remedy":null,"line":0}""")]
    public async Task An_argument_without_what_the_command_needs_is_InvalidParams(string command, string argument)
    {
        await using var client = await TraceServer.Start();
        var exception = await Assert.ThrowsAsync<LspException>(() => client.Request("workspace/executeCommand", $$"""{"command":"sipstack.server.{{command}}","arguments":[{{argument}}]}"""));
        Assert.Equal(ErrorCodes.InvalidParams, exception.Code);
    }
}
