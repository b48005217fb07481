using System.Text.Json;
using System.Text.Json.Serialization;

namespace SipStack.Lsp;

public sealed record DefinitionParams(TextDocumentIdentifier TextDocument, Position Position, IntegerOrString? WorkDoneToken = null, IntegerOrString? PartialResultToken = null)
    : ITextDocumentParams;

/// <summary>A place, with what was asked about and what to show around it; for clients with <c>linkSupport</c>.</summary>
public sealed record LocationLink(string TargetUri, Range TargetRange, Range TargetSelectionRange, Range? OriginSelectionRange = null);

/// <summary>The answer in one of the two forms that the specification allows for a list.</summary>
[JsonConverter(typeof(DefinitionResultConverter))]
public sealed record DefinitionResult(LocationLink[]? Links, Location[]? Locations = null);

sealed class DefinitionResultConverter : JsonConverter<DefinitionResult>
{
    public override DefinitionResult Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var list = JsonElement.ParseValue(ref reader);
        var isPlain = list.ValueKind == JsonValueKind.Array && list.GetArrayLength() > 0 && list[0].TryGetProperty("uri"u8, out _);
        return isPlain ? new(null, list.Deserialize(LspJson.Default.LocationArray)) : new(list.Deserialize(LspJson.Default.LocationLinkArray));
    }

    public override void Write(Utf8JsonWriter writer, DefinitionResult value, JsonSerializerOptions options)
    {
        if (value.Locations is { } locations)
            JsonSerializer.Serialize(writer, locations, LspJson.Default.LocationArray);
        else
            JsonSerializer.Serialize(writer, value.Links ?? [], LspJson.Default.LocationLinkArray);
    }
}
