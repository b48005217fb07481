using SipStack.Trace;

namespace SipStack.Analysis;

public enum SymbolMatchKind : byte
{
    Call,
    User,
    Code,
}

/// <summary>A call, user or code whose name fits a query, at its first place in a document.</summary>
/// <param name="Detail">What else there is to say, such as a Call-ID or how often; may be empty.</param>
public sealed record SymbolMatch(string Name, string Detail, SymbolMatchKind Kind, TextSpan Span);

/// <summary>The calls (by title or Call-ID), users (by address) and failing codes (by name) of a document, to be searched again and again.</summary>
public sealed class SymbolSearch
{
    readonly SymbolMatch[] calls;
    readonly SymbolMatch[] users;
    readonly SymbolMatch[] codes;

    public SymbolSearch(MessageIndex messages, IReadOnlyList<Finding> findings, CancellationToken cancellation = default) =>
        (calls, users, codes) = ([.. Calls(messages, findings, cancellation)], [.. Users(messages, cancellation)], [.. Codes(findings)]);

    /// <summary>The matches in the order calls, users, codes; at most <paramref name="most"/> of each kind.</summary>
    /// <param name="query">Part of a name in any case; empty for all.</param>
    public IReadOnlyList<SymbolMatch> Find(string query, int most) =>
    [
        .. calls.Where(call => Fits(call.Name, query) || Fits(call.Detail, query)).Take(most),
        .. users.Where(user => Fits(user.Name, query)).Take(most),
        .. codes.Where(code => Fits(code.Name, query)).Take(most),
    ];

    static IEnumerable<SymbolMatch> Calls(MessageIndex messages, IReadOnlyList<Finding> findings, CancellationToken cancellation)
    {
        var byRecord = findings.ToLookup(finding => finding.Record.Index);
        for (var number = 0; number < messages.Calls.Length; number++)
        {
            cancellation.ThrowIfCancellationRequested();
            var call = messages.Calls[number];
            var first = call.Messages[0];
            var title = CallTitle.Of(CallSummary.Of(messages, call, 0, call.Messages.SelectMany(message => byRecord[messages.RecordOf(message)])));
            var callId = LogText.Of(messages.TextOf(first, messages[first].CallId));
            yield return new SymbolMatch(title, callId, SymbolMatchKind.Call, messages.SpanOf(first, messages[first].CallId));
        }
    }

    static IEnumerable<SymbolMatch> Users(MessageIndex messages, CancellationToken cancellation)
    {
        var seen = new HashSet<Fingerprint>();
        for (var message = 0; message < messages.Count; message++)
        {
            cancellation.ThrowIfCancellationRequested();
            var (from, to) = (messages[message].From.Uri, messages[message].To.Uri);
            if (IsNew(seen, messages, message, from))
                yield return new SymbolMatch(Text(messages, message, from), "", SymbolMatchKind.User, messages.SpanOf(message, from));
            if (IsNew(seen, messages, message, to))
                yield return new SymbolMatch(Text(messages, message, to), "", SymbolMatchKind.User, messages.SpanOf(message, to));
        }
    }

    static IEnumerable<SymbolMatch> Codes(IReadOnlyList<Finding> findings) =>
        from finding in findings
        group finding by finding.Code into same
        let place = same.First().Place
        select new SymbolMatch(same.Key, same.Count() == 1 ? "1 place" : $"{same.Count()} places", SymbolMatchKind.Code, new TextSpan((int)place.Offset, place.Length));

    static bool IsNew(HashSet<Fingerprint> seen, MessageIndex messages, int message, TextSpan uri) =>
        !uri.IsEmpty && seen.Add(Fingerprint.OfIgnoringCase(messages.TextOf(message, uri)));

    static string Text(MessageIndex messages, int message, TextSpan uri) => LogText.Of(messages.TextOf(message, uri));

    static bool Fits(string name, string query) => name.Contains(query, StringComparison.OrdinalIgnoreCase);
}
