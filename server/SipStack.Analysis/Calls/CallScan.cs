using SipStack.Knowledge;
using SipStack.Trace;

namespace SipStack.Analysis;

/// <summary>The calls of a trace, in order of their first records. Of more than 100,000 open calls the oldest are given out; what follows of them begins a new row.</summary>
public sealed class CallScan(Catalog catalog, bool textHasTraceHeaders, int most = BoundedTable<Fingerprint, CallState>.DefaultMost) : MessageScan<Call>(catalog, textHasTraceHeaders)
{
    readonly BoundedTable<Fingerprint, CallState> calls = new(most);
    readonly TimeRange times = new();

    public static IEnumerable<Call> Of(TraceDocument document, Catalog catalog, CancellationToken cancellation = default) =>
        new CallScan(catalog, TraceSniffer.HasTraceHeader(document.Text)).Read(document, cancellation);

    private protected override void Take(PassingMessage message)
    {
        times.Add(message.Facts.Time);
        calls.Open(message.Facts.Call).Add(message.Record, message.Line, message.Facts);
    }

    private protected override void Take(Finding finding) => calls.Find(finding.Record.CallId)?.Add(finding);

    private protected override void Close(bool isComplete)
    {
        while (calls.TryClose(isComplete, out _, out var call))
            Give(call.ToCall(times.Last));
    }
}
