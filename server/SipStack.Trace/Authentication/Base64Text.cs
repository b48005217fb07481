using System.Buffers;
using System.Buffers.Text;

namespace SipStack.Trace;

/// <summary>Reads the bytes of a token and notes what could not be read.</summary>
delegate T TokenReader<out T>(ReadOnlySpan<byte> bytes, List<string> problems);

/// <summary>Base64 of a log, which may be cut or damaged: what stands before the damage is decoded.</summary>
static class Base64Text
{
    const int LongestText = 64 * 1024;

    public static T Read<T>(ReadOnlySpan<byte> text, TokenReader<T> read)
    {
        if (text.Length > LongestText)
            return read([], ["The token is longer than 64 KiB."]);
        var problems = new List<string>();
        var buffer = ArrayPool<byte>.Shared.Rent(Base64.GetMaxDecodedFromUtf8Length(text.Length) + 3);
        try
        {
            return read(buffer.AsSpan(0, Decode(text, buffer, problems)), problems);
        }
        finally
        {
            // The buffer has held secrets and goes back to a shared pool.
            ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
        }
    }

    static int Decode(ReadOnlySpan<byte> text, Span<byte> bytes, List<string> problems)
    {
        if (Base64.DecodeFromUtf8(text, bytes, out var consumed, out var written) == OperationStatus.Done)
            return written;
        var isCut = text.Length - consumed < 4;
        problems.Add(isCut ? "The base64 text is cut." : $"The text is not base64 from character {consumed + 1} on.");
        return written;
    }
}
