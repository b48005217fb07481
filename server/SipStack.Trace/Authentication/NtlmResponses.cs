namespace SipStack.Trace;

/// <summary>Tells the kind of a client's answer from the sizes of its two responses and from the few bytes that are the same in all of a kind.</summary>
static class NtlmResponses
{
    const int V1Size = 24;
    const int V2Fixed = 44;

    public static NtlmResponseKind KindOf(TokenBytes token, NtlmMap map, NtlmFlags flags)
    {
        var (lm, nt) = (map[NtlmRole.LmResponse], map[NtlmRole.NtResponse]);
        if (!lm.IsPlaced || !nt.IsPlaced)
            return NtlmResponseKind.Unknown;
        if (nt.Length == 0)
            return lm.Length <= 1 ? NtlmResponseKind.Anonymous : NtlmResponseKind.Unknown;
        if (IsV2(token, nt))
            return NtlmResponseKind.NtlmV2;
        if (nt.Length != V1Size)
            return NtlmResponseKind.Unknown;
        var isShort = lm.Length == V1Size && !token.Slice(lm)[8..].ContainsAnyExcept((byte)0);
        return isShort && flags.Get(NtlmFlag.ExtendedSessionSecurity) == FlagState.Set ? NtlmResponseKind.NtlmV1SessionSecurity : NtlmResponseKind.NtlmV1;
    }

    /// <summary>In the dotted form zeros are hidden, so a visible byte in the second part of the LM response rules session security out.</summary>
    public static NtlmResponseKind KindOfDotted(TokenBytes token, NtlmMap map, NtlmFlags flags, NtResponseSizes sizes)
    {
        switch (sizes)
        {
            case NtResponseSizes.V2:
                return NtlmResponseKind.NtlmV2;
            case NtResponseSizes.Empty:
                return NtlmResponseKind.Anonymous;
            case NtResponseSizes.V1:
                break;
            default:
                return NtlmResponseKind.Unknown;
        }

        var lm = map[NtlmRole.LmResponse];
        if (!lm.IsPlaced)
            return NtlmResponseKind.Unknown;
        var mayBeShort = lm.Length == V1Size && token.AreHidden(lm.Start + 8, V1Size - 8);
        return (mayBeShort, flags.Get(NtlmFlag.ExtendedSessionSecurity)) switch
        {
            (false, _) or (_, FlagState.Clear) => NtlmResponseKind.NtlmV1,
            (true, FlagState.Set) => NtlmResponseKind.NtlmV1SessionSecurity,
            _ => NtlmResponseKind.Unknown,
        };
    }

    /// <summary>The flag where it is visible; else what the answer says: NTLMv1 answers differ with and without session security.</summary>
    public static FlagState SessionSecurity(NtlmFlags flags, NtlmResponseKind kind)
    {
        var flag = flags.Get(NtlmFlag.ExtendedSessionSecurity);
        return (flag, kind) switch
        {
            (FlagState.Unknown, NtlmResponseKind.NtlmV1) => FlagState.Clear,
            (FlagState.Unknown, NtlmResponseKind.NtlmV1SessionSecurity) => FlagState.Set,
            _ => flag,
        };
    }

    /// <summary>The client's clock in an NTLMv2 answer, UTC.</summary>
    public static DateTime? ClientTime(TokenBytes token, NtlmField nt) => IsV2(token, nt) ? FileTime.Read(token.Slice(nt).Slice(24, 8)) : null;

    /// <summary>The copy of the server's target information behind the fixed parts of an NTLMv2 answer.</summary>
    public static NtlmTargetInfo? TargetInfo(TokenBytes token, NtlmField nt, List<string> problems) =>
        IsV2(token, nt) ? NtlmTargetInfoReader.Read(token.Slice(nt)[V2Fixed..], problems) : null;

    static bool IsV2(TokenBytes token, NtlmField nt) => nt.IsPlaced && nt.Length >= V2Fixed && token.Slice(nt)[16] == 1 && token.Slice(nt)[17] == 1;
}
