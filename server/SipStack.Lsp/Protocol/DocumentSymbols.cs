using System.Text.Json;
using System.Text.Json.Serialization;

namespace SipStack.Lsp;

/// <summary>The kinds that every client must understand; the later ones need the client's word.</summary>
public enum SymbolKind
{
    File = 1,
    Module = 2,
    Namespace = 3,
    Package = 4,
    Class = 5,
    Method = 6,
    Property = 7,
    Field = 8,
    Constructor = 9,
    Enum = 10,
    Interface = 11,
    Function = 12,
    Variable = 13,
    Constant = 14,
    String = 15,
    Number = 16,
    Boolean = 17,
    Array = 18,
}

public sealed record DocumentSymbolParams(TextDocumentIdentifier TextDocument, IntegerOrString? WorkDoneToken = null, IntegerOrString? PartialResultToken = null) : ITextDocumentParams;

/// <summary><see cref="SelectionRange"/> and the ranges of <see cref="Children"/> lie inside <see cref="Range"/>.</summary>
public sealed record DocumentSymbol(string Name, SymbolKind Kind, Range Range, Range SelectionRange, string? Detail = null, DocumentSymbol[]? Children = null);

/// <summary>The flat form, for clients that do not know <see cref="DocumentSymbol"/>, and of workspace symbols.</summary>
public sealed record SymbolInformation(string Name, SymbolKind Kind, Location Location, string? ContainerName = null);

/// <summary>The answer: a tree, or the same symbols one after the other.</summary>
[JsonConverter(typeof(DocumentSymbolsConverter))]
public sealed record DocumentSymbols(DocumentSymbol[]? Tree, SymbolInformation[]? Flat = null);

sealed class DocumentSymbolsConverter : JsonConverter<DocumentSymbols>
{
    public override DocumentSymbols Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var list = JsonElement.ParseValue(ref reader);
        var isFlat = list.ValueKind == JsonValueKind.Array && list.GetArrayLength() > 0 && list[0].TryGetProperty("location"u8, out _);
        return isFlat ? new(null, list.Deserialize(LspJson.Default.SymbolInformationArray)) : new(list.Deserialize(LspJson.Default.DocumentSymbolArray));
    }

    public override void Write(Utf8JsonWriter writer, DocumentSymbols value, JsonSerializerOptions options)
    {
        if (value.Flat is { } flat)
            JsonSerializer.Serialize(writer, flat, LspJson.Default.SymbolInformationArray);
        else
            JsonSerializer.Serialize(writer, value.Tree ?? [], LspJson.Default.DocumentSymbolArray);
    }
}
