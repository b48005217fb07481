namespace SipStack.Lsp;

/// <summary>What objects and arrays have in common: brackets, and commas between.</summary>
static class JsonSequence
{
    /// <summary>
    /// Goes to the start of the next element. False behind the last one, with <paramref name="end"/> behind the bracket,
    /// and where the JSON is not valid, with -1.
    /// </summary>
    public static bool TryStep(ReadOnlySpan<byte> json, ref int at, ref bool hasBegun, byte open, byte close, int depth, out int end)
    {
        end = -1;
        if (!hasBegun && (depth >= JsonScanner.MaximumDepth || at >= json.Length || json[at] != open))
            return false;

        at = JsonScanner.SkipSpace(json, hasBegun ? at : at + 1);
        if (at >= json.Length)
            return false;
        if (json[at] == close)
        {
            end = at + 1;
            return false;
        }

        if (hasBegun)
        {
            if (json[at] != ',')
                return false;
            at = JsonScanner.SkipSpace(json, at + 1);
        }

        hasBegun = true;
        return true;
    }
}
