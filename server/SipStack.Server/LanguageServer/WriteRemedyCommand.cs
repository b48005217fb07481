using System.Text.Json;
using SipStack.Analysis;
using SipStack.Lsp;

namespace SipStack.Server;

/// <summary>What <c>sipstack.server.writeRemedy</c> has written.</summary>
sealed record RemedyResult(IReadOnlyList<string> Files);

/// <summary>Writes all files of a remedy under free names, whole or not at all, and has the client show the text beside the script.</summary>
sealed class WriteRemedyCommand(Session session)
{
    public JsonElement Run(JsonElement argument, CancellationToken cancellation)
    {
        var choice = RemedyChoice.Find(session, argument, cancellation);
        if (RemedyTargets.FolderFor(choice.Document.Uri, session.Configuration.Settings) is not { } folder)
            throw Refuse(RemedyTargets.NoFolder);
        var files = choice.Remedy.FilesFor(RemedyOffers.ContextOf(choice.Finding));
        try
        {
            var written = RemedyWriter.Write([.. RemedyTargets.FreePaths(folder, files).Select(target => target.File.WithName(Path.GetFileName(target.Path)))], folder);
            Show(written[^1]);
            return JsonSerializer.SerializeToElement(new RemedyResult([.. written.Select(path => new Uri(path).AbsoluteUri)]), ServerJson.Default.RemedyResult);
        }
        catch (InputException exception)
        {
            throw Refuse(exception.Message);
        }
    }

    /// <summary>Not every client shows the error of a command, so the user is told as well.</summary>
    LspException Refuse(string message)
    {
        session.Connection.ShowMessage(MessageType.Error, message);
        return new LspException(ErrorCodes.RequestFailed, message);
    }

    void Show(string path)
    {
        if (session.Client.Window?.ShowDocument?.Support == true)
            _ = session.Connection.Request(Methods.WindowShowDocument, new ShowDocumentParams(new Uri(path).AbsoluteUri, TakeFocus: true), session.Connection.Stopping);
    }
}
