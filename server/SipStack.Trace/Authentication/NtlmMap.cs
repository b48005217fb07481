namespace SipStack.Trace;

/// <summary>A payload field that lies in the token. <see cref="Start"/> or <see cref="Length"/> is -1 when not known.</summary>
readonly record struct NtlmField(int Start, int Length)
{
    public static readonly NtlmField Unknown = new(-1, -1);

    public bool IsPlaced => Start >= 0 && Length >= 0;
}

/// <summary>Which bytes of a token are what. Every placed field lies in the token.</summary>
/// <param name="HeaderAtLeast">The header has this size, or more where that is not certain; <paramref name="HeaderAtMost"/> likewise.</param>
sealed record NtlmMap(NtlmLayout Layout, int HeaderAtLeast, int HeaderAtMost)
{
    readonly NtlmField[] fields = Enumerable.Repeat(NtlmField.Unknown, (int)NtlmRole.SessionKey + 1).ToArray();

    public NtlmField this[NtlmRole role]
    {
        get => fields[(int)role];
        set => fields[(int)role] = value;
    }

    public int? HeaderSize => HeaderAtLeast == HeaderAtMost ? HeaderAtLeast : null;

    public bool? HasIntegrityCode => HeaderAtLeast >= NtlmLayout.WithIntegrityCode ? true : HeaderAtMost < NtlmLayout.WithIntegrityCode ? false : null;

    public int? LengthOf(NtlmRole role) => this[role].Length is >= 0 and var length ? length : null;
}
