using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SipStack.Lsp;

/// <summary>
/// Text of a document as UTF-8. It goes from the message into its byte array without ever being a .NET string; the array
/// has exactly the length of the text and belongs to the receiver.
/// </summary>
[JsonConverter(typeof(Utf8TextConverter))]
public readonly struct Utf8Text(byte[] bytes)
{
    readonly byte[]? bytes = bytes;

    public byte[] Bytes => bytes ?? [];

    public static Utf8Text FromString(string text) => new(Encoding.UTF8.GetBytes(text));

    public override string ToString() => Encoding.UTF8.GetString(Bytes);
}

sealed class Utf8TextConverter : JsonConverter<Utf8Text>
{
    public override Utf8Text Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.String || reader.HasValueSequence)
            throw new JsonException();
        return new(reader.ValueIsEscaped ? JsonEscapes.Decode(reader.ValueSpan) : reader.ValueSpan.ToArray());
    }

    public override void Write(Utf8JsonWriter writer, Utf8Text value, JsonSerializerOptions options) => writer.WriteStringValue(value.Bytes);
}
