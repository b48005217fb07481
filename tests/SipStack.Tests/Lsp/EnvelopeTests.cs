using System.Text;
using SipStack.Lsp;

namespace SipStack.Tests;

public sealed class EnvelopeTests
{
    [Theory]
    [InlineData("", nameof(EnvelopeFault.Malformed))]
    [InlineData("{", nameof(EnvelopeFault.Malformed))]
    [InlineData("{\"id\":1,\"method\":\"a\"", nameof(EnvelopeFault.Malformed))]
    [InlineData("{\"id\":1,\"method\":\"a\"}}", nameof(EnvelopeFault.Malformed))]
    [InlineData("{\"id\":1 \"method\":\"a\"}", nameof(EnvelopeFault.Malformed))]
    [InlineData("nonsense", nameof(EnvelopeFault.Malformed))]
    [InlineData("[{\"id\":1},", nameof(EnvelopeFault.Malformed))]
    [InlineData("[]", nameof(EnvelopeFault.Invalid))]
    [InlineData("[{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"a\"}]", nameof(EnvelopeFault.Invalid))]
    [InlineData("1", nameof(EnvelopeFault.Invalid))]
    [InlineData("null", nameof(EnvelopeFault.Invalid))]
    [InlineData("\"text\"", nameof(EnvelopeFault.Invalid))]
    [InlineData("{\"id\":1.5,\"method\":\"a\"}", nameof(EnvelopeFault.Invalid))]
    [InlineData("{\"id\":{},\"method\":\"a\"}", nameof(EnvelopeFault.Invalid))]
    [InlineData("{\"id\":1,\"method\":[1]}", nameof(EnvelopeFault.Invalid))]
    [InlineData("{\"id\":1,\"method\":\"a\"}", nameof(EnvelopeFault.None))]
    [InlineData("{}", nameof(EnvelopeFault.None))]
    public void Faults_are_told_apart(string json, string fault) => Assert.Equal(fault, Envelope.Parse(Encoding.UTF8.GetBytes(json), out _).ToString());

    [Theory]
    [InlineData("""{"jsonrpc":"2.0","id":7,"method":"a","params":{"x":[1,{}]}}""", "7", "a", "{\"x\":[1,{}]}")]
    [InlineData("""{ "params" : [ 1 ] , "method" : "\u0061" , "id" : "seven" , "jsonrpc" : "2.0" }""", "seven", "a", "[ 1 ]")]
    [InlineData("""{"id":-1,"method":"a","params":null}""", "-1", "a", "")]
    [InlineData("""{"id":null,"method":"a"}""", null, "a", "")]
    [InlineData("""{"method":"a","other":{"id":1},"params":"x"}""", null, "a", "\"x\"")]
    public void Members_are_found_in_any_order(string json, string? id, string method, string parameters)
    {
        Assert.Equal(EnvelopeFault.None, Envelope.Parse(Encoding.UTF8.GetBytes(json), out var envelope));
        Assert.Equal(id, envelope.Id?.ToString());
        Assert.Equal(method, envelope.Method);
        Assert.Equal(parameters, Encoding.UTF8.GetString(envelope.Params));
    }

    [Fact]
    public void Responses_keep_a_null_result_apart_from_a_missing_one()
    {
        Envelope.Parse("""{"id":1,"result":null}"""u8, out var withNull);
        Envelope.Parse("""{"id":1,"error":{"code":1,"message":""}}"""u8, out var withError);
        Assert.Equal("null"u8.ToArray(), withNull.Result.ToArray());
        Assert.True(withNull.Error.IsEmpty);
        Assert.True(withError.Result.IsEmpty);
        Assert.False(withError.Error.IsEmpty);
    }
}
