using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using SipStack.Lsp;
using SipStack.Server;

namespace SipStack.Tests;

/// <summary>The answer to initialize is written by hand; the general writer says what must come out.</summary>
public sealed class InitializeAnswerTests
{
    static readonly string[] Texts = ["", "utf-8", "sipstack.server.explain", "\"\\\b\f\n\r\t/\u0001\u001F\u007F", "Zürich 日本 😀", "\u2028</script>&'+"];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void What_this_server_announces_is_written_byte_for_byte_as_the_general_writer_does(bool offersUtf8)
    {
        var request = new InitializeParams(Capabilities: new(General: new(offersUtf8 ? ["utf-8"] : null)));
        var result = ServerAbilities.Announce(request);
        using var message = InitializeJson.Answer(7, result);
        var expected = $$"""{"jsonrpc":"2.0","id":7,"result":{{JsonSerializer.Serialize(result, AnswerJson.Default.InitializeResult)}}}""";
        Assert.Equal($"Content-Length: {expected.Length}\r\n\r\n{expected}", Encoding.UTF8.GetString(message.Bytes));
        Assert.Equal(offersUtf8 ? "utf-8" : "utf-16", result.Capabilities.PositionEncoding);
    }

    /// <summary>Members are found by reflection, so that one that is added and not written fails here.</summary>
    [Fact]
    public void Every_member_is_written()
    {
        var random = new Random(1);
        for (var round = 0; round < 500; round++)
        {
            var result = (InitializeResult)Make(typeof(InitializeResult), random);
            using var message = InitializeJson.Answer(round, result);
            var written = JsonNode.Parse(Body(message));
            Assert.Equal(round, (int?)written?["id"]);
            var expected = JsonSerializer.SerializeToNode(result, AnswerJson.Default.InitializeResult);
            Assert.True(JsonNode.DeepEquals(expected, written?["result"]), $"{expected}\n{written}");
        }
    }

    [Fact]
    public void The_id_comes_back_as_it_came()
    {
        foreach (var text in Texts)
        {
            using var message = InitializeJson.Answer(text, new(new()));
            Assert.Equal(text, (string?)JsonNode.Parse(Body(message))?["id"]);
        }

        foreach (var number in new[] { 0, -1, long.MinValue, long.MaxValue })
        {
            using var message = InitializeJson.Answer(number, new(new()));
            Assert.Equal(number, (long?)JsonNode.Parse(Body(message))?["id"]);
        }
    }

    internal static byte[] Body(OutgoingMessage message) => message.Bytes[(message.Bytes.IndexOf("\r\n\r\n"u8) + 4)..].ToArray();

    static object Make(Type type, Random random)
    {
        if (type == typeof(string))
            return Texts[random.Next(Texts.Length)];
        if (type == typeof(bool))
            return random.Next(2) == 0;
        if (type == typeof(int))
            return random.Next(3);
        if (type == typeof(string[]))
            return Enumerable.Range(0, random.Next(4)).Select(_ => (string)Make(typeof(string), random)).ToArray();
        var constructor = type.GetConstructors()[0];
        return constructor.Invoke([.. constructor.GetParameters().Select(parameter => MakeOrLeaveOut(parameter, random))]);
    }

    static object? MakeOrLeaveOut(ParameterInfo parameter, Random random) =>
        parameter is { HasDefaultValue: true, DefaultValue: null } && random.Next(3) == 0 ? null : Make(parameter.ParameterType, random);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(InitializeResult))]
sealed partial class AnswerJson : JsonSerializerContext;
