using System.Collections.Concurrent;
using Serilog.Core;
using Serilog.Events;

namespace SipStack.Server;

/// <summary>Writes the log to standard error, on a thread of its own: a client that does not read there must not stop the server. What it is too slow for is dropped.</summary>
sealed class StandardErrorSink : ILogEventSink, IDisposable
{
    const int MostWaiting = 1000;
    static readonly TimeSpan EndTimeout = TimeSpan.FromMilliseconds(500);

    readonly BlockingCollection<string> waiting = new(MostWaiting);
    readonly Thread writer;

    public StandardErrorSink()
    {
        writer = new Thread(Write) { IsBackground = true, Name = "Standard error" };
        writer.Start();
    }

    /// <summary>Further lines of a message, such as those of a stack, are indented: none looks like a message of its own.</summary>
    public void Emit(LogEvent logEvent) =>
        waiting.TryAdd($"sipstack: {logEvent.Level.ToString().ToLowerInvariant()}: {Terminal.Visible(logEvent.RenderMessage()).Replace("\n", "\n  ", StringComparison.Ordinal)}");

    public void Dispose()
    {
        waiting.CompleteAdding();
        writer.Join(EndTimeout);
    }

    void Write()
    {
        using var error = StandardError.Open();
        foreach (var line in waiting.GetConsumingEnumerable())
            error.WriteLine(line);
    }
}
