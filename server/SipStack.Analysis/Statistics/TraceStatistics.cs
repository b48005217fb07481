using SipStack.Trace;

namespace SipStack.Analysis;

/// <summary>What one or several traces hold, counted.</summary>
public sealed class TraceStatistics
{
    /// <summary>Distinct calls are counted exactly up to here.</summary>
    public const int MostCalls = 1_000_000;

    readonly long[] levels = new long[(int)TraceLevel.Noise + 1];
    readonly long[] findings = new long[3];
    readonly SortedDictionary<int, long> statuses = [];
    readonly HashSet<Fingerprint> calls = [];
    readonly TimeRange times = new();

    public long Records { get; private set; }

    /// <summary>Records of a known form.</summary>
    public long KnownRecords { get; internal set; }

    public long Requests { get; private set; }

    public long Responses { get; private set; }

    public int Calls => calls.Count;

    public DateTime? First => times.First;

    public DateTime? Last => times.Last;

    /// <summary>Trace flags as written.</summary>
    public NameCounter Flags { get; } = new();

    /// <summary>Of requests; methods that we do not know are counted as <c>other</c>.</summary>
    public NameCounter Methods { get; } = new();

    /// <summary>Of responses.</summary>
    public IReadOnlyDictionary<int, long> Statuses => statuses;

    /// <summary>Failing codes, as findings name them, copies at other hops included.</summary>
    public NameCounter Codes { get; } = new();

    public TimeHistogram Times { get; } = new();

    /// <summary>Records of a level: that of an event's own <c>Severity</c>, else that of the trace header.</summary>
    public long Count(TraceLevel level) => levels[(int)level];

    public long Count(FindingSeverity severity) => findings[(int)severity];

    internal void Add(in RecordGist gist)
    {
        Records++;
        levels[(int)gist.Level]++;
        times.Add(gist.Time);
        if (gist.Time is { } time)
            Times.AddRecord(time);
        if (gist.Flag.Length > 0)
            Flags.Add(gist.Flag);
        if (gist.Status > 0)
        {
            Responses++;
            statuses[gist.Status] = statuses.GetValueOrDefault(gist.Status) + 1;
        }
        else if (gist.IsRequest)
        {
            Requests++;
            Methods.Add(gist.Method ?? "other");
        }

        if (!gist.CallId.IsNone && calls.Count < MostCalls)
            calls.Add(gist.CallId);
    }

    internal void Add(Finding finding)
    {
        findings[(int)finding.Severity]++;
        Codes.Add(finding.Code);
        if (finding.Severity == FindingSeverity.Error && finding.Record.Time is { } time)
            Times.AddError(time);
    }
}
