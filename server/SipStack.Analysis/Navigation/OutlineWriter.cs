using System.Globalization;
using SipStack.Knowledge;
using SipStack.Trace;

namespace SipStack.Analysis;

/// <summary>Makes the lines of an outline.</summary>
sealed class OutlineWriter
{
    /// <summary>Of more records of no call those of a minute are put together.</summary>
    const int MostSingleRecords = 100;

    /// <summary>Names a record of characters without width, as web pages leave them behind; a name must not be empty (LSP 3.17, DocumentSymbol).</summary>
    const string NothingVisible = "Invisible characters";

    readonly TraceDocument document;
    readonly MessageIndex messages;
    readonly Catalog catalog;
    readonly ILookup<long, Finding> findings;

    public OutlineWriter(TraceDocument document, MessageIndex messages, IReadOnlyList<Finding> findings, Catalog catalog)
    {
        this.document = document;
        this.messages = messages;
        this.catalog = catalog;
        this.findings = findings.ToLookup(finding => finding.Record.Index);
    }

    public bool IsFailed(TraceCall call) => Summary(call).IsFailed;

    public OutlineNode Call(TraceCall call)
    {
        var summary = Summary(call);
        var transactions = new List<OutlineNode>(call.TransactionCount);
        foreach (var transaction in messages.Transactions.Slice(call.FirstTransaction, call.TransactionCount))
            transactions.Add(Transaction(transaction));
        var first = call.Messages[0];
        var detail = string.Join(" · ", new[] { CallTitle.Records(summary.Records), Clock(summary.First), summary.Duration is { Ticks: > 0 } duration ? Durations.Text(duration) : "" }.Where(part => part.Length > 0));
        return new OutlineNode(
            $"{CallTitle.Of(summary)}{Marks(call.Messages.SelectMany(FindingsOf))}", detail, OutlineKind.Call,
            Hull(transactions), FirstLine(messages.SpanOf(first, messages[first].CallId)), transactions);
    }

    public static OutlineNode Remark(string text, int at) => new(text, "", OutlineKind.Group, new TextSpan(at, 0), new TextSpan(at, 0), []);

    /// <summary>Records of no call, in file order; of many those of one minute are put together.</summary>
    public IEnumerable<OutlineNode> RecordsOfNoCall(CancellationToken cancellation)
    {
        var nodes = new List<(DateTime? Minute, OutlineNode Node)>();
        for (var record = 0; record < document.Records.Length; record++)
        {
            cancellation.ThrowIfCancellationRequested();
            var message = messages.MessageIn(record);
            if (message < 0 || messages.LinksOf(message).Call < 0)
                nodes.Add(RecordOfNoCall(record, message));
        }

        if (nodes.Count <= MostSingleRecords)
            return nodes.Select(node => node.Node);
        return nodes.GroupBy(node => node.Minute, node => node.Node).Select(group => Group(group.Key, [.. group]));
    }

    OutlineNode Transaction(Transaction transaction)
    {
        var records = transaction.Messages.Select(Message).ToList();
        var number = transaction.CSeq < 0 ? "" : $" {transaction.CSeq}";
        var outcome = transaction.Final >= 0 ? $" → {Status(messages[transaction.Final].Status)}" : "";
        var first = transaction.Request >= 0 ? transaction.Request : transaction.Messages[0];
        var last = transaction.Final >= 0 ? transaction.Final : transaction.Messages[^1];
        var took = messages[last].Time - messages[first].Time is { Ticks: > 0 } time ? Durations.Text(time) : "";
        return new OutlineNode(
            $"{transaction.Method ?? "Request"}{number}{outcome}{Marks(transaction.Messages.SelectMany(FindingsOf))}", took, OutlineKind.Transaction,
            Hull(records), SelectionOf(first), records);
    }

    OutlineNode Message(int number)
    {
        var message = messages[number];
        var name = message.Role switch
        {
            RecordRole.Request => message.Method ?? FirstWord(messages.TextOf(number, message.StartLine)),
            RecordRole.Response => Status(message.Status),
            RecordRole.SecurityEvent => "Security event",
            RecordRole.DiagnosticEvent => "Diagnostic event",
            _ => "Part of a message",
        };
        var copy = messages.LinksOf(number).Copy switch
        {
            MessageCopy.Hop => "at another hop",
            MessageCopy.Retransmission => "repeated",
            _ => "",
        };
        var detail = string.Join(" · ", new[] { Clock(message.Time), Way(number), copy }.Where(part => part.Length > 0));
        return new OutlineNode(
            $"{name}{Marks(FindingsOf(number))}", detail,
            message.Role switch { RecordRole.Request => OutlineKind.Request, RecordRole.Response => OutlineKind.Response, _ => OutlineKind.Event },
            Trimmed(messages.RecordOf(number)), SelectionOf(number), []);
    }

    (DateTime? Minute, OutlineNode Node) RecordOfNoCall(int record, int message)
    {
        if (message >= 0)
            return (Minute(messages[message].Time), Message(message));
        var span = Trimmed(record);
        var fields = new FieldReader(document.Text, document.Records[record]);
        var shown = fields.TryRead(out var field) ? field.Value : span;
        var name = field.Kind is FieldKind.Preface or FieldKind.SipHeader && !field.Name.IsEmpty
            ? LogText.Of(document.Text, TextSpan.FromBounds(field.Name.Start, field.Value.End))
            : LogText.Of(document.Text, shown);
        var time = fields.Header.Timestamp;
        if (string.IsNullOrWhiteSpace(name))
            name = LogText.Of(document.Text, span);
        if (string.IsNullOrWhiteSpace(name))
            name = NothingVisible;
        return (Minute(time), new OutlineNode($"{name}{Marks(findings[record])}", Clock(time), OutlineKind.Other, span, FirstLine(span), []));
    }

    static OutlineNode Group(DateTime? minute, IReadOnlyList<OutlineNode> records)
    {
        var span = Hull(records);
        return new OutlineNode(minute is { } time ? $"{time:yyyy-MM-dd HH:mm}, {CallTitle.Records(records.Count)} of no call" : $"No time, {CallTitle.Records(records.Count)} of no call", "", OutlineKind.Group, span, records[0].Selection, records);
    }

    Call Summary(TraceCall call) => CallSummary.Of(messages, call, 0, call.Messages.SelectMany(FindingsOf));

    IEnumerable<Finding> FindingsOf(int message) => findings[messages.RecordOf(message)];

    /// <summary>The failing codes: of one error its code, of several the first with the number of the others.</summary>
    static string Marks(IEnumerable<Finding> found)
    {
        var all = found.ToList();
        if (all.Count == 0)
            return "";
        var severity = all.Min(finding => finding.Severity);
        var codes = all.Where(finding => finding.Severity == severity).Select(finding => finding.Code).Distinct(StringComparer.Ordinal).ToList();
        return $"{(severity == FindingSeverity.Error ? " ✗ " : " · ")}{codes[0]}{(codes.Count > 1 ? $" +{codes.Count - 1}" : "")}";
    }

    string Way(int number)
    {
        var message = messages[number];
        var peer = LogText.Of(messages.TextOf(number, message.Peer));
        return message.Direction.Direction switch
        {
            MessageDirection.Incoming => peer.Length > 0 ? $"in from {peer}" : "in",
            MessageDirection.Outgoing => peer.Length > 0 ? $"out to {peer}" : "out",
            _ => peer,
        };
    }

    string Status(int status) => catalog.SipStatus(status) is { Name.Length: > 0 } entry ? $"{status} {entry.Name}" : $"{status}";

    TextSpan SelectionOf(int number)
    {
        var message = messages[number];
        return FirstLine(message.StartLine.IsEmpty ? Trimmed(messages.RecordOf(number)) : messages.SpanOf(number, message.StartLine));
    }

    /// <summary>A record without the blank lines and line ends behind it.</summary>
    TextSpan Trimmed(int record)
    {
        var span = document.Records[record].Span;
        return span with { Length = document.Text.Slice(span).TrimEnd(" \t\r\n"u8).Length };
    }

    TextSpan FirstLine(TextSpan span)
    {
        var length = document.Text.Slice(span).IndexOfAny((byte)'\r', (byte)'\n');
        return length < 0 ? span : span with { Length = length };
    }

    static TextSpan Hull(IReadOnlyList<OutlineNode> nodes) => TextSpan.FromBounds(nodes.Min(node => node.Span.Start), nodes.Max(node => node.Span.End));

    static string FirstWord(ReadOnlySpan<byte> text)
    {
        var end = text.IndexOfAny((byte)' ', (byte)'\t');
        return LogText.Of(end < 0 ? text : text[..end]);
    }

    static string Clock(DateTime? time) => time is { } known ? known.ToString("HH:mm:ss.fff", CultureInfo.InvariantCulture) : "";

    static DateTime? Minute(DateTime? time) => time is { } known ? new DateTime(known.Year, known.Month, known.Day, known.Hour, known.Minute, 0) : null;
}
