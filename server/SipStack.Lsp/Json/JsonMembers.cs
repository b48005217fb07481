namespace SipStack.Lsp;

/// <summary>Goes through the members of a JSON object, in their order and without copying.</summary>
/// <param name="json">The text.</param>
/// <param name="start">Where the opening brace stands.</param>
/// <param name="depth">How many arrays and objects are around this one.</param>
/// <param name="isKnownValid">As in <see cref="JsonScanner.SkipValue"/>.</param>
ref struct JsonMembers(ReadOnlySpan<byte> json, int start, int depth, bool isKnownValid)
{
    readonly ReadOnlySpan<byte> json = json;
    int at = start;
    bool hasBegun;

    /// <summary>The name as it is written, without its quotes.</summary>
    public ReadOnlySpan<byte> WrittenName { get; private set; }

    /// <summary>The JSON of the value.</summary>
    public ReadOnlySpan<byte> Value { get; private set; }

    /// <summary>After the last member: index behind the object, or -1 when it is not valid.</summary>
    public int End { get; private set; } = -1;

    /// <summary>False behind the last member, and where the object is not valid.</summary>
    public bool Next()
    {
        if (!JsonSequence.TryStep(json, ref at, ref hasBegun, (byte)'{', (byte)'}', depth, out var end))
        {
            End = end;
            return false;
        }

        var nameEnd = JsonScanner.SkipString(json, at, isKnownValid);
        if (nameEnd < 0)
            return false;
        var colon = JsonScanner.SkipSpace(json, nameEnd);
        if (colon >= json.Length || json[colon] != ':')
            return false;
        var valueStart = JsonScanner.SkipSpace(json, colon + 1);
        var valueEnd = JsonScanner.SkipValue(json, valueStart, depth + 1, isKnownValid);
        if (valueEnd < 0)
            return false;

        WrittenName = json[(at + 1)..(nameEnd - 1)];
        Value = json[valueStart..valueEnd];
        at = valueEnd;
        return true;
    }

    public readonly bool NameIs(ReadOnlySpan<byte> name) =>
        WrittenName.SequenceEqual(name) || (WrittenName.IndexOf((byte)'\\') >= 0 && JsonEscapes.Decode(WrittenName).AsSpan().SequenceEqual(name));
}
