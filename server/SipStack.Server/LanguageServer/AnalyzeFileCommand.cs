using System.Globalization;
using System.Text.Json;
using SipStack.Analysis;
using SipStack.Lsp;

namespace SipStack.Server;

/// <summary>Argument of <c>sipstack.server.analyzeFile</c>.</summary>
/// <param name="Uri">Address of a file on the server's machine.</param>
/// <param name="Clear">Take its diagnostics away instead.</param>
sealed record AnalyzeRequest(string Uri, bool Clear = false);

/// <summary>How many findings of each severity the file has.</summary>
sealed record AnalyzeResult(long Errors, long Warnings, long Information, bool IsTrace);

/// <summary>Reads a file that the editor does not send, streaming, and pushes its diagnostics.</summary>
sealed class AnalyzeFileCommand(Session session)
{
    public JsonElement? Run(AnalyzeRequest request, IntegerOrString? token, CancellationToken cancellation)
    {
        var path = FileAddress.PathOf(request.Uri) ?? throw new LspException(ErrorCodes.InvalidParams, "Only files of this machine can be read.");
        if (session.Documents.Find(request.Uri) is not null && !session.PullsDiagnostics)
            throw new LspException(ErrorCodes.RequestFailed, "The file is open; its diagnostics are there already.");
        if (request.Clear)
        {
            Publish(request.Uri, []);
            return null;
        }

        using var progress = session.Connection.StartProgress($"Reading {Path.GetFileName(path)}", token, cancellation: cancellation);
        return Read(request.Uri, path, progress);
    }

    JsonElement Read(string uri, string path, WorkDoneProgress progress)
    {
        var summary = new FindingSummary();
        var shown = new List<Finding>();
        var settings = session.Configuration.Settings;
        try
        {
            var input = TraceInputs.OrdinaryFile(path);
            var isTrace = FindingSource.Read(input, session.Configuration.Catalog, finding =>
            {
                summary.Add(finding);
                // One more than the maximum is kept, so that the last diagnostic can say that there are more.
                if (finding.Severity <= settings.MinimumSeverity && shown.Count <= settings.MaximumDiagnostics)
                    shown.Add(finding);
                if (summary.Findings % 1000 == 0)
                    progress.Report(string.Create(CultureInfo.InvariantCulture, $"{summary.Findings} findings"));
            }, progress.Cancellation);
            Publish(uri, Diagnostics.Of(uri, shown, session));
            return JsonSerializer.SerializeToElement(
                new AnalyzeResult(summary.Count(FindingSeverity.Error), summary.Count(FindingSeverity.Warning), summary.Count(FindingSeverity.Information), isTrace),
                ServerJson.Default.AnalyzeResult);
        }
        catch (InputException exception)
        {
            throw new LspException(ErrorCodes.RequestFailed, exception.Message);
        }
    }

    void Publish(string uri, Diagnostic[] diagnostics) =>
        session.Connection.Notify(Methods.TextDocumentPublishDiagnostics, new PublishDiagnosticsParams(uri, diagnostics));
}
