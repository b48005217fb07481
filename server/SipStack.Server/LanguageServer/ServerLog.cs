using Serilog;
using Serilog.Core;
using Serilog.Debugging;
using Serilog.Events;
using SipStack.Lsp;

namespace SipStack.Server;

/// <summary>
/// The server's own log, by Serilog: to standard error, and to a rolling file where the user asked for one. Warnings and errors also go
/// to the client. Text of the user's logs appears at debug level only.
/// </summary>
sealed class ServerLog(LspOptions options) : IDisposable
{
    readonly Lock gate = new();
    Logger? logger;
    Action<LspLogLevel, string>? client;
    string? fileFault;

    LogEventLevel Level => options.LogLevel switch
    {
        "debug" => LogEventLevel.Debug,
        "warning" => LogEventLevel.Warning,
        "error" => LogEventLevel.Error,
        _ => LogEventLevel.Information,
    };

    /// <summary>Opens what costs start-up time, once <c>initialize</c> has been answered.</summary>
    public void Open(Action<LspLogLevel, string> toClient)
    {
        client = toClient;
        Logger();
        if (fileFault is { } fault)
            client(LspLogLevel.Warning, fault);
    }

    public void Write(LspLogLevel level, string message)
    {
        Logger().Write(ToSerilog(level), "{Message:l}", message);
        if (level >= LspLogLevel.Warning)
            client?.Invoke(level, message);
    }

    public void Dispose()
    {
        try
        {
            logger?.Dispose();
        }
        catch (IOException)
        {
            // The last lines do not fit on the disk; that must not be how the server ends.
        }
    }

    Logger Logger()
    {
        lock (gate)
            return logger ??= Create();
    }

    Logger Create()
    {
        const string Template = "{Timestamp:yyyy-MM-dd HH:mm:ss.fff} [{Level:u3}] {Message:lj}{NewLine}";
        var configuration = new LoggerConfiguration().MinimumLevel.Is(Level).WriteTo.Sink(new StandardErrorSink());
        if (options.LogFile is not { } file)
            return configuration.CreateLogger();
        SelfLog.Enable(note => ReportFault(file, note));
        try
        {
            return configuration.WriteTo.File(file, outputTemplate: Template, rollingInterval: RollingInterval.Day, fileSizeLimitBytes: 10_000_000, rollOnFileSizeLimit: true, retainedFileCountLimit: 5).CreateLogger();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            ReportFault(file, $"Exception: {exception.Message}");
            return configuration.CreateLogger();
        }
    }

    /// <summary>
    /// The library swallows what goes wrong with a file, and notes it: an exception, on a full disk; or its tries to open the file under other
    /// names, the third of which is the last. The user hears of it once.
    /// </summary>
    void ReportFault(string file, string note)
    {
        const string Lead = "Exception: ";
        var start = note.IndexOf(Lead, StringComparison.Ordinal);
        var reason = start >= 0 ? note[(start + Lead.Length)..].Split('\n')[0].Trim() : "its folder does not allow it, or its name";
        if (start < 0 && !note.Contains("(attempt 3)", StringComparison.Ordinal))
            return;
        if (Interlocked.CompareExchange(ref fileFault, $"The log file {file} cannot be written: {reason}", null) is null)
            client?.Invoke(LspLogLevel.Warning, fileFault);
    }

    static LogEventLevel ToSerilog(LspLogLevel level) => level switch
    {
        LspLogLevel.Debug => LogEventLevel.Debug,
        LspLogLevel.Information => LogEventLevel.Information,
        LspLogLevel.Warning => LogEventLevel.Warning,
        _ => LogEventLevel.Error,
    };
}
