namespace SipStack.Lsp;

/// <summary>Goes through the items of a JSON array.</summary>
/// <param name="json">The text.</param>
/// <param name="start">Where the opening bracket stands.</param>
/// <param name="depth">How many arrays and objects are around this one.</param>
/// <param name="isKnownValid">As in <see cref="JsonScanner.SkipValue"/>.</param>
ref struct JsonItems(ReadOnlySpan<byte> json, int start, int depth, bool isKnownValid)
{
    readonly ReadOnlySpan<byte> json = json;
    int at = start;
    bool hasBegun;

    /// <summary>The JSON of the item.</summary>
    public ReadOnlySpan<byte> Value { get; private set; }

    /// <summary>After the last item: index behind the array, or -1 when it is not valid.</summary>
    public int End { get; private set; } = -1;

    /// <summary>False behind the last item, and where the array is not valid.</summary>
    public bool Next()
    {
        if (!JsonSequence.TryStep(json, ref at, ref hasBegun, (byte)'[', (byte)']', depth, out var end))
        {
            End = end;
            return false;
        }

        var valueEnd = JsonScanner.SkipValue(json, at, depth + 1, isKnownValid);
        if (valueEnd < 0)
            return false;

        Value = json[at..valueEnd];
        at = valueEnd;
        return true;
    }
}
