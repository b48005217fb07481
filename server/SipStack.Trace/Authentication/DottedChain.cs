namespace SipStack.Trace;

/// <summary>
/// Divides the payload of a dotted token into its fields, which follow each other without gaps. Forward it marks every place where a
/// field can begin, backward it keeps those from which the end of the text can be reached.
/// </summary>
readonly ref struct DottedChain(TokenBytes token, NtlmLayout layout, NtResponseSizes answer)
{
    const int LongestName = 512;
    const int LmResponse = 24;
    const int NtResponse = 24;
    const int SessionKey = 16;

    // A proof of 16 bytes and the fixed parts of what it proves ([MS-NLMP] 2.2.2.7, 2.2.2.8).
    const int ShortestV2Response = 44;

    readonly TokenBytes token = token;
    readonly NtlmFlags flags = NtlmFlags.Of(token.Number(layout.FlagsAt, 4));

    bool IsUtf16 => layout.Kind != NtlmMessageKind.Negotiate && flags.Get(NtlmFlag.Unicode) == FlagState.Set;

    public bool TrySolve(int header, LayoutBounds bounds)
    {
        var count = layout.PayloadOrder.Length;
        var width = token.Length + 1;
        var begins = new bool[(count + 1) * width];
        begins[header] = true;
        for (var i = 0; i < count; i++)
            Step(layout.PayloadOrder[i], begins.AsSpan(i * width, width), begins.AsSpan((i + 1) * width, width), isForward: true);
        if (!begins[^1])
            return false;

        begins.AsSpan(count * width, token.Length).Clear();
        for (var i = count - 1; i >= 0; i--)
            Step(layout.PayloadOrder[i], begins.AsSpan(i * width, width), begins.AsSpan((i + 1) * width, width), isForward: false);
        for (var i = 0; i < begins.Length; i++)
        {
            if (begins[i])
                bounds.Add(i / width, i % width);
        }

        return true;
    }

    void Step(NtlmFieldPlace field, Span<bool> starts, Span<bool> ends, bool isForward)
    {
        var length = token.Number(field.At, 2);
        var offset = token.Number(field.At + 4, 4);
        for (var from = 0; from < starts.Length; from++)
        {
            if (!starts[from])
                continue;
            var reached = false;
            // The offset of an empty field is zero or where it would begin.
            var furthest = offset.Fits((uint)from) ? token.Length : offset.Fits(0) ? from : -1;
            for (var to = from; to <= furthest && IsInReach(field.Role, from, ref to); to++)
            {
                if ((!isForward && !ends[to]) || !IsPossible(field.Role, from, to - from) || !length.Fits((uint)(to - from)))
                    continue;
                reached = true;
                if (!isForward)
                    break;
                ends[to] = true;
            }

            if (!isForward)
                starts[from] = reached;
        }
    }

    /// <summary>Says whether a field may reach to <paramref name="to"/> or, if it fills the rest of the text, moves there.</summary>
    bool IsInReach(NtlmRole role, int from, ref int to)
    {
        var length = to - from;
        switch (role)
        {
            case NtlmRole.LmResponse or NtlmRole.SessionKey:
                return length <= LmResponse;
            case NtlmRole.NtResponse:
                // Behind a long answer stands nothing but the key.
                to = length > NtResponse ? Math.Max(to, token.Length - SessionKey) : to;
                return true;
            case NtlmRole.TargetInfo:
                to = length > 0 ? token.Length : to;
                return true;
            default:
                return length <= LongestName && (length == 0 || IsNameByte(to - 1, isSecond: (length & 1) == 0));
        }
    }

    /// <summary>In UTF-16 the second byte of a letter is zero, and so is hidden. The names of a NEGOTIATE are NetBIOS names, which can be printed.</summary>
    bool IsNameByte(int at, bool isSecond) =>
        layout.Kind == NtlmMessageKind.Negotiate ? !token.IsHidden(at) : !IsUtf16 || !isSecond || token.IsHidden(at);

    bool IsPossible(NtlmRole role, int from, int length) => role switch
    {
        NtlmRole.LmResponse => length == 0 || length == (answer == NtResponseSizes.Empty ? 1 : LmResponse),
        NtlmRole.NtResponse => answer switch
        {
            NtResponseSizes.V1 => length == NtResponse,
            // The proof is followed by 1, 1 and six zeros.
            NtResponseSizes.V2 => length >= ShortestV2Response && token.AreHidden(from + 16, 8),
            _ => length == 0,
        },
        NtlmRole.SessionKey => length == SessionKey || (length == 0 && flags.Get(NtlmFlag.KeyExchange) != FlagState.Set),
        NtlmRole.TargetInfo => length is 0 or >= 4,
        _ => !IsUtf16 || (length & 1) == 0,
    };
}
