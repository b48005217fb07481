using System.Text.Json;
using System.Text.Json.Serialization;

namespace SipStack.Lsp;

/// <summary><see cref="DocumentChanges"/> for clients that announce them, else <see cref="Changes"/> by URI.</summary>
public sealed record WorkspaceEdit(DocumentChange[]? DocumentChanges = null, Dictionary<string, TextEdit[]>? Changes = null);

/// <summary>One step of a workspace edit; steps are carried out in order. A text edit has no <c>kind</c>, file operations have.</summary>
[JsonConverter(typeof(DocumentChangeConverter))]
public abstract record DocumentChange;

public sealed record TextDocumentEdit(OptionalVersionedTextDocumentIdentifier TextDocument, TextEdit[] Edits) : DocumentChange;

public sealed record CreateFile(string Uri, CreateFileOptions? Options = null) : DocumentChange
{
    public string Kind { get; } = "create";
}

public sealed record CreateFileOptions(bool? Overwrite = null, bool? IgnoreIfExists = null);

/// <summary><see cref="Version"/> is null for a file that is not open; the member is written all the same.</summary>
public sealed record OptionalVersionedTextDocumentIdentifier(
    string Uri,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] int? Version);

sealed class DocumentChangeConverter : JsonConverter<DocumentChange>
{
    public override DocumentChange Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var change = JsonElement.ParseValue(ref reader);
        if (change.ValueKind != JsonValueKind.Object)
            throw new JsonException();
        if (!change.TryGetProperty("kind"u8, out var kind))
            return change.Deserialize(LspJson.Default.TextDocumentEdit) ?? throw new JsonException();
        return kind.ValueEquals("create"u8) ? change.Deserialize(LspJson.Default.CreateFile) ?? throw new JsonException() : throw new JsonException();
    }

    public override void Write(Utf8JsonWriter writer, DocumentChange value, JsonSerializerOptions options)
    {
        if (value is CreateFile create)
            JsonSerializer.Serialize(writer, create, LspJson.Default.CreateFile);
        else if (value is TextDocumentEdit edit)
            JsonSerializer.Serialize(writer, edit, LspJson.Default.TextDocumentEdit);
        else
            throw new JsonException();
    }
}

public sealed record ApplyWorkspaceEditParams(WorkspaceEdit Edit, string? Label = null);

public sealed record ApplyWorkspaceEditResult(bool Applied, string? FailureReason = null);
