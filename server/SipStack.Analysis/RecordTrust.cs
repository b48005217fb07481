using SipStack.Trace;

namespace SipStack.Analysis;

/// <summary>What is known of the text before a record.</summary>
/// <param name="HasTraceHeaders">A record with a trace header stands in the text: then a bare message or header in it may be part of a body.</param>
/// <param name="FollowsFreeText">The record before is a free-text line that runs straight into this one.</param>
/// <param name="MayBeBody">The record begins where the body of a message before it has not ended yet: a sender may have written it.</param>
readonly record struct Surroundings(bool HasTraceHeaders, bool FollowsFreeText, bool MayBeBody);

/// <summary>Whether what a record says may serve as evidence: it comes from the logging program itself, not from a peer.</summary>
static class RecordTrust
{
    /// <summary>Of a message in a record that is whole.</summary>
    public static bool InMessage(RecordFormat format, DirectionValue direction, Surroundings surroundings) =>
        !surroundings.MayBeBody && (format == RecordFormat.UccApi || IsOwn(direction));

    /// <summary>Of any record.</summary>
    /// <param name="isEvent">It is a security or diagnostic event.</param>
    /// <param name="isServer">Its header names the component SIPStack, or none.</param>
    public static bool In(ReadOnlySpan<byte> record, RecordFormat format, DirectionValue direction, Surroundings surroundings, bool isEvent, bool isServer) =>
        !surroundings.MayBeBody && format switch
        {
            RecordFormat.UccApi => true,
            RecordFormat.SipMessage => !surroundings.HasTraceHeaders,
            // A bare header that runs into an end mark is what is left of a record: it may stand in a body that was cut off before it.
            RecordFormat.Diagnostics => !surroundings.HasTraceHeaders && !record.TrimEnd(" \t\r\n"u8).EndsWith("$$end_record"u8),
            RecordFormat.Headless when surroundings.HasTraceHeaders => surroundings.FollowsFreeText && isEvent,
            _ when isEvent => isServer,
            RecordFormat.Headless when direction.Direction == MessageDirection.Unknown => true,
            _ => IsOwn(direction),
        };

    /// <summary>The logging server has made the message itself.</summary>
    static bool IsOwn(DirectionValue direction) => direction is { Direction: MessageDirection.Outgoing, IsLocal: true };
}
