namespace SipStack.Lsp;

/// <summary>Error codes of JSON-RPC 2.0 (section 5.1) and LSP 3.17 (<c>ErrorCodes</c>).</summary>
public static class ErrorCodes
{
    public const int ParseError = -32700;
    public const int InvalidRequest = -32600;
    public const int MethodNotFound = -32601;
    public const int InvalidParams = -32602;
    public const int InternalError = -32603;
    public const int ServerNotInitialized = -32002;
    public const int RequestFailed = -32803;
    public const int ServerCancelled = -32802;
    public const int ContentModified = -32801;
    public const int RequestCancelled = -32800;
}

/// <summary>An error that the other side is to see as it is: thrown by a handler, or received as the answer to a request of ours.</summary>
public sealed class LspException(int code, string message) : Exception(message)
{
    public int Code { get; } = code;
}
