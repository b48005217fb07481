using System.Buffers.Text;
using System.Text;

namespace SipStack.Lsp;

/// <summary>
/// Writes the members of JSON objects into a message. It is for the answer to <c>initialize</c> alone: the general writer
/// builds tables on its first use that cost more time than the whole answer. A member that has the default value of its
/// type is left out, but for those that are written always.
/// </summary>
sealed class JsonTextWriter(OutgoingMessage message)
{
    bool needsComma;

    /// <summary>Starts an object: as a member, or without a name as the outermost value.</summary>
    public void Begin(ReadOnlySpan<byte> name = default)
    {
        if (!name.IsEmpty)
            Name(name);
        message.Write("{"u8);
        needsComma = false;
    }

    public void End()
    {
        message.Write("}"u8);
        needsComma = true;
    }

    public void Member(ReadOnlySpan<byte> name, string? value)
    {
        if (value is null)
            return;
        Name(name);
        Text(value);
    }

    public void Member(ReadOnlySpan<byte> name, long value)
    {
        if (value != 0)
            Always(name, value);
    }

    public void Member(ReadOnlySpan<byte> name, bool value)
    {
        if (value)
            Always(name, value);
    }

    public void Member(ReadOnlySpan<byte> name, string[]? values)
    {
        if (values is null)
            return;
        Name(name);
        message.Write("["u8);
        for (var index = 0; index < values.Length; index++)
        {
            if (index > 0)
                message.Write(","u8);
            Text(values[index]);
        }

        message.Write("]"u8);
    }

    public void Always(ReadOnlySpan<byte> name, bool value)
    {
        Name(name);
        message.Write(value ? "true"u8 : "false"u8);
    }

    public void Always(ReadOnlySpan<byte> name, long value)
    {
        Name(name);
        Span<byte> digits = stackalloc byte[20];
        Utf8Formatter.TryFormat(value, digits, out var length);
        message.Write(digits[..length]);
    }

    void Name(ReadOnlySpan<byte> name)
    {
        message.Write(needsComma ? ",\""u8 : "\""u8);
        message.Write(name);
        message.Write("\":"u8);
        needsComma = true;
    }

    void Text(string text)
    {
        const int LongestEscape = 6;
        var bytes = Encoding.UTF8.GetBytes(text);
        var target = message.GetSpan((bytes.Length * LongestEscape) + 2);
        var length = 0;
        target[length++] = (byte)'"';
        foreach (var letter in bytes)
        {
            if (letter is (byte)'"' or (byte)'\\')
            {
                target[length++] = (byte)'\\';
                target[length++] = letter;
            }
            else if (letter < ' ')
            {
                "\\u00"u8.CopyTo(target[length..]);
                target[length + 4] = Hex(letter >> 4);
                target[length + 5] = Hex(letter & 0xF);
                length += LongestEscape;
            }
            else
            {
                target[length++] = letter;
            }
        }

        target[length++] = (byte)'"';
        message.Advance(length);
    }

    static byte Hex(int digit) => "0123456789abcdef"u8[digit];
}
