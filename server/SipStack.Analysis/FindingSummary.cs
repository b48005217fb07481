namespace SipStack.Analysis;

/// <summary>Equal failures, counted.</summary>
/// <param name="Calls">Distinct Call-IDs; like the others counted exactly up to <see cref="FindingSummary.MostCounted"/>.</param>
/// <param name="Users">Distinct SIP addresses.</param>
/// <param name="Endpoints">Distinct <c>epid</c> values.</param>
/// <param name="Domains">Distinct domains that the diagnostics headers are about.</param>
/// <param name="Sample">The first of the failures.</param>
public sealed record FailureGroup(FindingSeverity Severity, long Failures, int Calls, int Users, int Endpoints, int Domains, DateTime? First, DateTime? Last, Finding Sample)
{
    public string Code => Sample.Code;

    public string? Cause => Sample.Cause;

    public Verdict Verdict => Sample.Verdict;

    /// <summary>The cause in a few words, or the sentence of the code when no cause is known.</summary>
    public string Title => Cause is { } cause ? Causes.Title(cause) : Sample.SentenceOfAll ?? Sample.Sentence;
}

/// <summary>
/// Groups equal failures while findings stream by: those of one cause and verdict, else those of one code. What tells of the same failure
/// once more is not counted again: copies at other hops, records that explain a failure, and free text with a code that an event record or a
/// message has as well.
/// </summary>
public sealed class FindingSummary
{
    /// <summary>Distinct users and endpoints of a group are counted exactly up to here, so that memory stays bounded.</summary>
    public const int MostCounted = 100_000;

    readonly Dictionary<Key, Counter> counters = [];
    readonly HashSet<Fingerprint> calls = [];
    readonly long[] bySeverity = new long[3];

    public long Findings => bySeverity.Sum();

    /// <summary>Distinct Call-IDs of all failures.</summary>
    public int Calls => calls.Count;

    public long Count(FindingSeverity severity) => bySeverity[(int)severity];

    /// <summary>Counts a finding; returns true when it is the first of its group.</summary>
    public bool Add(Finding finding)
    {
        bySeverity[(int)finding.Severity]++;
        if (finding.IsRepeat)
            return false;
        Add(calls, finding.Record.CallId);
        var key = Key.Of(finding);
        var isFirst = !counters.TryGetValue(key, out var counter);
        counter ??= counters[key] = new Counter(finding);
        counter.Add(finding);
        return isFirst;
    }

    /// <summary>The groups: errors first, then the better supported, then the more frequent.</summary>
    public IReadOnlyList<FailureGroup> Groups()
    {
        var groups = counters.Where(pair => !pair.Key.IsFreeText).Select(pair => pair.Value.ToGroup()).ToList();
        foreach (var text in counters.Where(pair => pair.Key.IsFreeText).Select(pair => pair.Value.ToGroup()))
        {
            var told = groups.FindIndex(other => other.Code == text.Code);
            if (told < 0)
                groups.Add(text);
            else if (text.Severity < groups[told].Severity)
                groups[told] = groups[told] with { Severity = text.Severity };
        }

        return
        [
            .. from @group in groups
               orderby @group.Severity, @group.Verdict descending, @group.Failures descending, @group.Sample.Place.Offset
               select @group,
        ];
    }

    static void Add(HashSet<Fingerprint> set, Fingerprint value)
    {
        if (!value.IsNone && set.Count < MostCounted)
            set.Add(value);
    }

    readonly record struct Key(string Name, string Sentence, Verdict Verdict, FindingSeverity Severity, bool IsFreeText)
    {
        public static Key Of(Finding finding) => new(
            finding.Cause ?? finding.Code, finding.Cause is null ? finding.SentenceOfAll ?? finding.Sentence : "", finding.Verdict, finding.Severity, finding.Site == CodeSite.FreeText);
    }

    sealed class Counter(Finding sample)
    {
        readonly HashSet<Fingerprint> calls = [];
        readonly HashSet<Fingerprint> users = [];
        readonly HashSet<Fingerprint> endpoints = [];
        readonly HashSet<Fingerprint> domains = [];
        long failures;
        DateTime? first;
        DateTime? last;

        public void Add(Finding finding)
        {
            failures++;
            FindingSummary.Add(calls, finding.Record.CallId);
            FindingSummary.Add(users, finding.Record.User);
            FindingSummary.Add(endpoints, finding.Record.Endpoint);
            FindingSummary.Add(domains, finding.Domain);
            if (finding.Record.Time is not { } time)
                return;
            first = first is null || time < first ? time : first;
            last = last is null || time > last ? time : last;
        }

        public FailureGroup ToGroup() => new(sample.Severity, failures, calls.Count, users.Count, endpoints.Count, domains.Count, first, last, sample);
    }
}
