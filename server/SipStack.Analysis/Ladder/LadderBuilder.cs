using System.Text;
using SipStack.Knowledge;
using SipStack.Trace;

namespace SipStack.Analysis;

/// <summary>Makes the rows of a ladder of the messages of one call.</summary>
sealed class LadderBuilder(TraceDocument document, MessageIndex messages, Catalog catalog, Func<int, RecordLines> linesOf)
{
    readonly LifelineTable lifelines = new();
    readonly List<Arrow> arrows = [];

    // The copies of each arrow, which grow while it is in the list.
    readonly List<List<RecordLines>> copies = [];

    // The first record of a message at one hop, and the row that shows it: the other end of the connection logs the same.
    readonly Dictionary<(int Original, Fingerprint Branch), int> firstEnds = [];
    readonly Dictionary<int, int> rows = [];
    DateTime? last;

    public IReadOnlyList<string> Lifelines => lifelines.Names;

    /// <summary>The rows in file order.</summary>
    /// <param name="findings">Those of the call.</param>
    public List<Arrow> Build(TraceCall call, IReadOnlyList<Finding> findings)
    {
        foreach (var message in call.Messages)
            Learn(message);
        PlaceFirst(call);
        // Both stand in file order.
        var next = 0;
        foreach (var message in call.Messages)
        {
            var lines = linesOf(messages.RecordOf(message));
            while (next < findings.Count && findings[next].Place.Line < lines.First)
                next++;
            var found = findings.Skip(next).TakeWhile(finding => finding.Place.Line <= lines.Last).ToList();
            if (messages[message].IsMessage)
                AddMessage(message, lines, found);
            else if (messages[message].IsEvent)
                AddEvent(message, lines, found);
        }

        return arrows;
    }

    /// <summary>Takes names of machines from a record before any lifeline is drawn.</summary>
    void Learn(int message)
    {
        var machine = MachineOf(message);
        if (machine.Length > 0)
            lifelines.AddMachine(machine);
        else if (messages[message].Direction.IsLocal || messages[message].IsEvent)
            lifelines.NameWriter(WriterNames.Read(messages.RecordText(message), document.Records[messages.RecordOf(message)].Format));
        if (OtherEndOf(message) is not { } other)
            return;
        // The addresses of the peers are those of the machines that have logged the message too.
        lifelines.Alias(PeerOf(other), machine);
        lifelines.Alias(PeerOf(message), MachineOf(other));
    }

    /// <summary>The record before that shows the same message at the other end of the connection; null when there is none.</summary>
    int? OtherEndOf(int message)
    {
        var branch = Fingerprint.Of(messages.TextOf(message, messages[message].Branch));
        if (!messages[message].IsMessage || branch.IsNone)
            return null;
        var key = (messages.LinksOf(message).Original, branch);
        if (firstEnds.TryAdd(key, message))
            return null;
        var other = firstEnds[key];
        return other < message && AreBothEnds(other, message) ? other : null;
    }

    /// <summary>Who asks stands left of who answers, whatever the log shows first.</summary>
    void PlaceFirst(TraceCall call)
    {
        foreach (var message in call.Messages)
        {
            if (!messages[message].IsMessage)
                continue;
            var (from, to) = EndsOf(message);
            var (left, right) = messages[message].Role == RecordRole.Request ? (from, to) : (to, from);
            lifelines.Number(left);
            lifelines.Number(right);
            return;
        }
    }

    bool AreBothEnds(int one, int two) =>
        (messages[one].Direction.Direction, messages[two].Direction.Direction) is (MessageDirection.Incoming, MessageDirection.Outgoing) or (MessageDirection.Outgoing, MessageDirection.Incoming)
        && !messages.TextOf(one, messages[one].Machine).SequenceEqual(messages.TextOf(two, messages[two].Machine));

    void AddMessage(int number, RecordLines lines, List<Finding> findings)
    {
        var ends = EndsOf(number);
        var (from, to) = (lifelines.Number(ends.From), lifelines.Number(ends.To));
        if (OtherEndOf(number) is { } other && rows.TryGetValue(other, out var row) && (arrows[row].From, arrows[row].To) == (from, to))
        {
            copies[row].Add(lines);
            return;
        }

        var links = messages.LinksOf(number);
        var message = messages[number];
        var marked = findings.MinBy(finding => (finding.Severity, finding.Site == CodeSite.Transaction));
        rows[number] = arrows.Count;
        Add(
            new Arrow(
                message.Role == RecordRole.Request ? ArrowKind.Request : ArrowKind.Response,
                from,
                to,
                LabelOf(number),
                marked is not null ? CodeNote(marked) : SignInNote.Of(messages.RecordText(number), document.Records[messages.RecordOf(number)].Format, message.Role == RecordRole.Response),
                marked is { IsRepeat: false } ? marked.Message : "",
                message.Time,
                null,
                IsFailure(message.Status, marked),
                links.Copy == MessageCopy.Retransmission,
                1,
                lines,
                [])
            {
                Status = message.Status,
                Message = links.Original,
                Code = marked?.Code,
            });
    }

    void AddEvent(int number, RecordLines lines, List<Finding> findings)
    {
        var writer = lifelines.Number(MachineOf(number));
        var kind = messages[number].Role == RecordRole.SecurityEvent ? "security event" : "diagnostic event";
        var marked = findings.FirstOrDefault();
        var detail = marked is null ? "" : marked.IsRepeat ? RecordParts.EventText(messages.RecordText(number), document.Records[messages.RecordOf(number)].Format) : marked.Message;
        Add(new Arrow(ArrowKind.Event, writer, writer, kind, marked is null ? "" : CodeNote(marked), detail, messages[number].Time, null, marked is { Severity: FindingSeverity.Error }, false, 1, lines, []) { Code = marked?.Code });
    }

    void Add(Arrow arrow)
    {
        copies.Add([]);
        arrows.Add(arrow with { Distance = arrow.Time - last, Copies = copies[^1] });
        last = arrow.Time ?? last;
    }

    /// <summary>Sender and receiver: the machine that wrote the record and its peer; without a direction the two users, or a user and the registrar (RFC 3261 section 10).</summary>
    (string From, string To) EndsOf(int number)
    {
        var message = messages[number];
        if (message.Direction.Direction == MessageDirection.Unknown)
        {
            var (caller, callee) = (UserOf(messages.TextOf(number, message.From.Uri), "caller"), message.Method == "REGISTER" ? "registrar" : UserOf(messages.TextOf(number, message.To.Uri), "callee"));
            return message.Role == RecordRole.Request ? (caller, callee) : (callee, caller);
        }

        var (peer, writer) = (lifelines.KeyOfPeer(PeerOf(number)), MachineOf(number));
        return message.Direction.Direction == MessageDirection.Incoming ? (peer, writer) : (writer, peer);
    }

    static string UserOf(ReadOnlySpan<byte> uri, string otherwise) => uri.IsEmpty ? otherwise : AddressText.WithoutScheme(Encoding.UTF8.GetString(uri));

    string MachineOf(int message) => Encoding.UTF8.GetString(messages.TextOf(message, messages[message].Machine));

    /// <summary>Host of the peer; where the record has none, of the client that its topmost Via names, or just "peer".</summary>
    string PeerOf(int number)
    {
        var peer = LifelineTable.HostOf(messages.TextOf(number, messages[number].Peer));
        if (peer.Length > 0)
            return peer;
        var sender = LifelineTable.HostOf(RecordParts.SentBy(messages.RecordText(number), document.Records[messages.RecordOf(number)].Format));
        return sender.Length > 0 ? sender : "peer";
    }

    string LabelOf(int number)
    {
        var message = messages[number];
        var line = messages.TextOf(number, message.StartLine);
        if (message.Role == RecordRole.Response)
            return StartLine.TryReadValue(line, out var status) ? LogText.Of($"{message.Status} {LogText.Of(line.Slice(status.ReasonPhrase))}".TrimEnd()) : $"{message.Status}";
        var method = message.Method ?? (StartLine.TryReadValue(line, out var request) ? LogText.Of(line.Slice(request.Method)) : "request");
        return message.CSeq >= 0 ? $"{method} ({message.CSeq})" : method;
    }

    /// <summary>A refusal. The first challenge of a handshake is none, and neither is the end of a call that the caller has cancelled.</summary>
    static bool IsFailure(int status, Finding? marked) => marked is { Severity: not FindingSeverity.Information } || (status >= 400 && status is not (401 or 407 or 487));

    string CodeNote(Finding finding)
    {
        var isNamed = finding.DiagnosticsId >= 0 && finding.Key.Kind != CodeKind.Diagnostic;
        return isNamed ? $"{finding.DiagnosticsId} {finding.Code}" : catalog.Find(finding.Key.Kind, finding.Key.Value) is { Name.Length: > 0 } entry && finding.Key.Kind == CodeKind.Diagnostic ? $"{finding.Key.Value} {entry.Name}" : finding.Code;
    }
}
