namespace SipStack.Trace;

/// <summary>Which answers to a challenge a dotted token has room for.</summary>
[Flags]
enum NtResponseSizes : byte
{
    None = 0,
    Empty = 1,
    V1 = 2,
    V2 = 4,
}

/// <summary>
/// Finds the layout of a dotted token. Most bytes of lengths and offsets are hidden, so all layouts are tried that Windows could have
/// written, that fill the text exactly and whose header would print like this one. What all of them have in common is known.
/// </summary>
static class DottedMessage
{
    static readonly NtResponseSizes[] Answers = [NtResponseSizes.Empty, NtResponseSizes.V1, NtResponseSizes.V2];

    /// <summary>Null when no layout fits: then the text is no such message, or was edited or cut.</summary>
    /// <param name="answers">The sizes of the NT response for which a layout exists; none for messages without one.</param>
    public static NtlmMap? Find(TokenBytes token, NtlmLayout layout, out NtResponseSizes answers)
    {
        answers = NtResponseSizes.None;
        if (!IsPlausible(token, layout))
            return null;
        var bounds = new LayoutBounds(layout.PayloadOrder.Length);
        foreach (var header in layout.HeaderSizes)
        {
            if (header > token.Length || !IsPlausibleVersion(token, layout, header))
                continue;
            if (layout.Kind != NtlmMessageKind.Authenticate)
            {
                new DottedChain(token, layout, NtResponseSizes.None).TrySolve(header, bounds);
                continue;
            }

            foreach (var answer in Answers)
            {
                if (new DottedChain(token, layout, answer).TrySolve(header, bounds))
                    answers |= answer;
            }
        }

        return bounds.ToMap(layout);
    }

    /// <summary>Bytes that are zero in every message are hidden, and reserved flags are clear; else the text is shifted or another message.</summary>
    static bool IsPlausible(TokenBytes token, NtlmLayout layout) =>
        token.Length >= layout.HeaderSizes[0]
        && token.AreHidden(7, 5)
        && (layout.Zeros < 0 || token.AreHidden(layout.Zeros, 8))
        && NtlmFlags.Of(token.Number(layout.FlagsAt, 4)).UnnamedBits == 0;

    /// <summary>The last four bytes of a version are 0, 0, 0, 15.</summary>
    static bool IsPlausibleVersion(TokenBytes token, NtlmLayout layout, int header) =>
        header < layout.VersionAt + NtlmLayout.VersionSize || token.AreHidden(layout.VersionAt + 4, 4);
}
