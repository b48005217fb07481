using BenchmarkDotNet.Attributes;
using SipStack.Analysis;
using SipStack.Knowledge;
using SipStack.Trace;

namespace SipStack.Benchmarks;

/// <summary>From the text of a trace to its findings, each step with what it allocates. All over the same 4 MB.</summary>
[MemoryDiagnoser]
public class TraceBenchmarks
{
    byte[] text = [];
    TraceDocument document = TraceDocument.Parse(Array.Empty<byte>());
    Finding[] findings = [];
    MessageIndex? messages;

    [GlobalSetup]
    public void Setup()
    {
        using var trace = new MemoryStream();
        new TraceGenerator(new TraceShape(4 << 20)).Write(trace);
        text = trace.ToArray();
        document = TraceDocument.Parse(text);
        findings = [.. Findings.Of(document, Catalog.Default)];
        messages = MessageIndex.Of(document);
    }

    /// <summary>The scan path: nothing is allocated for a record.</summary>
    [Benchmark]
    public long Scan()
    {
        var (start, records) = (0, 0L);
        while (RecordScanner.Next(text, start, isFinal: true, out var record, out _) == ScanResult.Record)
            (start, records) = (record.End, records + 1);
        return records;
    }

    [Benchmark]
    public long ReadStream()
    {
        using var reader = new TraceReader(new MemoryStream(text));
        var records = 0L;
        while (reader.TryRead())
            records++;
        return records;
    }

    [Benchmark]
    public int ParseDocument() => TraceDocument.Parse(text).Records.Length;

    [Benchmark]
    public int FindFailures() => Findings.Of(document, Catalog.Default).Count;

    [Benchmark]
    public MessageIndex IndexMessages() => MessageIndex.Of(document);

    [Benchmark]
    public HoverText? HoverOnAFinding() => Hovers.At(document, () => messages ?? throw new InvalidOperationException("No set-up."), findings, Catalog.Default, (int)findings[findings.Length / 2].Place.Offset);
}
