using SipStack.Knowledge;
using SipStack.Trace;

namespace SipStack.Analysis;

/// <summary>Which call of a trace a person means who names none, or names one that is not there.</summary>
public static class CallChoice
{
    const int MostNear = 3;

    /// <summary>The first call that failed; where none did, the first one; null when the trace has no call.</summary>
    public static Call? First(IEnumerable<Call> calls)
    {
        Call? first = null, failed = null;
        foreach (var call in calls)
        {
            first = first is null || call.Line < first.Line ? call : first;
            if (call.IsFailed)
                failed = failed is null || call.Line < failed.Line ? call : failed;
        }

        return failed ?? first;
    }

    /// <summary>Call-IDs that are nearly the wanted one: it is a part of them, or a few characters differ.</summary>
    public static IReadOnlyList<string> Near(IEnumerable<Call> calls, string wanted)
    {
        var near = from call in calls
                   let distance = Distance(call.CallId, wanted)
                   where distance <= Math.Max(2, wanted.Length / 3)
                   orderby distance, call.Line
                   select LogText.Of(call.CallId);
        return [.. near.Distinct(StringComparer.Ordinal).Take(MostNear)];
    }

    /// <summary>The calls of a stream.</summary>
    public static IEnumerable<Call> Read(TraceReader reader, Catalog catalog, Action<long>? progress = null, CancellationToken cancellation = default)
    {
        var scan = new CallScan(catalog, TraceSniffer.HasTraceHeader(reader.Peek(TraceSniffer.Length)));
        while (reader.TryRead())
        {
            cancellation.ThrowIfCancellationRequested();
            scan.Add(reader.Record, new TraceRecord(0, reader.Record.Length, reader.Format), reader.Skim, reader.Offset, reader.Line);
            progress?.Invoke(reader.Offset);
            while (scan.TryTake(out var call))
                yield return call;
        }

        scan.Complete();
        while (scan.TryTake(out var call))
            yield return call;
    }

    /// <summary>Levenshtein's; 1 where one text holds the other, since people copy parts.</summary>
    static int Distance(string one, string two)
    {
        if (two.Length >= 3 && one.Contains(two, StringComparison.OrdinalIgnoreCase))
            return 1;
        if (Math.Abs(one.Length - two.Length) > two.Length / 3 + 2)
            return int.MaxValue;
        var row = Enumerable.Range(0, two.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var k = 1; k <= two.Length; k++)
                (diagonal, row[k]) = (row[k], Math.Min(Math.Min(row[k], row[k - 1]) + 1, diagonal + (one[i - 1] == two[k - 1] ? 0 : 1)));
        }

        return row[^1];
    }
}
