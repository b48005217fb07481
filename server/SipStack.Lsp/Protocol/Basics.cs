using System.Text.Json;
using System.Text.Json.Serialization;

namespace SipStack.Lsp;

/// <summary>Zero-based. <see cref="Character"/> counts units of the negotiated encoding and may lie behind the end of the line.</summary>
public readonly record struct Position(
    [property: JsonConverter(typeof(UIntegerConverter))] int Line,
    [property: JsonConverter(typeof(UIntegerConverter))] int Character);

/// <summary>From <see cref="Start"/> up to, and without, <see cref="End"/>.</summary>
public readonly record struct Range(Position Start, Position End);

/// <summary>URIs are kept as the client wrote them: it compares them as text.</summary>
public sealed record Location(string Uri, Range Range);

public sealed record TextEdit(Range Range, string NewText);

public sealed record MarkupContent(string Kind, string Value);

public static class MarkupKind
{
    public const string PlainText = "plaintext";
    public const string Markdown = "markdown";
}

/// <summary>A title and what to run: <see cref="Name"/> is the member <c>command</c>.</summary>
public sealed record Command(string Title, [property: JsonPropertyName("command")] string Name, JsonElement[]? Arguments = null);

/// <summary>Clients send numbers above the specification's limit for "end of the line"; they mean the largest one.</summary>
sealed class UIntegerConverter : JsonConverter<int>
{
    public override int Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.Number || !reader.TryGetDouble(out var number) || number < 0 || number != Math.Floor(number))
            throw new JsonException();
        return number > int.MaxValue ? int.MaxValue : (int)number;
    }

    public override void Write(Utf8JsonWriter writer, int value, JsonSerializerOptions options) => writer.WriteNumberValue(value);
}
