namespace SipStack.Trace;

/// <summary>The lowest and highest place of every field boundary over all layouts found.</summary>
sealed class LayoutBounds(int fields)
{
    readonly int[] lowest = Enumerable.Repeat(int.MaxValue, fields + 1).ToArray();
    readonly int[] highest = Enumerable.Repeat(-1, fields + 1).ToArray();

    public void Add(int boundary, int place)
    {
        lowest[boundary] = Math.Min(lowest[boundary], place);
        highest[boundary] = Math.Max(highest[boundary], place);
    }

    /// <summary>Fields are placed as far as all layouts agree. Null when there was none.</summary>
    public NtlmMap? ToMap(NtlmLayout layout)
    {
        if (highest[0] < 0)
            return null;
        var map = new NtlmMap(layout, lowest[0], highest[0]);
        for (var i = 0; i < layout.PayloadOrder.Length; i++)
        {
            var start = lowest[i] == highest[i] ? lowest[i] : -1;
            var length = start >= 0 && lowest[i + 1] == highest[i + 1] ? lowest[i + 1] - start : -1;
            map[layout.PayloadOrder[i].Role] = new NtlmField(start, length);
        }

        return map;
    }
}
