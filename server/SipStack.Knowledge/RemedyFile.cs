using System.Security.Cryptography;
using System.Text;

namespace SipStack.Knowledge;

/// <summary>A file of a remedy as the product writes it: CRLF line ends, whatever the checkout had.</summary>
public sealed class RemedyFile(string name, byte[] content)
{
    public string Name => name;

    public ReadOnlyMemory<byte> Content => content;

    public string Text => Encoding.UTF8.GetString(content);

    /// <summary>SHA-256 of <see cref="Content"/>, 64 lower-case hexadecimal digits. An editor may write LF; then it does not fit.</summary>
    public string Sha256 => Convert.ToHexStringLower(SHA256.HashData(content));

    public static RemedyFile FromText(string name, ReadOnlySpan<byte> text) => new(name, WithCrlf(text));

    /// <summary>The same content under another name, for a folder where the name is taken.</summary>
    public RemedyFile WithName(string other) => new(other, content);

    static byte[] WithCrlf(ReadOnlySpan<byte> text)
    {
        var result = new List<byte>(text.Length + text.Count((byte)'\n'));
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\r' && i + 1 < text.Length && text[i + 1] == '\n')
                continue;

            if (text[i] == '\n')
                result.Add((byte)'\r');

            result.Add(text[i]);
        }

        return [.. result];
    }
}
