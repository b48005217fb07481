namespace SipStack.Lsp;

/// <summary>Parameters that name one document.</summary>
public interface ITextDocumentParams
{
    TextDocumentIdentifier TextDocument { get; }
}

public sealed record TextDocumentIdentifier(string Uri);

public sealed record VersionedTextDocumentIdentifier(string Uri, int Version);

public sealed record TextDocumentItem(string Uri, string LanguageId, int Version, Utf8Text Text)
{
    internal static TextDocumentItem From(JsonSlice json)
    {
        string? uri = null;
        string? languageId = null;
        int? version = null;
        Utf8Text? text = null;

        // One pass: each look for a member of its own would go through the text again.
        var members = json.Members;
        while (members.Next())
        {
            var value = new JsonSlice(members.Value);
            if (members.NameIs("uri"u8))
                uri = value.Text();
            else if (members.NameIs("languageId"u8))
                languageId = value.Text();
            else if (members.NameIs("version"u8))
                version = value.Int();
            else if (members.NameIs("text"u8))
                text = value.Utf8();
        }

        return new(uri ?? throw JsonSlice.Mismatch(), languageId ?? throw JsonSlice.Mismatch(), version ?? throw JsonSlice.Mismatch(), text ?? throw JsonSlice.Mismatch());
    }
}

public sealed record DidOpenTextDocumentParams(TextDocumentItem TextDocument)
{
    /// <summary>The general reader would go through the text of a document byte by byte.</summary>
    internal static DidOpenTextDocumentParams From(JsonSlice json) => new(json.Object("textDocument"u8, TextDocumentItem.From) ?? throw JsonSlice.Mismatch());
}

public sealed record DidChangeTextDocumentParams(VersionedTextDocumentIdentifier TextDocument, TextDocumentContentChangeEvent[] ContentChanges);

/// <summary>Without range, <see cref="Text"/> is the whole new document.</summary>
public sealed record TextDocumentContentChangeEvent(Utf8Text Text, Range? Range = null);

public sealed record DidCloseTextDocumentParams(TextDocumentIdentifier TextDocument) : ITextDocumentParams;

public sealed record DidSaveTextDocumentParams(TextDocumentIdentifier TextDocument) : ITextDocumentParams;
