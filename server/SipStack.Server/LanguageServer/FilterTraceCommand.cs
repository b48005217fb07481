using System.Text;
using System.Text.Json;
using SipStack.Analysis;
using SipStack.Lsp;
using SipStack.Trace;

namespace SipStack.Server;

/// <summary>Argument of <c>sipstack.server.filter</c>: an open document or a file of this machine, and what its records must be like.</summary>
/// <param name="Line">Zero-based: only the call of the record there.</param>
/// <param name="MaximumBytes">So long may the text be, in UTF-8.</param>
sealed record FilterRequest(
    string? Uri = null,
    string? CallId = null,
    long? Line = null,
    string? User = null,
    string? Since = null,
    string? Until = null,
    string? Level = null,
    string? Flag = null,
    string? Code = null,
    bool Failed = false,
    int? MaximumBytes = null);

/// <summary>The records that match, as a trace.</summary>
/// <param name="IsComplete">False when the text was cut before a record that would have made it too long.</param>
/// <param name="Lines">For each record the zero-based line in the source.</param>
/// <param name="Starts">For each record the zero-based line in <paramref name="Text"/>.</param>
sealed record FilterResult(string Text, long Records, bool IsComplete, IReadOnlyList<long> Lines, IReadOnlyList<int> Starts);

sealed class FilterTraceCommand(Session session)
{
    const int DefaultMaximum = 20_000_000;
    const int LargestMaximum = 100_000_000;

    public JsonElement Run(FilterRequest request, IntegerOrString? token, CancellationToken cancellation)
    {
        if (!FilterQuery.TryParse(Words(request), session.Configuration.Catalog, "", out var query, out var problem))
            throw new LspException(ErrorCodes.InvalidParams, problem);
        if (request.MaximumBytes is <= 0 or > LargestMaximum)
            throw new LspException(ErrorCodes.InvalidParams, $"maximumBytes is from 1 to {LargestMaximum}.");
        var trace = NamedTrace.Find(session, request.Uri);
        using var progress = session.Connection.StartProgress($"Filtering {trace.Name}", token, cancellation: cancellation);
        var result = Filter(trace, request, query, progress.Cancellation);
        return JsonSerializer.SerializeToElement(result, ServerJson.Default.FilterResult);
    }

    FilterResult Filter(NamedTrace trace, FilterRequest request, FilterQuery query, CancellationToken cancellation)
    {
        if (request.Line is { } line)
            query = query with { CallIds = [CallAt(trace, line, cancellation)] };
        var failed = query.Failed ? trace.Read(reader => FailedCallsOf(reader, cancellation)) : null;
        return trace.Read(reader => Write(new FilteredTrace(reader, new RecordFilter(query, failed)), request.MaximumBytes ?? DefaultMaximum, cancellation));
    }

    static byte[] CallAt(NamedTrace trace, long line, CancellationToken cancellation)
    {
        var callId = trace.Read(reader => CallAtLine.Find(reader, line, cancellation));
        return callId.Length > 0 ? callId : throw new LspException(ErrorCodes.RequestFailed, $"The record at line {line + 1} belongs to no call: it has no Call-ID.");
    }

    HashSet<Fingerprint> FailedCallsOf(TraceReader reader, CancellationToken cancellation)
    {
        var failed = new HashSet<Fingerprint>();
        FailedCalls.AddFrom(reader, session.Configuration.Catalog, failed, cancellation: cancellation);
        return failed;
    }

    static FilterResult Write(FilteredTrace trace, int maximum, CancellationToken cancellation)
    {
        using var text = new MemoryStream();
        var (lines, starts, lineEnds, isComplete) = (new List<long>(), new List<int>(), 0, true);
        var projection = new TraceProjection(utf8 =>
        {
            text.Write(utf8);
            lineEnds += CountLineEnds(utf8);
        });
        while (trace.TryRead(cancellation))
        {
            isComplete = text.Length + trace.Record.Length <= maximum;
            if (!isComplete)
                break;
            var record = trace.Record;
            projection.Add(record, trace.Format, 0, trace.Offset, trace.FollowsBlank);
            lines.Add(trace.Line);
            starts.Add(lineEnds - CountLineEnds(record));
        }

        return new FilterResult(Encoding.UTF8.GetString(text.GetBuffer(), 0, (int)text.Length), projection.Records, isComplete, lines, starts);
    }

    static int CountLineEnds(ReadOnlySpan<byte> text)
    {
        var returns = text.Count((byte)'\r');
        return text.Count((byte)'\n') + (returns == 0 ? 0 : returns - text.Count("\r\n"u8));
    }

    static FilterWords Words(FilterRequest request) => new()
    {
        CallIds = Given(request.CallId),
        Users = Given(request.User),
        Since = request.Since,
        Until = request.Until,
        Levels = Given(request.Level),
        Flags = Given(request.Flag),
        Codes = Given(request.Code),
        Failed = request.Failed,
    };

    static string[] Given(string? value) => value is null ? [] : [value];
}
