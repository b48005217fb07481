namespace SipStack.Trace;

/// <summary>The system that a sender says it is, [MS-NLMP] section 2.2.2.10. It is there for debugging and proves nothing.</summary>
public readonly record struct NtlmVersion
{
    readonly PartialNumber major;
    readonly PartialNumber minor;
    readonly PartialNumber build;

    internal NtlmVersion(TokenBytes token, int at)
    {
        major = token.Number(at, 1);
        minor = token.Number(at + 1, 1);
        build = token.Number(at + 2, 2);
    }

    /// <summary>Null where the token does not show it.</summary>
    public int? Major => major.Byte(0);

    public int? Minor => minor.Byte(0);

    public int? Build => build.IsComplete ? (int)build.Value : null;

    /// <summary>The lower eight bits of the build number, which may be all that a dotted token shows.</summary>
    public int? BuildLowByte => build.Byte(0);

    public int? BuildHighByte => build.Byte(1);

    public bool IsComplete => major.IsComplete && minor.IsComplete && build.IsComplete;

    /// <summary>True when no byte of it is visible.</summary>
    public bool IsHidden => Major is null && Minor is null && BuildLowByte is null && BuildHighByte is null;

    /// <summary>As <c>5.1.2600</c>, with <c>?</c> for each number that is not known.</summary>
    public override string ToString() => $"{Text(Major)}.{Text(Minor)}.{Text(Build)}";

    internal bool Fits(int candidateMajor, int candidateMinor, int candidateBuild) =>
        major.Fits((uint)candidateMajor) && minor.Fits((uint)candidateMinor) && build.Fits((uint)candidateBuild);

    static string Text(int? number) => number is { } value ? $"{value}" : "?";
}
