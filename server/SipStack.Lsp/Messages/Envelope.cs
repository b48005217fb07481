namespace SipStack.Lsp;

enum EnvelopeFault
{
    None,

    /// <summary>Not JSON.</summary>
    Malformed,

    /// <summary>JSON, but no JSON-RPC 2.0 message that LSP knows.</summary>
    Invalid,
}

/// <summary>One JSON-RPC 2.0 message; its parts are slices of the message and live as long as that.</summary>
readonly ref struct Envelope
{
    public IntegerOrString? Id { get; private init; }

    /// <summary>True when the member <c>id</c> is there, be it null.</summary>
    public bool HasId { get; private init; }

    public string? Method { get; private init; }

    /// <summary>The JSON of <c>params</c>; empty when it is missing or null.</summary>
    public ReadOnlySpan<byte> Params { get; private init; }

    /// <summary>The JSON of <c>result</c>; empty when it is missing.</summary>
    public ReadOnlySpan<byte> Result { get; private init; }

    /// <summary>The JSON of <c>error</c>; empty when it is missing or null.</summary>
    public ReadOnlySpan<byte> Error { get; private init; }

    public static EnvelopeFault Parse(ReadOnlySpan<byte> json, out Envelope envelope)
    {
        envelope = default;
        var start = JsonScanner.SkipSpace(json, 0);
        if (start == json.Length || json[start] != '{')
        {
            var end = JsonScanner.SkipValue(json, start, 0, isKnownValid: false);
            return EndsAt(json, end) ? EnvelopeFault.Invalid : EnvelopeFault.Malformed;
        }

        var members = new JsonMembers(json, start, 0, isKnownValid: false);
        var fault = EnvelopeFault.None;
        while (members.Next())
            envelope = envelope.With(members, ref fault);
        if (EndsAt(json, members.End))
            return fault;

        envelope = default;
        return EnvelopeFault.Malformed;
    }

    Envelope With(JsonMembers member, scoped ref EnvelopeFault fault)
    {
        var value = member.Value;
        if (member.NameIs("id"u8))
        {
            var isValid = IntegerOrString.TryRead(value, out var id);
            if (!isValid && !IsNull(value))
                fault = EnvelopeFault.Invalid;
            return this with { HasId = true, Id = isValid ? id : default(IntegerOrString?) };
        }

        if (member.NameIs("method"u8))
        {
            if (value[0] == '"')
                return this with { Method = new JsonSlice(value).Text() };
            fault = EnvelopeFault.Invalid;
            return this;
        }

        if (member.NameIs("params"u8))
            return this with { Params = IsNull(value) ? default : value };
        if (member.NameIs("result"u8))
            return this with { Result = value };
        if (member.NameIs("error"u8))
            return this with { Error = IsNull(value) ? default : value };
        return this;
    }

    static bool EndsAt(ReadOnlySpan<byte> json, int end) => end >= 0 && JsonScanner.SkipSpace(json, end) == json.Length;

    static bool IsNull(ReadOnlySpan<byte> value) => value.SequenceEqual("null"u8);
}
