namespace SipStack.Analysis;

/// <summary>Equal failures, counted.</summary>
/// <param name="Title">The cause in a few words, or the sentence of the code when no cause is known.</param>
/// <param name="Users">Distinct SIP addresses; counted exactly up to <see cref="FindingSummary.MostCounted"/>.</param>
/// <param name="Endpoints">Distinct <c>epid</c> values, likewise.</param>
/// <param name="Sample">The first of the failures.</param>
public sealed record FailureGroup(string Title, string Code, string? Cause, Verdict Verdict, FindingSeverity Severity, long Failures, int Users, int Endpoints, DateTime? First, DateTime? Last, Finding Sample);

/// <summary>Groups equal failures while findings stream by; copies of a failure and the records that explain it are not counted again.</summary>
public sealed class FindingSummary
{
    /// <summary>Distinct users and endpoints of a group are counted exactly up to here, so that memory stays bounded.</summary>
    public const int MostCounted = 100_000;

    readonly Dictionary<(string Code, string? Cause, Verdict Verdict, FindingSeverity Severity), Counter> counters = [];
    readonly long[] bySeverity = new long[3];

    public long Findings => bySeverity.Sum();

    public long Count(FindingSeverity severity) => bySeverity[(int)severity];

    /// <summary>Counts a finding; returns true when it is the first of its group.</summary>
    public bool Add(Finding finding)
    {
        bySeverity[(int)finding.Severity]++;
        if (finding.IsRepeat)
            return false;
        var key = (finding.Code, finding.Cause, finding.Verdict, finding.Severity);
        var isFirst = !counters.TryGetValue(key, out var counter);
        counter ??= counters[key] = new Counter(finding);
        counter.Add(finding);
        return isFirst;
    }

    /// <summary>The groups: errors first, then the better supported, then the more frequent.</summary>
    public IReadOnlyList<FailureGroup> Groups() =>
    [
        .. from counter in counters.Values
           let @group = counter.ToGroup()
           orderby @group.Severity, @group.Verdict descending, @group.Failures descending, @group.Sample.Place.Offset
           select @group,
    ];

    sealed class Counter(Finding sample)
    {
        readonly HashSet<Fingerprint> users = [];
        readonly HashSet<Fingerprint> endpoints = [];
        long failures;
        DateTime? first;
        DateTime? last;

        public void Add(Finding finding)
        {
            failures++;
            Add(users, finding.Record.User);
            Add(endpoints, finding.Record.Endpoint);
            if (finding.Record.Time is not { } time)
                return;
            first = first is null || time < first ? time : first;
            last = last is null || time > last ? time : last;
        }

        public FailureGroup ToGroup() => new(
            sample.Best is { } best ? Causes.Title(best.Cause) : sample.Message,
            sample.Code, sample.Cause, sample.Verdict, sample.Severity, failures, users.Count, endpoints.Count, first, last, sample);

        static void Add(HashSet<Fingerprint> set, Fingerprint value)
        {
            if (!value.IsNone && set.Count < MostCounted)
                set.Add(value);
        }
    }
}
