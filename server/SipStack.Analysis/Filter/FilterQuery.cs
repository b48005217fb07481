using System.Diagnostics.CodeAnalysis;
using SipStack.Knowledge;
using SipStack.Trace;

namespace SipStack.Analysis;

/// <summary>What a record must be like to pass a filter, made of <see cref="FilterWords"/>. Empty lists demand nothing.</summary>
public sealed record FilterQuery
{
    /// <summary>Lets every record through.</summary>
    public static FilterQuery Everything { get; } = new();

    /// <summary>Whole Call-IDs, UTF-8.</summary>
    public IReadOnlyList<byte[]> CallIds { get; init; } = [];

    public IReadOnlyList<UserPattern> Users { get; init; } = [];

    public IReadOnlyList<UserPattern> From { get; init; } = [];

    public IReadOnlyList<UserPattern> To { get; init; } = [];

    public IReadOnlyList<MessageDirection> Directions { get; init; } = [];

    public TimeWindow Times { get; init; } = TimeWindow.Always;

    /// <summary>The least severe level that passes; <see cref="TraceLevel.None"/>: records without level pass too.</summary>
    public TraceLevel Level { get; init; }

    /// <summary>UTF-8, without <c>TF_</c>.</summary>
    public IReadOnlyList<byte[]> Flags { get; init; } = [];

    public IReadOnlyList<CodePattern> Codes { get; init; } = [];

    public IReadOnlyList<byte[]> Components { get; init; } = [];

    public IReadOnlyList<byte[]> Machines { get; init; } = [];

    /// <summary>Demands that the record's call is one of the failed ones, which only a look at the whole trace tells.</summary>
    public bool Failed { get; init; }

    /// <summary>Whether the addresses of a record matter.</summary>
    internal bool HasAddresses => Users.Count + From.Count + To.Count > 0;

    /// <summary>Understands what was typed, or says in one sentence which value cannot be meant.</summary>
    /// <param name="prefix">What stands before the name of a value where the person typed it, <c>--</c> on a command line.</param>
    public static bool TryParse(FilterWords words, Catalog catalog, string prefix, [NotNullWhen(true)] out FilterQuery? query, [NotNullWhen(false)] out string? problem)
    {
        var parser = new FilterParser(catalog, prefix);
        query = parser.Parse(words);
        problem = parser.Problem;
        if (problem is not null)
            query = null;
        return query is not null;
    }
}
