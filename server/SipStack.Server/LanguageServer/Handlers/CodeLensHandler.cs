using System.Text.Json;
using SipStack.Analysis;
using SipStack.Knowledge;
using SipStack.Lsp;
using Range = SipStack.Lsp.Range;

namespace SipStack.Server;

/// <summary>
/// <c>textDocument/codeLens</c>. To open a view is for the client: a lens names a command of the client if the client has said that it
/// has it (docs/lsp.md), else the server's, whose result the client may show; a number of remedies is then text only.
/// </summary>
sealed class CodeLensHandler(Session session) : ISnapshotRequestHandler<OpenDocument?, CodeLensParams, CodeLens[]>
{
    public CodeLens[]? Handle(OpenDocument? document, CodeLensParams request, CancellationToken cancellation)
    {
        if (document is not { IsTrace: true } || !session.Configuration.Settings.CodeLens)
            return null;
        var catalog = session.Configuration.Catalog;
        return document.Remember(catalog, () => Make(document, catalog, request, cancellation));
    }

    CodeLens[] Make(OpenDocument document, Catalog catalog, CodeLensParams request, CancellationToken cancellation)
    {
        using var progress = session.Connection.StartProgress("Looking for calls", request.WorkDoneToken, cancellation: cancellation);
        var (messages, findings) = (document.Messages(progress.Cancellation), document.Findings(catalog, progress.Cancellation));
        return [.. Lenses.Of(document.Trace, messages, findings, catalog, cancellation: progress.Cancellation).Select(lens => ToProtocol(lens, document.Uri))];
    }

    CodeLens ToProtocol(Lens lens, string uri)
    {
        var start = new Position(lens.Line, 0);
        return new CodeLens(new Range(start, start), lens.Kind == LensKind.Call ? LadderOf(lens, uri) : RemediesOf(lens, uri));
    }

    Command LadderOf(Lens lens, string uri)
    {
        var title = $"{lens.Title} · show ladder";
        return session.ClientCommands.Contains(ClientCommand.ShowLadder)
            ? At(title, ClientCommand.ShowLadder, uri, lens.Line)
            : new Command(title, ServerCommands.Ladder, [JsonSerializer.SerializeToElement(new LadderRequest(uri, Line: lens.Line, Format: "text"), ServerJson.Default.LadderRequest)]);
    }

    Command RemediesOf(Lens lens, string uri) =>
        session.ClientCommands.Contains(ClientCommand.ShowQuickFixes) ? At(lens.Title, ClientCommand.ShowQuickFixes, uri, lens.Line) : new Command(lens.Title, "");

    static Command At(string title, string command, string uri, int line) =>
        new(title, command, [JsonSerializer.SerializeToElement(uri, ServerJson.Default.String), JsonSerializer.SerializeToElement(line, ServerJson.Default.Int32)]);

    /// <summary>Commands of clients; each takes an address and a zero-based line.</summary>
    static class ClientCommand
    {
        public const string ShowLadder = "sipstack.showLadder";
        public const string ShowQuickFixes = "sipstack.showQuickFixes";
    }
}
