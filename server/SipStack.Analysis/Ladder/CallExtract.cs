using SipStack.Knowledge;
using SipStack.Trace;

namespace SipStack.Analysis;

/// <summary>The records of one call out of a stream of any length, and the findings that the whole stream gives for it.</summary>
/// <param name="Call">Stands for the Call-ID.</param>
/// <param name="Document">The call's records as a trace.</param>
/// <param name="Lines">For each record its zero-based line in the stream.</param>
/// <param name="IsWhole">False when the call has more text than is kept.</param>
public sealed record CallExtract(Fingerprint Call, TraceDocument Document, IReadOnlyList<long> Lines, IReadOnlyList<Finding> Findings, bool IsWhole)
{
    /// <summary>So many bytes of a call are kept.</summary>
    public const int LongestText = 64 * 1024 * 1024;

    /// <summary>Reads the stream to its end.</summary>
    /// <param name="callId">The Call-ID as the log writes it, or its beginning.</param>
    /// <param name="call">Stands for the whole Call-ID.</param>
    /// <param name="known">The findings of the stream where they are known already; null has them made.</param>
    public static CallExtract Read(
        TraceReader reader,
        ReadOnlySpan<byte> callId,
        Fingerprint call,
        Catalog catalog,
        IReadOnlyList<Finding>? known = null,
        Action<long>? progress = null,
        CancellationToken cancellation = default)
    {
        using var text = new MemoryStream();
        var (lines, isWhole) = (new List<long>(), true);
        var findings = known?.Where(finding => finding.Record.CallId == call).ToList() ?? [];
        var projection = new TraceProjection(text.Write);
        var scan = new FindingScan(catalog, TraceSniffer.HasTraceHeader(reader.Peek(TraceSniffer.Length)));
        var before = default(LineBefore);
        while (reader.TryRead())
        {
            cancellation.ThrowIfCancellationRequested();
            progress?.Invoke(reader.Offset);
            var record = new TraceRecord(0, reader.Record.Length, reader.Format);
            if (known is null)
            {
                scan.Add(reader.Record, record, reader.Skim, reader.Offset, reader.Line);
                Take(scan, call, findings);
            }

            // A look for the text spares reading the records of other calls.
            if (reader.Record.IndexOf(callId) < 0 || MessageReader.Read(reader.Record, record).Call != call)
            {
                before = LineBefore.Of(reader);
                continue;
            }

            isWhole &= text.Length + reader.Record.Length <= LongestText;
            if (!isWhole)
                continue;
            if (reader.Format == RecordFormat.UccApi && before.Text is { } line)
                Add(line, RecordFormat.UccApi, before.Offset, before.Line);
            Add(reader.Record, reader.Format, reader.Offset, reader.Line);
            before = default;
        }

        scan.Complete();
        Take(scan, call, findings);
        return new CallExtract(call, TraceDocument.Parse(text.ToArray()), lines, findings, isWhole);

        void Add(ReadOnlySpan<byte> bytes, RecordFormat format, long offset, long line)
        {
            projection.Add(bytes, format, 0, offset, followsBlank: false);
            lines.Add(line);
        }
    }

    static void Take(FindingScan scan, Fingerprint call, List<Finding> findings)
    {
        while (scan.TryTake(out var finding))
        {
            if (finding.Record.CallId == call)
                findings.Add(finding);
        }
    }

    /// <summary>In a client log the record before a message says which way it went; it has no Call-ID of its own.</summary>
    readonly record struct LineBefore(byte[]? Text, long Offset, long Line)
    {
        const int Longest = 1024;

        public static LineBefore Of(TraceReader reader)
        {
            var mayBe = reader.Format == RecordFormat.UccApi && reader.Record.Length <= Longest;
            return mayBe && MessageReader.Read(reader.Record, new TraceRecord(0, reader.Record.Length, reader.Format)) is { IsMessage: false, Call.IsNone: true }
                ? new LineBefore(reader.Record.ToArray(), reader.Offset, reader.Line)
                : default;
        }
    }
}
