using System.Text.Json;
using System.Text.Json.Serialization;

namespace SipStack.Lsp;

/// <summary>
/// The one exchange that start-up waits for. Its answer is written without metadata and its parameters are read by hand,
/// because the general readers have hundreds of methods compiled on their first use.
/// </summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
    GenerationMode = JsonSourceGenerationMode.Serialization)]
[JsonSerializable(typeof(InitializeResult))]
sealed partial class InitializeJson : JsonSerializerContext
{
    /// <summary>Reads the JSON of the parameters; empty when they are missing.</summary>
    /// <exception cref="LspException">A member has another type than the specification says.</exception>
    public static InitializeParams Read(ReadOnlySpan<byte> json)
    {
        try
        {
            var reader = new Utf8JsonReader(json.IsEmpty ? "{}"u8 : json);
            return InitializeParams.From(JsonElement.ParseValue(ref reader));
        }
        catch (Exception exception) when (exception is InvalidOperationException or FormatException)
        {
            throw new LspException(ErrorCodes.InvalidParams, "The parameters of initialize are not what the specification says.");
        }
    }
}

/// <summary>Members of an object that may be missing or null. A value of another type throws <see cref="InvalidOperationException"/>.</summary>
static class OptionalMembers
{
    public static bool? Bool(this JsonElement element, string name) => element.TryGet(name, out var value) ? value.GetBoolean() : null;

    public static int? Int(this JsonElement element, string name) => element.TryGet(name, out var value) ? value.GetInt32() : null;

    public static string? Text(this JsonElement element, string name) => element.TryGet(name, out var value) ? value.GetString() : null;

    public static string[]? Texts(this JsonElement element, string name) => element.Array(name, static item => item.GetString() ?? "");

    public static T? Object<T>(this JsonElement element, string name, Func<JsonElement, T> read)
        where T : class => element.TryGet(name, out var value) ? read(value) : null;

    public static T[]? Array<T>(this JsonElement element, string name, Func<JsonElement, T> read)
        where T : class
    {
        if (!element.TryGet(name, out var value))
            return null;

        var items = new T[value.GetArrayLength()];
        for (var index = 0; index < items.Length; index++)
            items[index] = read(value[index]);
        return items;
    }

    public static bool TryGet(this JsonElement element, string name, out JsonElement value) =>
        element.TryGetProperty(name, out value) && value.ValueKind != JsonValueKind.Null;
}
