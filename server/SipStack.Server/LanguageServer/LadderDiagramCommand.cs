using System.Text;
using System.Text.Json;
using SipStack.Analysis;
using SipStack.Lsp;

namespace SipStack.Server;

/// <summary>Argument of <c>sipstack.server.ladder</c>: an open document or a file of this machine, and which of its calls.</summary>
/// <param name="Line">Zero-based: the call of the record there. Without it and without <paramref name="CallId"/> the first call that failed, else the first.</param>
/// <param name="Format"><c>text</c>, <c>svg</c>, <c>mermaid</c> or <c>html</c>.</param>
/// <param name="MergeHops">Draw a message that was passed on as one arrow.</param>
sealed record LadderRequest(string? Uri = null, string? CallId = null, long? Line = null, string Format = "svg", bool MergeHops = false);

/// <summary>The drawing, and for each of its rows what it shows.</summary>
sealed record LadderResult(string CallId, string Title, string Content, IReadOnlyList<ArrowResult> Arrows);

/// <summary>One row; lines are zero-based, the last one included.</summary>
/// <param name="Kind"><c>request</c>, <c>response</c> or <c>event</c>.</param>
/// <param name="Copies">Other records that the row stands for.</param>
sealed record ArrowResult(long Line, long EndLine, string Kind, string From, string To, string Label, string Note, bool Fails, string? Code, IReadOnlyList<LinesResult> Copies);

sealed record LinesResult(long Line, long EndLine);

sealed class LadderDiagramCommand(Session session)
{
    public JsonElement Run(LadderRequest request, IntegerOrString? token, CancellationToken cancellation)
    {
        if (request.Format is not ("text" or "svg" or "mermaid" or "html"))
            throw new LspException(ErrorCodes.InvalidParams, "format is text, svg, mermaid or html.");
        var trace = NamedTrace.Find(session, request.Uri);
        using var progress = session.Connection.StartProgress($"Drawing a call of {trace.Name}", token, cancellation: cancellation);
        var ladder = Draw(trace, request, progress.Cancellation);
        var content = request.Format switch
        {
            "text" => LadderText.Render(ladder),
            "mermaid" => LadderMermaid.Render(ladder),
            "html" => LadderHtml.Render(ladder),
            _ => LadderSvg.Render(ladder),
        };
        return JsonSerializer.SerializeToElement(new LadderResult(ladder.CallId, ladder.Title, content, [.. ladder.Arrows.Select(arrow => Of(ladder, arrow))]), ServerJson.Default.LadderResult);
    }

    Ladder Draw(NamedTrace trace, LadderRequest request, CancellationToken cancellation)
    {
        var catalog = session.Configuration.Catalog;
        var (callId, call) = Find(trace, request, cancellation);
        var extract = trace.Read(reader => CallExtract.Read(reader, callId, call, catalog, trace.Findings(catalog, cancellation), cancellation: cancellation));
        return Ladders.Of(extract, catalog, request.MergeHops) ?? throw NoCall($"The trace has no call with the Call-ID {request.CallId}.");
    }

    /// <summary>The Call-ID, or its beginning, and what stands for all of it.</summary>
    (byte[] CallId, Fingerprint Call) Find(NamedTrace trace, LadderRequest request, CancellationToken cancellation)
    {
        if (request.CallId is { } typed)
            return (Encoding.UTF8.GetBytes(typed), Fingerprint.Of(Encoding.UTF8.GetBytes(typed)));
        if (request.Line is { } line)
        {
            var callId = trace.Read(reader => CallAtLine.Find(reader, line, cancellation));
            return callId.Length > 0 ? (callId, Fingerprint.Of(callId)) : throw NoCall($"The record at line {line + 1} belongs to no call: it has no Call-ID.");
        }

        var first = trace.Read(reader => CallChoice.First(CallChoice.Read(reader, session.Configuration.Catalog, cancellation: cancellation))) ?? throw NoCall("The trace has no call: no record with a Call-ID.");
        return (Encoding.UTF8.GetBytes(first.CallId.TrimEnd('…')), first.Id);
    }

    static LspException NoCall(string message) => new(ErrorCodes.RequestFailed, message);

    static ArrowResult Of(Ladder ladder, Arrow arrow) => new(
        arrow.Record.First,
        arrow.Record.Last,
        arrow.Kind switch { ArrowKind.Request => "request", ArrowKind.Response => "response", _ => "event" },
        ladder.Lifelines[arrow.From],
        ladder.Lifelines[arrow.To],
        arrow.Label,
        arrow.Note,
        arrow.Fails,
        arrow.Code,
        [.. arrow.Copies.Select(copy => new LinesResult(copy.First, copy.Last))]);
}
