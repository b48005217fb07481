namespace SipStack.Lsp;

/// <summary>Unit of <see cref="Position.Character"/> (LSP 3.17, <c>PositionEncodingKind</c>).</summary>
public static class PositionEncodingKind
{
    public const string Utf8 = "utf-8";
    public const string Utf16 = "utf-16";

    /// <summary>UTF-8 when the client offers it, since documents are kept so; else UTF-16, which every client must understand.</summary>
    public static string Negotiate(ClientCapabilities? client)
    {
        foreach (var offered in client?.General?.PositionEncodings ?? [])
        {
            if (offered == Utf8)
                return Utf8;
        }

        return Utf16;
    }
}
