using System.Buffers.Text;
using System.Text;
using System.Text.Json;

namespace SipStack.Lsp;

/// <summary>
/// A valid JSON value inside a message. It is for what must be read at once or is very long; everything else is left
/// to System.Text.Json.
/// </summary>
readonly ref struct JsonSlice(ReadOnlySpan<byte> json)
{
    readonly ReadOnlySpan<byte> json = json;

    /// <summary>Makes an object of a value.</summary>
    public delegate T Reader<T>(JsonSlice json)
        where T : class;

    public bool IsNull => json.SequenceEqual("null"u8);

    /// <summary>The members of an object.</summary>
    /// <exception cref="LspException">The value is none.</exception>
    public JsonMembers Members => json is [(byte)'{', ..] ? new(json, 0, 0, isKnownValid: true) : throw Mismatch();

    public string Text()
    {
        var written = Written();
        return Encoding.UTF8.GetString(written.IndexOf((byte)'\\') >= 0 ? JsonEscapes.Decode(written) : written);
    }

    /// <summary>The text of a string, in an array of its own.</summary>
    public Utf8Text Utf8()
    {
        var written = Written();
        return new(written.IndexOf((byte)'\\') >= 0 ? JsonEscapes.Decode(written) : written.ToArray());
    }

    public int Int() => Utf8Parser.TryParse(json, out int number, out var consumed) && consumed == json.Length ? number : throw Mismatch();

    public bool Bool() => json.SequenceEqual("true"u8) || (json.SequenceEqual("false"u8) ? false : throw Mismatch());

    public JsonElement ToElement()
    {
        var reader = new Utf8JsonReader(json);
        return JsonElement.ParseValue(ref reader);
    }

    // Members of an object that may be missing or null. A value of another type throws.
    public bool? Bool(ReadOnlySpan<byte> name) => TryGet(name, out var value) ? value.Bool() : null;

    public int? Int(ReadOnlySpan<byte> name) => TryGet(name, out var value) ? value.Int() : null;

    public string? Text(ReadOnlySpan<byte> name) => TryGet(name, out var value) ? value.Text() : null;

    public string[]? Texts(ReadOnlySpan<byte> name) => Array(name, static item => item.IsNull ? "" : item.Text());

    public T? Object<T>(ReadOnlySpan<byte> name, Reader<T> read)
        where T : class => TryGet(name, out var value) ? read(value) : null;

    public T[]? Array<T>(ReadOnlySpan<byte> name, Reader<T> read)
        where T : class
    {
        if (!TryGet(name, out var value))
            return null;
        if (value.json is not [(byte)'[', ..])
            throw Mismatch();

        var list = new T[value.CountItems()];
        var items = new JsonItems(value.json, 0, 0, isKnownValid: true);
        for (var index = 0; items.Next(); index++)
            list[index] = read(new JsonSlice(items.Value));
        return list;
    }

    /// <summary>Of several members with one name the last one counts, as in System.Text.Json.</summary>
    public bool TryGet(ReadOnlySpan<byte> name, out JsonSlice value)
    {
        value = default;
        var members = Members;
        while (members.Next())
        {
            if (members.NameIs(name))
                value = new(members.Value);
        }

        return !value.json.IsEmpty && !value.IsNull;
    }

    int CountItems()
    {
        var count = 0;
        var items = new JsonItems(json, 0, 0, isKnownValid: true);
        while (items.Next())
            count++;
        return count;
    }

    ReadOnlySpan<byte> Written() => json is [(byte)'"', .. var written, (byte)'"'] ? written : throw Mismatch();

    public static LspException Mismatch() => new(ErrorCodes.InvalidParams, "The parameters are not what the specification says.");
}
