using System.Globalization;
using SipStack.Lsp;

namespace SipStack.Server;

/// <summary><c>textDocument/diagnostic</c></summary>
sealed class DocumentDiagnosticHandler(Session session) : ISnapshotRequestHandler<OpenDocument?, DocumentDiagnosticParams, DocumentDiagnosticReport>
{
    public DocumentDiagnosticReport Handle(OpenDocument? document, DocumentDiagnosticParams request, CancellationToken cancellation)
    {
        if (document is null)
            return new FullDocumentDiagnosticReport([]);
        var configuration = session.Configuration;
        var resultId = string.Create(CultureInfo.InvariantCulture, $"{document.Version}.{configuration.GetHashCode():x}");
        if (resultId == request.PreviousResultId)
            return new UnchangedDocumentDiagnosticReport(resultId);
        using var progress = session.Connection.StartProgress("Looking for failures", request.WorkDoneToken, cancellation: cancellation);
        var report = new FullDocumentDiagnosticReport(Diagnostics.Of(document.Uri, document.Findings(configuration.Catalog, progress.Cancellation), session), resultId);
        session.FirstQuestion.Expect(document);
        return report;
    }
}
