using SipStack.Analysis;
using SipStack.Trace;

namespace SipStack.Server;

/// <summary>Reads the rows of an input, streaming, into a report.</summary>
static class RowSource
{
    /// <summary>Chooses the report and fills it from a file, the files of a folder, or standard input.</summary>
    /// <param name="start">Begins the rows of one trace, given whether its beginning shows a trace header.</param>
    /// <param name="none">What the table says when there is no row.</param>
    /// <returns>The exit code.</returns>
    public static int Write<T>(
        string path,
        string? format,
        RowLayout<T> layout,
        string none,
        Func<bool, MessageScan<T>> start,
        Func<T, bool> isWanted,
        Terminal terminal,
        CancellationToken cancellation)
        where T : class
    {
        var inputs = TraceInputs.Expand(path, terminal.OpenInput).ToList();
        using IRowReport<T> report = format == "json" ? new RowJson<T>(layout, terminal) : new RowTable<T>(layout, none, Directory.Exists(path), terminal);
        var isWhole = true;
        foreach (var input in inputs)
            isWhole &= TryRead(input, start, report, isWanted, terminal, cancellation);
        report.Complete(isWhole);
        return isWhole ? ExitCodes.Done : ExitCodes.Failed;
    }

    /// <summary>What was read before an input turned out to be unreadable is written all the same.</summary>
    static bool TryRead<T>(TraceInput input, Func<bool, MessageScan<T>> start, IRowReport<T> report, Func<T, bool> isWanted, Terminal terminal, CancellationToken cancellation)
        where T : class
    {
        try
        {
            using var text = TraceInputs.Open(input);
            using var records = new TraceReader(text);
            var scan = start(TraceSniffer.HasTraceHeader(records.Peek(TraceSniffer.Length)));
            while (records.TryRead())
            {
                cancellation.ThrowIfCancellationRequested();
                scan.Add(records.Record, new TraceRecord(0, records.Record.Length, records.Format), records.Skim, records.Offset, records.Line);
                Take(scan, input, report, isWanted);
            }

            scan.Complete();
            Take(scan, input, report, isWanted);
            if (scan.KnownRecords == 0)
                terminal.Note($"{input.Name} holds no SIPStack trace record, SIP message or diagnostics header");
            return true;
        }
        catch (Exception exception) when (TraceInputs.Describe(input.Name, exception) is { } message)
        {
            terminal.Fail(message);
            return false;
        }
    }

    static void Take<T>(MessageScan<T> scan, TraceInput input, IRowReport<T> report, Func<T, bool> isWanted)
        where T : class
    {
        while (scan.TryTake(out var row))
        {
            if (isWanted(row))
                report.Add(input.Name, row);
        }
    }
}
