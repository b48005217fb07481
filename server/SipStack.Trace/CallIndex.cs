using System.Text;

namespace SipStack.Trace;

/// <summary>Everything with one Call-ID (RFC 3261 section 8.1.1.4), the unit in which people read a trace.</summary>
/// <param name="CallId">As the log prints it.</param>
/// <param name="Records">Indices of its records, in file order.</param>
public sealed record TraceCall(string CallId, IReadOnlyList<int> Records);

/// <summary>The calls of a document, in the order of their first record.</summary>
public sealed class CallIndex
{
    readonly Dictionary<string, TraceCall> byId = new(StringComparer.Ordinal);
    readonly List<TraceCall> all = [];

    CallIndex()
    {
    }

    public IReadOnlyList<TraceCall> All => all;

    public TraceCall? Find(string callId) => byId.GetValueOrDefault(callId);

    /// <summary>The Call-ID of a record, in its SIP header or in an event's <c>SIP-Call-ID</c>; empty when it has none.</summary>
    public static TextSpan CallIdOf(ReadOnlySpan<byte> text, TraceRecord record)
    {
        // A look for the word spares reading the records that have none.
        if (record.Format == RecordFormat.Unrecognized || !MayHold(text.Slice(record.Span)))
            return default;
        var fields = new FieldReader(text, record);
        while (fields.TryRead(out var field))
        {
            if (field.Kind is FieldKind.SipHeader or FieldKind.Preface && IsCallId(text.Slice(field.Name)))
                return field.Value;
        }

        return default;
    }

    internal static CallIndex Of(TraceDocument document)
    {
        var index = new CallIndex();
        var records = document.Records;
        for (var i = 0; i < records.Length; i++)
        {
            var id = CallIdOf(document.Text, records[i]);
            if (!id.IsEmpty)
                index.Add(Encoding.UTF8.GetString(document.Text.Slice(id)), i);
        }

        return index;
    }

    void Add(string callId, int record)
    {
        if (!byId.TryGetValue(callId, out var call))
        {
            byId.Add(callId, call = new TraceCall(callId, new List<int>()));
            all.Add(call);
        }

        ((List<int>)call.Records).Add(record);
    }

    static bool MayHold(ReadOnlySpan<byte> record) => record.IndexOf("all-ID"u8) >= 0 || record.IndexOf("ALL-ID"u8) >= 0 || record.IndexOf("all-Id"u8) >= 0 || record.IndexOf("all-id"u8) >= 0;

    static bool IsCallId(ReadOnlySpan<byte> name) => Ascii.EqualsIgnoreCase(name, "Call-ID"u8) || Ascii.EqualsIgnoreCase(name, "SIP-Call-ID"u8);
}
