using SipStack.Analysis;
using SipStack.Knowledge;
using SipStack.Lsp;
using Range = SipStack.Lsp.Range;

namespace SipStack.Server;

/// <summary>A remedy as a workspace edit that creates its files.</summary>
static class RemedyEdits
{
    /// <summary>Whether the client can create files in an edit; else the server writes them.</summary>
    public static bool AreUnderstood(ClientCapabilities client) =>
        client.Workspace?.WorkspaceEdit is { DocumentChanges: true } edit && edit.ResourceOperations?.Contains("create", StringComparer.Ordinal) == true;

    /// <summary>Creates the script and its text; a <c>.cmd</c> needs CRLF, which an editor may not keep, so it is left to the server.</summary>
    public static WorkspaceEdit? Create(OpenDocument document, Finding finding, Remedy remedy, Settings settings)
    {
        if (RemedyTargets.FolderFor(document.Uri, settings) is not { } folder)
            return null;
        var files = remedy.FilesFor(RemedyOffers.ContextOf(finding)).Where(file => !file.Name.EndsWith(".cmd", StringComparison.Ordinal)).ToList();
        var changes = new List<DocumentChange>();
        foreach (var (path, file) in RemedyTargets.FreePaths(folder, files))
        {
            var uri = new Uri(path).AbsoluteUri;
            changes.Add(new CreateFile(uri, new CreateFileOptions(Overwrite: false)));
            changes.Add(new TextDocumentEdit(new OptionalVersionedTextDocumentIdentifier(uri, null), [new TextEdit(new Range(new Position(0, 0), new Position(0, 0)), file.Text)]));
        }

        return new WorkspaceEdit(DocumentChanges: [.. changes]);
    }
}
