using System.Buffers.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SipStack.Lsp;

/// <summary>A value that is <c>integer | string</c> in the specification: request id, progress token, diagnostic code. It is sent back in the form it came in.</summary>
[JsonConverter(typeof(IntegerOrStringConverter))]
public readonly record struct IntegerOrString
{
    public IntegerOrString(long number) => Number = number;

    public IntegerOrString(string text) => Text = text;

    public long Number { get; }

    /// <summary>The string; null when the value is a number.</summary>
    public string? Text { get; }

    /// <summary>An equal object for equal values. As a key it spares compiling a dictionary of its own at start-up.</summary>
    internal object Key => Text ?? (object)Number;

    public static implicit operator IntegerOrString(long number) => new(number);

    public static implicit operator IntegerOrString(string text) => new(text);

    public override string ToString() => Text ?? Number.ToString();

    internal static bool TryRead(ref Utf8JsonReader reader, out IntegerOrString value)
    {
        value = default;
        if (reader.TokenType == JsonTokenType.String)
            value = new(reader.GetString() ?? "");
        else if (reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out var number))
            value = new(number);
        else
            return false;
        return true;
    }

    /// <summary>The same from the bytes of a valid JSON value.</summary>
    internal static bool TryRead(ReadOnlySpan<byte> json, out IntegerOrString value)
    {
        value = default;
        if (json[0] == '"')
            value = new(new JsonSlice(json).Text());
        else if (Utf8Parser.TryParse(json, out long number, out var consumed) && consumed == json.Length)
            value = new(number);
        else
            return false;
        return true;
    }

    internal void Write(Utf8JsonWriter writer)
    {
        if (Text is null)
            writer.WriteNumberValue(Number);
        else
            writer.WriteStringValue(Text);
    }
}

sealed class IntegerOrStringConverter : JsonConverter<IntegerOrString>
{
    public override IntegerOrString Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        IntegerOrString.TryRead(ref reader, out var value) ? value : throw new JsonException();

    public override void Write(Utf8JsonWriter writer, IntegerOrString value, JsonSerializerOptions options) => value.Write(writer);
}
