using System.Text.Json.Serialization;

namespace SipStack.Lsp;

/// <summary><see cref="DocumentChanges"/> for clients that announce them, else <see cref="Changes"/> by URI.</summary>
public sealed record WorkspaceEdit(DocumentChange[]? DocumentChanges = null, Dictionary<string, TextEdit[]>? Changes = null);

/// <summary>One step of a workspace edit; steps are carried out in order.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(TextDocumentEdit))]
[JsonDerivedType(typeof(CreateFile), "create")]
public abstract record DocumentChange;

public sealed record TextDocumentEdit(OptionalVersionedTextDocumentIdentifier TextDocument, TextEdit[] Edits) : DocumentChange;

public sealed record CreateFile(string Uri, CreateFileOptions? Options = null) : DocumentChange;

public sealed record CreateFileOptions(bool? Overwrite = null, bool? IgnoreIfExists = null);

/// <summary><see cref="Version"/> is null for a file that is not open; the member is written all the same.</summary>
public sealed record OptionalVersionedTextDocumentIdentifier(
    string Uri,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] int? Version);

public sealed record ApplyWorkspaceEditParams(WorkspaceEdit Edit, string? Label = null);

public sealed record ApplyWorkspaceEditResult(bool Applied, string? FailureReason = null);
