namespace SipStack.Analysis;

/// <summary>What a person asks a filter for, as typed. Several values of one kind are alternatives; all kinds that are given must hold.</summary>
public sealed record FilterWords
{
    /// <summary>Whole Call-IDs, as the log writes them.</summary>
    public IReadOnlyList<string> CallIds { get; init; } = [];

    /// <summary>Addresses in any address header: see <see cref="UserPattern"/>.</summary>
    public IReadOnlyList<string> Users { get; init; } = [];

    public IReadOnlyList<string> From { get; init; } = [];

    public IReadOnlyList<string> To { get; init; } = [];

    /// <summary><c>incoming</c> or <c>outgoing</c>.</summary>
    public IReadOnlyList<string> Directions { get; init; } = [];

    /// <summary>Moments or times of day: see <see cref="TimeText"/>.</summary>
    public string? Since { get; init; }

    public string? Until { get; init; }

    /// <summary>A level; what is more severe matches too.</summary>
    public IReadOnlyList<string> Levels { get; init; } = [];

    public IReadOnlyList<string> Flags { get; init; } = [];

    /// <summary>Codes as <c>sipstack explain</c> takes them.</summary>
    public IReadOnlyList<string> Codes { get; init; } = [];

    /// <summary>Names in the origin of a trace header, e.g. <c>SIPStack</c>.</summary>
    public IReadOnlyList<string> Components { get; init; } = [];

    /// <summary>Machines or pools in a trace header of the Centralized Logging Service.</summary>
    public IReadOnlyList<string> Machines { get; init; } = [];

    /// <summary>Only records of calls that failed.</summary>
    public bool Failed { get; init; }
}
