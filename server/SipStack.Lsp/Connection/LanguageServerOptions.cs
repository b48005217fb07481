namespace SipStack.Lsp;

public enum LspLogLevel
{
    Debug,
    Information,
    Warning,
    Error,
}

/// <summary>Limits and hooks of a connection; the defaults suit a server on standard input and output.</summary>
public sealed record LanguageServerOptions
{
    /// <summary>Longest message body that is read, in bytes.</summary>
    public int MaximumMessageLength { get; init; } = 1 << 30;

    /// <summary>Requests that run at the same time; others wait in order.</summary>
    public int MaximumConcurrentRequests { get; init; } = Environment.ProcessorCount;

    /// <summary>Bytes of unread output above which running requests wait for the client to read.</summary>
    public long OutputHighWater { get; init; } = 64L << 20;

    /// <summary>
    /// Bytes of unread output above which nothing more is read: a client that never reads must not fill the memory. It is far above the other
    /// limit, because a client may write much before it reads.
    /// </summary>
    public long OutputLimit { get; init; } = 128L << 20;

    /// <summary>Requests that may wait; above it nothing more is read.</summary>
    public int MaximumWaitingRequests { get; init; } = 100_000;

    /// <summary>Bytes of the parameters of requests that may wait; above it nothing more is read.</summary>
    public long MaximumWaitingParameters { get; init; } = 128L << 20;

    /// <summary>Process whose end ends the server, beside the one that <c>initialize</c> names.</summary>
    public int? ClientProcessId { get; init; }

    /// <summary>How often the client process is looked at.</summary>
    public TimeSpan ClientWatchInterval { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>How long a request to the client waits for its answer.</summary>
    public TimeSpan RequestTimeout { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How long requests may still run to their answer after the input has ended, before they are cancelled.</summary>
    public TimeSpan EndGrace { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>How long cancelled requests, and then unwritten output, are waited for at the end.</summary>
    public TimeSpan EndTimeout { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Receives what an administrator of the server may want to know. Text of messages appears at debug level only.</summary>
    public Action<LspLogLevel, string> Log { get; init; } = static (_, _) => { };
}
