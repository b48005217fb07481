namespace SipStack.Analysis;

public enum FindingSeverity : byte
{
    /// <summary>A final failure.</summary>
    Error,

    /// <summary>The log itself calls it a warning, or it is another hop's copy of the same failure.</summary>
    Warning,

    /// <summary>No action needed, a refusal that is meant, or the record that explains a failure marked elsewhere.</summary>
    Information,
}

/// <summary>How well the log supports a cause, from worst to best.</summary>
public enum Verdict : byte
{
    None,
    RuledOut,
    Possible,
    Strong,
    Proven,
}

/// <summary>A line of the log that supports or refutes a cause, with what it shows in our words.</summary>
public sealed record Evidence(Place Place, string Text);

/// <summary>What the log says about one possible cause of a finding.</summary>
/// <param name="Cause">One of <see cref="Causes"/>.</param>
/// <param name="Message">The finding's sentence when this cause is the best supported one.</param>
public sealed record Judgement(string Cause, Verdict Verdict, string Message, IReadOnlyList<Evidence> Evidence)
{
    /// <summary>Stands for the code's own sentence, where a rule has no better one.</summary>
    public const string OfTheCode = "";
}

/// <summary>The result of a security record, and where it stands.</summary>
public readonly record struct SecurityResult(CodeKey Key, Place Place);

/// <summary>A failing code in the log, and what the log says about why.</summary>
public sealed record Finding
{
    public required Place Place { get; init; }

    public required FindingSeverity Severity { get; init; }

    public required CodeKey Key { get; init; }

    /// <summary>Symbolic name, else <c>0x%08X</c>, else <c>ms-diagnostics-ID</c>.</summary>
    public required string Code { get; init; }

    /// <summary>One sentence.</summary>
    public required string Sentence { get; init; }

    /// <summary>One sentence for many findings of this code, where <see cref="Sentence"/> has numbers of its own; else null.</summary>
    public string? SentenceOfAll { get; init; }

    /// <summary>The sentence, with the verdict in brackets when there is one.</summary>
    public string Message => Verdicts.Word(Verdict) is { } word ? $"{Sentence} [{word}]" : Sentence;

    /// <summary>The best supported cause, or null when the log says nothing either way.</summary>
    public Judgement? Best { get; init; }

    /// <summary>Every cause that the log says something about, the best supported first.</summary>
    public IReadOnlyList<Judgement> Judgements { get; init; } = [];

    /// <summary>Where the same failure is marked first-hand, when this is another hop's copy of it, or the record that explains it.</summary>
    public Place? Original { get; init; }

    /// <summary>True when the same failure is marked elsewhere.</summary>
    public bool IsRepeat => Original is not null;

    /// <summary>Where in its record the code stands.</summary>
    public CodeSite Site { get; init; }

    /// <summary>The domain that the diagnostics header is about.</summary>
    public Fingerprint Domain { get; init; }

    /// <summary>An https address that explains the code, or null.</summary>
    public string? Link { get; init; }

    /// <summary>The error id of the diagnostics header around the code, or -1.</summary>
    public int DiagnosticsId { get; init; } = -1;

    /// <summary>The result in the security record that belongs to the failure, if the log has one.</summary>
    public SecurityResult? SecurityResult { get; init; }

    /// <summary>What the record is, for the summary.</summary>
    public required RecordFacts Record { get; init; }

    public string? Cause => Best?.Cause;

    public Verdict Verdict => Best?.Verdict ?? Verdict.None;

    /// <summary>What supports the cause; of a finding without cause, what shows that it is one.</summary>
    public IReadOnlyList<Evidence> Evidence
    {
        get => Best?.Evidence ?? field;
        init;
    } = [];
}
