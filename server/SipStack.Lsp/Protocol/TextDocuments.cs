namespace SipStack.Lsp;

/// <summary>Parameters that name one document.</summary>
public interface ITextDocumentParams
{
    TextDocumentIdentifier TextDocument { get; }
}

public sealed record TextDocumentIdentifier(string Uri);

public sealed record VersionedTextDocumentIdentifier(string Uri, int Version);

public sealed record TextDocumentItem(string Uri, string LanguageId, int Version, Utf8Text Text);

public sealed record DidOpenTextDocumentParams(TextDocumentItem TextDocument);

public sealed record DidChangeTextDocumentParams(VersionedTextDocumentIdentifier TextDocument, TextDocumentContentChangeEvent[] ContentChanges);

/// <summary>Without range, <see cref="Text"/> is the whole new document.</summary>
public sealed record TextDocumentContentChangeEvent(Utf8Text Text, Range? Range = null);

public sealed record DidCloseTextDocumentParams(TextDocumentIdentifier TextDocument) : ITextDocumentParams;

public sealed record DidSaveTextDocumentParams(TextDocumentIdentifier TextDocument) : ITextDocumentParams;
