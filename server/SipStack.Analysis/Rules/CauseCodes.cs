using SipStack.Knowledge;

namespace SipStack.Analysis;

/// <summary>How much a code says about a cause.</summary>
enum CodeWeight : byte
{
    None,

    /// <summary>It goes with this cause and with others: it supports, and decides nothing alone.</summary>
    Vague,

    /// <summary>It points at this one cause.</summary>
    Clear,
}

/// <summary>The codes of one cause.</summary>
/// <param name="Says">What such a code tells, as a line of evidence.</param>
sealed record CauseCodes(string Says)
{
    /// <summary>HRESULTs and error ids that point at this one cause.</summary>
    public uint[] Results { get; init; } = [];

    public int[] Ids { get; init; } = [];

    /// <summary>HRESULTs and error ids that go with this cause and with others.</summary>
    public uint[] VagueResults { get; init; } = [];

    public int[] VagueIds { get; init; } = [];

    public CodeWeight WeightOf(CodeKey key)
    {
        if (key.Kind == CodeKind.Hresult)
            return Weight(Results.Contains(key.Value), VagueResults.Contains(key.Value));
        return key.Kind == CodeKind.Diagnostic ? WeightOf((int)key.Value) : CodeWeight.None;
    }

    public CodeWeight WeightOf(int id) => Weight(Ids.Contains(id), VagueIds.Contains(id));

    static CodeWeight Weight(bool isClear, bool isVague) => isClear ? CodeWeight.Clear : isVague ? CodeWeight.Vague : CodeWeight.None;
}
