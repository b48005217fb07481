using System.Text.Json;
using SipStack.Analysis;
using SipStack.Knowledge;
using SipStack.Lsp;

namespace SipStack.Server;

/// <summary>What a client asks for when it takes a quick fix. It comes back untrusted.</summary>
/// <param name="Uri">The open document.</param>
/// <param name="Remedy">Id of a remedy.</param>
/// <param name="Line">Zero-based line of the finding.</param>
sealed record RemedyRequest(string Uri, string Remedy, long Line);

/// <summary>The remedy with the finding that still offers it.</summary>
sealed record RemedyChoice(OpenDocument Document, Finding Finding, Remedy Remedy)
{
    /// <summary>Finds it in the document as it is now. Throws <see cref="LspException"/> when nothing there offers it any more.</summary>
    public static RemedyChoice Find(Session session, JsonElement data, CancellationToken cancellation)
    {
        var request = Read(data);
        if (session.Documents.Find(request.Uri) is not { } document)
            throw new LspException(ErrorCodes.InvalidParams, "The document is not open.");
        var catalog = session.Configuration.Catalog;
        foreach (var finding in document.Findings(catalog, cancellation))
        {
            if (finding.Place.Line == request.Line && RemedyOffers.For(catalog, finding).FirstOrDefault(remedy => remedy.Id == request.Remedy) is { } remedy)
                return new RemedyChoice(document, finding, remedy);
        }

        throw new LspException(ErrorCodes.ContentModified, "The log has changed: this line no longer offers that script.");
    }

    static RemedyRequest Read(JsonElement data)
    {
        try
        {
            if (data.Deserialize(ServerJson.Default.RemedyRequest) is { Uri: not null, Remedy: not null } request)
                return request;
        }
        catch (JsonException)
        {
            // Answered below, like data of another shape.
        }

        throw new LspException(ErrorCodes.InvalidParams, "The data of this action is not what the server gave out.");
    }
}
