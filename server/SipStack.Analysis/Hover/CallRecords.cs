using SipStack.Trace;

namespace SipStack.Analysis;

/// <summary>Finds the records of a call by searching the text for its Call-ID, so that other records are not read.</summary>
static class CallRecords
{
    /// <summary>Every record with the Call-ID, in file order.</summary>
    public static List<(TraceRecord Record, RecordGlance Glance)> All(TraceDocument document, TextSpan callId, CancellationToken cancellation)
    {
        var found = new List<(TraceRecord, RecordGlance)>();
        var wanted = document.Text.Slice(callId);
        for (var at = 0; at < document.Text.Length;)
        {
            cancellation.ThrowIfCancellationRequested();
            var hit = document.Text[at..].IndexOf(wanted);
            if (hit < 0)
                break;
            var index = document.RecordAt(at + hit);
            if (index >= 0 && TryRead(document, index, wanted, out var glance))
                found.Add((document.Records[index], glance));
            at = Math.Max(at + hit + 1, index < 0 ? 0 : document.Records[index].End);
        }

        return found;
    }

    /// <summary>The last record of the call that begins before <paramref name="offset"/> and has a time.</summary>
    public static (TraceRecord Record, DateTime Time)? Before(TraceDocument document, TextSpan callId, int offset, CancellationToken cancellation)
    {
        var wanted = document.Text.Slice(callId);
        for (var end = offset; end > 0;)
        {
            cancellation.ThrowIfCancellationRequested();
            var hit = document.Text[..end].LastIndexOf(wanted);
            var index = hit < 0 ? -1 : document.RecordAt(hit);
            if (index < 0)
                return null;
            if (TryRead(document, index, wanted, out var glance) && glance.Time is { } time)
                return (document.Records[index], time);
            end = Math.Min(hit, document.Records[index].Start);
        }

        return null;
    }

    static bool TryRead(TraceDocument document, int index, ReadOnlySpan<byte> callId, out RecordGlance glance)
    {
        glance = RecordGlance.Read(document.Text, document.Records[index]);
        return document.Text.Slice(glance.CallId).SequenceEqual(callId);
    }
}
