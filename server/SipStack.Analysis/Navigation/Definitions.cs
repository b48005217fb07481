using SipStack.Trace;

namespace SipStack.Analysis;

/// <summary>Where something comes from.</summary>
/// <param name="Origin">What was asked about.</param>
/// <param name="Target">The record that it comes from.</param>
/// <param name="Selection">What to select in it.</param>
public readonly record struct Definition(TextSpan Origin, TextSpan Target, TextSpan Selection);

/// <summary>
/// Goes from a place to what it depends on: from a response to its request, from ACK, CANCEL and what is sent within a dialog to the
/// request that began it, from a security record to the failing response and back, from a word to the first record that holds it.
/// </summary>
public static class Definitions
{
    /// <summary>Where what stands at an offset comes from, or null.</summary>
    /// <param name="messages">Gives the messages of the document; asked only where they matter.</param>
    public static Definition? At(TraceDocument document, Func<MessageIndex> messages, int offset, CancellationToken cancellation = default)
    {
        if (document.RecordAt(offset) is not (>= 0 and var record) || offset > document.Records[record].End)
            return null;
        if (Words.At(document, offset) is { } word)
            return Occurrences.First(document, word, cancellation) is { } first ? new Definition(word.Span, document.Records[first.Record].Span, first.Span) : null;
        if (FieldAt(document, record, offset) is not { } field || messages().MessageIn(record) is not (>= 0 and var own))
            return null;
        return TargetOf(document, messages(), own, field) is >= 0 and var target && target != own
            ? new Definition(OriginOf(document, field, offset), document.Records[messages().RecordOf(target)].Span, SelectionOf(document, messages(), target))
            : null;
    }

    static int TargetOf(TraceDocument document, MessageIndex messages, int own, Field field)
    {
        ref readonly var message = ref messages[own];
        if (message.IsEvent)
            return FailureOf(messages, own);
        if (DiagnosticsName.Of(document.Text.Slice(field.Name)) != DiagnosticsKind.None)
            return EventOf(messages, own);
        if (field.Kind != FieldKind.StartLine && !IsCSeq(document.Text.Slice(field.Name)))
            return -1;
        return message.Role == RecordRole.Response ? messages.LinksOf(own).Request : BeginningOf(messages, own);
    }

    /// <summary>The request before: of a copy the first record of the message, of ACK and CANCEL their INVITE, within a dialog the one that began it.</summary>
    static int BeginningOf(MessageIndex messages, int own)
    {
        var links = messages.LinksOf(own);
        if (links.Copy != MessageCopy.None)
            return links.Original;
        if (links.Transaction < 0)
            return -1;
        var transaction = messages.Transactions[links.Transaction];
        if (messages[own].Method is "ACK" or "CANCEL")
            return transaction.Request;
        // The request of a dialog's first message, which has both tags only in its answer.
        if (links.Dialog >= 0 && messages.LinksOf(messages.Dialogs[links.Dialog].First).Transaction is var began && began != links.Transaction)
            return messages.Transactions[began].Request;
        return FirstInvite(messages, links);
    }

    /// <summary>Where the tags are lost: the first INVITE of the call, for what can only follow one.</summary>
    static int FirstInvite(MessageIndex messages, MessageLinks links)
    {
        var call = messages.Calls[links.Call];
        foreach (var transaction in messages.Transactions.Slice(call.FirstTransaction, call.TransactionCount))
        {
            if (transaction.Number == links.Transaction)
                break;
            if (transaction.Method == "INVITE" && messages.Transactions[links.Transaction].Method is "BYE" or "PRACK" or "UPDATE" or "INFO" or "INVITE")
                return transaction.Request;
        }

        return -1;
    }

    /// <summary>The failing response that an event was written for: the next one of its transaction, made by the server itself if the log has that.</summary>
    static int FailureOf(MessageIndex messages, int own)
    {
        var best = -1;
        foreach (var other in MembersOf(messages, own))
        {
            if (messages[other].Status < 300)
                continue;
            if (other > own)
            {
                if (messages[other].Direction.IsLocal)
                    return other;
                best = best > own ? best : other;
            }
            else if (best < 0)
            {
                best = other;
            }
        }

        return best;
    }

    /// <summary>The event that tells why a response fails: the last one of its transaction before it.</summary>
    static int EventOf(MessageIndex messages, int own)
    {
        var found = -1;
        foreach (var other in MembersOf(messages, own))
        {
            if (messages[other].IsEvent && (other < own || found < 0))
                found = other;
        }

        return found;
    }

    static ArraySegment<int> MembersOf(MessageIndex messages, int own) =>
        messages.LinksOf(own).Transaction is >= 0 and var transaction ? messages.Transactions[transaction].Messages : ArraySegment<int>.Empty;

    static Field? FieldAt(TraceDocument document, int record, int offset)
    {
        var fields = new FieldReader(document.Text, document.Records[record]);
        while (fields.TryRead(out var field))
        {
            var start = field.Name.IsEmpty ? field.Value.Start : field.Name.Start;
            if (start <= offset && offset <= field.Value.End)
                return field;
        }

        return null;
    }

    /// <summary>What of a field stands on the line of the offset; its value alone where the offset is in it.</summary>
    static TextSpan OriginOf(TraceDocument document, Field field, int offset)
    {
        var span = offset < field.Value.Start && !field.Name.IsEmpty ? TextSpan.FromBounds(field.Name.Start, field.Value.End) : field.Value;
        var line = document.Lines.LineAt(offset);
        return TextSpan.FromBounds(Math.Max(span.Start, document.Lines.StartOf(line)), Math.Min(span.End, document.Lines.ContentEnd(document.Text, line)));
    }

    static TextSpan SelectionOf(TraceDocument document, MessageIndex messages, int message)
    {
        var line = messages[message].StartLine;
        return FirstLine(document, line.IsEmpty ? document.Records[messages.RecordOf(message)].Span : messages.SpanOf(message, line));
    }

    static TextSpan FirstLine(TraceDocument document, TextSpan span)
    {
        var length = document.Text.Slice(span).IndexOfAny((byte)'\r', (byte)'\n');
        return length < 0 ? span : span with { Length = length };
    }

    static bool IsCSeq(ReadOnlySpan<byte> name) => System.Text.Ascii.EqualsIgnoreCase(name, "CSeq"u8);
}
