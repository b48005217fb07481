using SipStack.Trace;

namespace SipStack.Analysis;

/// <summary>
/// The messages of a document and what belongs together: calls, dialogs, transactions. Never changes. Holds flat arrays and no text;
/// a message has a number, which counts them in file order.
/// </summary>
public sealed class MessageIndex
{
    readonly TraceDocument document;
    readonly int[] records;
    readonly TraceMessage[] messages;
    readonly MessageGroups groups;

    MessageIndex(TraceDocument document, int[] records, TraceMessage[] messages, MessageGroups groups)
    {
        this.document = document;
        this.records = records;
        this.messages = messages;
        this.groups = groups;
        foreach (ref readonly var message in messages.AsSpan())
            Latest = Latest > message.Time ? Latest : message.Time ?? Latest;
    }

    public int Count => messages.Length;

    /// <summary>The latest time of a message of a call; null when none has a time.</summary>
    public DateTime? Latest { get; }

    /// <summary>Calls in the order of their first messages.</summary>
    public ReadOnlySpan<TraceCall> Calls => groups.Calls;

    /// <summary>Transactions, those of a call in a row.</summary>
    public ReadOnlySpan<Transaction> Transactions => groups.Transactions;

    public ReadOnlySpan<Dialog> Dialogs => groups.Dialogs;

    public static MessageIndex Of(TraceDocument document, CancellationToken cancellation = default) => Of(document, null, 0, cancellation);

    /// <summary>The messages of a later state of the document, whose first <paramref name="unchanged"/> records are those of this one and are not read again.</summary>
    public MessageIndex Next(TraceDocument next, int unchanged, CancellationToken cancellation = default) => Of(next, this, Math.Min(unchanged, document.Records.Length), cancellation);

    static MessageIndex Of(TraceDocument document, MessageIndex? earlier, int unchanged, CancellationToken cancellation)
    {
        var (records, messages) = (new List<int>(document.Records.Length), new List<TraceMessage>(document.Records.Length));
        if (earlier is not null)
        {
            var kept = earlier.FirstFrom(unchanged);
            records.AddRange(earlier.records.AsSpan(0, kept));
            messages.AddRange(earlier.messages.AsSpan(0, kept));
        }

        for (var i = unchanged; i < document.Records.Length; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            var message = Read(document, i);
            if (!message.IsMessage && message.Call.IsNone)
                continue;
            records.Add(i);
            messages.Add(message);
        }

        var found = messages.ToArray();
        return new MessageIndex(document, [.. records], found, MessageGroups.Of(document.Text, [.. records.Select(record => document.Records[record].Start)], found, cancellation));
    }

    public ref readonly TraceMessage this[int message] => ref messages[message];

    public ref readonly MessageLinks LinksOf(int message) => ref groups.Links[message];

    /// <summary>Index of the record that holds the message.</summary>
    public int RecordOf(int message) => records[message];

    /// <summary>The message in a record; -1 when there is none.</summary>
    public int MessageIn(int record)
    {
        var found = Array.BinarySearch(records, record);
        return found < 0 ? -1 : found;
    }

    /// <summary>The first message in the record or behind it; <see cref="Count"/> when there is none.</summary>
    public int FirstFrom(int record)
    {
        var found = Array.BinarySearch(records, record);
        return found < 0 ? ~found : found;
    }

    /// <summary>The text of the message's record.</summary>
    public ReadOnlySpan<byte> RecordText(int message) => document.Text.Slice(document.Records[records[message]].Span);

    /// <summary>Offset in the document of the message's record, to which its spans are relative.</summary>
    public int StartOf(int message) => document.Records[records[message]].Start;

    /// <summary>A part of a message as a span of the document.</summary>
    public TextSpan SpanOf(int message, TextSpan part) => part.Shift(StartOf(message));

    /// <summary>The text of a part of a message.</summary>
    public ReadOnlySpan<byte> TextOf(int message, TextSpan part) => document.Text.Slice(SpanOf(message, part));

    /// <summary>The call with this Call-ID, if the document has it.</summary>
    public TraceCall? CallOf(ReadOnlySpan<byte> callId) => groups.CallOf(Fingerprint.Of(callId));

    static TraceMessage Read(TraceDocument document, int record)
    {
        var message = MessageReader.Read(document.Text, document.Records[record]);
        if (!message.IsMessage || record == 0 || document.Records[record].Format != RecordFormat.UccApi || message.Direction.Direction != MessageDirection.Unknown)
            return message;
        // In a client log the record before says which way the message went; its span lies before the message's record.
        var before = document.Records[record - 1];
        var header = new FieldReader(document.Text, before);
        if (before.Format != RecordFormat.UccApi || !header.TryRead(out var line) || line.Kind != FieldKind.FreeText || !PacketLine.TryRead(document.Text, line.Value, out var packet))
            return message;
        return message with { Direction = new DirectionValue(packet.Direction, IsLocal: false), Peer = packet.Peer.Shift(-document.Records[record].Start) };
    }
}
