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
/// <param name="Message">The finding's sentence when this cause is the best supported one; empty when the code's own sentence says it best.</param>
public sealed record Judgement(string Cause, Verdict Verdict, string Message, IReadOnlyList<Evidence> Evidence);

/// <summary>A failing code in the log, and what the log says about why.</summary>
public sealed record Finding
{
    public required Place Place { get; init; }

    public required FindingSeverity Severity { get; init; }

    public required CodeKey Key { get; init; }

    /// <summary>Symbolic name, else <c>0x%08X</c>, else <c>ms-diagnostics-ID</c>.</summary>
    public required string Code { get; init; }

    /// <summary>One sentence, with the verdict in brackets when there is one.</summary>
    public required string Message { get; init; }

    /// <summary>The best supported cause, or null when the log says nothing either way.</summary>
    public Judgement? Best { get; init; }

    /// <summary>Every cause that the log says something about, the best supported first.</summary>
    public IReadOnlyList<Judgement> Judgements { get; init; } = [];

    /// <summary>True when the same failure is marked elsewhere: another hop's copy, or the record that explains it.</summary>
    public bool IsRepeat { get; init; }

    /// <summary>An https address that explains the code, or null.</summary>
    public string? Link { get; init; }

    /// <summary>The error id of the diagnostics header around the code, or -1.</summary>
    public int DiagnosticsId { get; init; } = -1;

    /// <summary>The result in the security record that belongs to the failure, if the log has one.</summary>
    public CodeKey? SecurityResult { get; init; }

    /// <summary>What the record is, for the summary.</summary>
    public required RecordFacts Record { get; init; }

    public string? Cause => Best?.Cause;

    public Verdict Verdict => Best?.Verdict ?? Verdict.None;

    public IReadOnlyList<Evidence> Evidence => Best?.Evidence ?? [];
}
