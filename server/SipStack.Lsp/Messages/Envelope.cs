using System.Text.Json;

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
        var reader = new Utf8JsonReader(json);
        try
        {
            reader.Read();
            if (reader.TokenType != JsonTokenType.StartObject)
            {
                reader.Skip();
                reader.Read();
                return EnvelopeFault.Invalid;
            }

            envelope = ReadMembers(ref reader, json, out var fault);
            return fault;
        }
        catch (JsonException)
        {
            envelope = default;
            return EnvelopeFault.Malformed;
        }
    }

    static Envelope ReadMembers(scoped ref Utf8JsonReader reader, ReadOnlySpan<byte> json, out EnvelopeFault fault)
    {
        Envelope envelope = default;
        fault = EnvelopeFault.None;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("id"u8))
            {
                reader.Read();
                var isValid = IntegerOrString.TryRead(ref reader, out var id);
                if (!isValid && reader.TokenType != JsonTokenType.Null)
                    fault = EnvelopeFault.Invalid;
                envelope = envelope with { HasId = true, Id = isValid ? id : default(IntegerOrString?) };
                reader.Skip();
            }
            else if (reader.ValueTextEquals("method"u8))
            {
                reader.Read();
                if (reader.TokenType == JsonTokenType.String)
                    envelope = envelope with { Method = reader.GetString() };
                else
                    fault = EnvelopeFault.Invalid;
                reader.Skip();
            }
            else if (reader.ValueTextEquals("params"u8))
            {
                envelope = envelope with { Params = ReadUnlessNull(ref reader, json) };
            }
            else if (reader.ValueTextEquals("result"u8))
            {
                envelope = envelope with { Result = ReadValue(ref reader, json) };
            }
            else if (reader.ValueTextEquals("error"u8))
            {
                envelope = envelope with { Error = ReadUnlessNull(ref reader, json) };
            }
            else
            {
                reader.Skip();
            }
        }

        // Reading on finds bytes behind the object.
        reader.Read();
        return envelope;
    }

    static ReadOnlySpan<byte> ReadValue(scoped ref Utf8JsonReader reader, ReadOnlySpan<byte> json)
    {
        reader.Read();
        var start = (int)reader.TokenStartIndex;
        reader.Skip();
        return json[start..(int)reader.BytesConsumed];
    }

    static ReadOnlySpan<byte> ReadUnlessNull(scoped ref Utf8JsonReader reader, ReadOnlySpan<byte> json)
    {
        var value = ReadValue(ref reader, json);
        return reader.TokenType == JsonTokenType.Null ? default : value;
    }
}
